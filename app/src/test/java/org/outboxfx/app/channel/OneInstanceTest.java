package org.outboxfx.app.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.words.WordedException;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OneInstanceTest {

    private static final String PROGRAM = "OutboxFX 0";

    @TempDir
    Path folder;

    @Test
    void aSecondStartOfTheSameProfileShowsTheFirstWindowAndIsOver() {
        var shown = new AtomicInteger();
        try (var first = OneInstance.claim(folder, PROGRAM).orElseThrow()) {
            first.answer(shows(shown::incrementAndGet));

            assertThat(OneInstance.claim(folder, PROGRAM)).isEmpty();
            assertThat(OneInstance.claim(folder, PROGRAM)).isEmpty();

            assertThat(shown).hasValue(2);
        }
    }

    @Test
    void whileAFirstStartStillAsksForSomethingASecondOneGetsToSeeThatAndLaterTheWindow() {
        var asking = new AtomicInteger();
        var shown = new AtomicInteger();
        try (var first = OneInstance.claim(folder, PROGRAM).orElseThrow()) {
            first.showMeanwhile(asking::incrementAndGet);
            assertThat(OneInstance.claim(folder, PROGRAM)).isEmpty();
            assertThat(asking).hasValue(1);

            first.answer(shows(shown::incrementAndGet));
            assertThat(OneInstance.claim(folder, PROGRAM)).isEmpty();

            assertThat(asking).hasValue(1);
            assertThat(shown).hasValue(1);
        }
    }

    @Test
    void anotherProcessIsAskedToo() throws Exception {
        Process other = start(folder);
        try (var output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("claimed");

            assertThat(OneInstance.claim(folder, PROGRAM)).isEmpty();

            assertThat(output.readLine()).isEqualTo("shown");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProfileWhoseProcessWasKilledIsFree() throws Exception {
        Process other = start(folder);
        try (var output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("claimed");
        } finally {
            other.destroyForcibly().waitFor();
        }

        try (var claimed = OneInstance.claim(folder, PROGRAM).orElseThrow()) {
            assertThat(claimed).isNotNull();
        }
    }

    @Test
    void profilesDoNotHinderEachOther() {
        try (var one = OneInstance.claim(folder.resolve("one"), PROGRAM).orElseThrow();
                var two = OneInstance.claim(folder.resolve("two"), PROGRAM).orElseThrow()) {
            assertThat(one).isNotSameAs(two);
        }
    }

    @Test
    void oneThatDoesNotAnswerIsNamedWithItsProfile() throws IOException {
        try (var first = OneInstance.claim(folder, PROGRAM).orElseThrow()) {
            first.answer(shows(() -> {}));
            Files.delete(OneInstance.socket(folder));

            assertThatThrownBy(() -> OneInstance.claim(folder, PROGRAM)).isInstanceOf(WordedException.class)
                    .hasMessage("The profile " + folder + " is in use by another OutboxFX, which does not answer."
                            + " Close that one, or start with a profile of its own: --profile DIR.");
        }
    }

    @Test
    void aFolderThatIsNoneIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> OneInstance.claim(file, PROGRAM))
                .hasMessage("Cannot use the profile " + file
                        + ": its folder cannot be written to. Give another one with --profile DIR.");
    }

    @Test
    void whoWaitsForAProfileGetsItWhenItsHolderIsOver() throws Exception {
        var first = OneInstance.take(folder).orElseThrow();
        var second = CompletableFuture.supplyAsync(() -> OneInstance.take(folder, Duration.ofSeconds(30)));

        first.close();

        try (var taken = second.get(30, TimeUnit.SECONDS).orElseThrow()) {
            assertThat(taken).isNotNull();
        }
    }

    @Test
    void theChannelIsForItsOwnerAlone() throws IOException {
        try (var first = OneInstance.claim(folder, PROGRAM).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(Files.getPosixFilePermissions(folder.resolve("channel")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static Answering shows(Runnable show) {
        return new Answering() {
            @Override
            public void show() {
                show.run();
            }

            @Override
            public int run(Request request, Writer out, Writer err) {
                throw new IllegalStateException("No command is expected here.");
            }
        };
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** A process that holds a profile until it is killed. */
    static final class Holder {

        public static void main(String[] arguments) throws InterruptedException {
            OneInstance.claim(Path.of(arguments[0]), PROGRAM).orElseThrow().answer(shows(() -> System.out.println("shown")));
            System.out.println("claimed");
            Thread.currentThread().join();
        }
    }
}
