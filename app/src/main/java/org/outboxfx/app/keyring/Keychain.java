package org.outboxfx.app.keyring;

import java.util.List;
import java.util.Optional;

/** The login keychain of macOS, asked by its program {@code security}. */
final class Keychain implements Keyring {

    static final String PROGRAM = "security";
    private static final String SERVICE = "OutboxFX";
    /** errSecItemNotFound, as the program's exit code. */
    private static final int NOT_FOUND = 44;

    private final DesktopProgram security;

    Keychain(DesktopProgram security) {
        this.security = security;
    }

    @Override
    public Optional<String> find(String account) {
        var outcome = security.ask(List.of("find-generic-password", "-a", account, "-s", SERVICE, "-w"), "");
        if (outcome.exit() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(Encoded.plain(succeeded(outcome).said().strip()));
    }

    /** By its interactive form, which reads commands: the secret is in no argument then. */
    @Override
    public void put(String account, String secret) {
        succeeded(security.ask(List.of("-i"),
                "add-generic-password -U -a " + account + " -s " + SERVICE + " -w " + Encoded.of(secret) + "\n"));
        if (!find(account).equals(Optional.of(secret))) { // that form does not tell of a failure by its exit code
            throw new KeyringException(KeyringException.Reason.REFUSED,
                    "The keychain did not keep what it was given. It may be locked.", null);
        }
    }

    @Override
    public void remove(String account) {
        var outcome = security.ask(List.of("delete-generic-password", "-a", account, "-s", SERVICE), "");
        if (outcome.exit() != NOT_FOUND) {
            succeeded(outcome);
        }
    }

    private static DesktopProgram.Outcome succeeded(DesktopProgram.Outcome outcome) {
        if (outcome.exit() != 0) {
            throw new KeyringException(KeyringException.Reason.REFUSED,
                    "The keychain refused (" + PROGRAM + " ended with " + outcome.exit() + ").", null);
        }
        return outcome;
    }
}
