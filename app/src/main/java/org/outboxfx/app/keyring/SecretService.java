package org.outboxfx.app.keyring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Secret Service of Linux desktops (GNOME Keyring, KWallet, KeePassXC), asked by {@code secret-tool} of libsecret. */
final class SecretService implements Keyring {

    static final String PROGRAM = "secret-tool";
    private static final String LABEL = "--label=OutboxFX";

    private final DesktopProgram tool;

    SecretService(DesktopProgram tool) {
        this.tool = tool;
    }

    @Override
    public Optional<String> find(String account) {
        DesktopProgram.Outcome outcome = tool.ask(attributes("lookup", account), "");
        if (outcome.exit() == 0) {
            return Optional.of(Encoded.plain(outcome.said()));
        }
        refuseWhatIsThere(outcome, account);
        return Optional.empty();
    }

    @Override
    public void put(String account, String secret) {
        List<String> arguments = new ArrayList<>(attributes("store", account));
        arguments.add(1, LABEL);
        succeed(tool.ask(arguments, Encoded.of(secret)));
    }

    @Override
    public void remove(String account) {
        DesktopProgram.Outcome outcome = tool.ask(attributes("clear", account), "");
        if (outcome.exit() != 0) {
            refuseWhatIsThere(outcome, account);
        }
    }

    /**
     * The tool ends with 1 and without a word where there is nothing, and as well where there is something that stays locked because the
     * person does not unlock it. What is locked can still be seen.
     */
    private void refuseWhatIsThere(DesktopProgram.Outcome outcome, String account) {
        if (!outcome.complaint().isEmpty()) {
            throw failed(outcome);
        }
        if (!tool.ask(attributes("search", account), "").said().isEmpty()) {
            throw new KeyringException(KeyringException.Reason.LOCKED, "The keyring is locked, and nobody has unlocked it.",
                    null);
        }
    }

    private static List<String> attributes(String verb, String account) {
        return List.of(verb, "application", "outboxfx", "account", account);
    }

    private static void succeed(DesktopProgram.Outcome outcome) {
        if (outcome.exit() != 0) {
            throw failed(outcome);
        }
    }

    private static KeyringException failed(DesktopProgram.Outcome outcome) {
        return new KeyringException(KeyringException.Reason.REFUSED,
                "The keyring refused: " + (outcome.complaint().isEmpty() ? "it may be locked" : outcome.complaint()) + " ("
                        + PROGRAM + " ended with " + outcome.exit() + ").",
                null);
    }
}
