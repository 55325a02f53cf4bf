package org.outboxfx.app.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.channel.Request;
import org.outboxfx.app.words.WordedException;
import org.outboxfx.app.words.Words;

/**
 * The last step of every route: runs a command in the process that has the device.
 *
 * @param reach whether this process sends
 * @param language in which its person types
 */
record InsideRoute(OutboxClient client, Device.Reach reach, Request request, Session.Home home, Locale language, Writer out,
        Writer err) implements Route {

    @Override
    public Exit run(DeviceCommand command) {
        var output = new PrintWriter(out);
        var errors = new PrintWriter(err);
        var printer = new Printer(output, errors, command.form(), request.look());
        try {
            return command.run(new Session(client, reach, printer, request, new Words(Locale.ENGLISH), new Words(language),
                    home, InstantSource.system(), ZoneId.systemDefault()));
        } catch (CommandFailure e) {
            printer.error(e.exit(), String.valueOf(e.getMessage()));
            return e.exit();
        } catch (java.io.IOException | CompletionException | IllegalStateException | IllegalArgumentException
                | java.io.UncheckedIOException | WordedException e) {
            printer.error(Exit.FAILED, said(e));
            return Exit.FAILED;
        } finally {
            // Not closed: what nobody here expected is told by whoever called.
            output.flush();
            errors.flush();
        }
    }

    /** What is wrong, in the words of whoever found it. */
    static String said(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    @Override
    public void expectOutside() {
        throw CommandFailure.failed("This works in a process of its own only.");
    }
}
