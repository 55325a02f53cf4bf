package org.outboxfx.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outboxfx.Pairing;
import org.outboxfx.app.cli.Finding;
import org.outboxfx.app.keyring.Keyring;
import org.outboxfx.app.keyring.KeyringException;
import org.outboxfx.app.settings.ServerChoice;
import org.outboxfx.app.settings.Settings;
import org.outboxfx.app.words.WordedException;

/** What can be said of a profile and this machine without opening the database. Blocks for disk and network. */
final class Examination {

    /** Less than this and the database will soon have no room to work in. */
    private static final long LITTLE_ROOM_BYTES = 200L << 20;

    private static final String IN_A_FILE = "The server's token is kept in a file that only you may read.";
    private static final String UNLOCK = "Unlock the keyring, or pair the device again in the settings.";

    private Examination() {}

    static List<Finding> of(Profile profile, Optional<Keyring> keyring) {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.right("program", Version.nameAndNumber() + " on Java " + Runtime.version() + ", "
                + System.getProperty("os.name")));
        findings.add(folder(profile.folder()));
        findings.add(room(profile.folder()));
        findings.add(display());
        findings.add(keyring(new ServerToken(profile, keyring), keyring));
        return findings;
    }

    private static Finding folder(Path folder) {
        if (!Files.exists(folder)) {
            return Finding.wrong("profile", folder + " is not there and cannot be made.", "Give another one with --profile DIR.");
        }
        return Files.isWritable(folder)
                ? Finding.right("profile", folder.toString())
                : Finding.wrong("profile", folder + " may not be written to.", "Give the folder back its permissions.");
    }

    private static Finding room(Path folder) {
        try {
            long bytes = Files.getFileStore(folder).getUsableSpace();
            String found = (bytes >> 20) + " MB are free on its disk.";
            return bytes < LITTLE_ROOM_BYTES
                    ? Finding.wrong("room", found, "Make room: what does not fit is not kept.")
                    : Finding.right("room", found);
        } catch (IOException e) {
            return Finding.note("room", "The disk does not say how much room it has.", "Look yourself.");
        }
    }

    private static Finding display() {
        String system = System.getProperty("os.name", "");
        if (Screen.find(system, System.getenv(), System.getProperty("glass.platform")) == Screen.NONE) {
            return Finding.note("display", "There is none here (neither DISPLAY nor WAYLAND_DISPLAY is set).",
                    "Commands work without one; the window needs one.");
        }
        return FontCheck.problem(system, System.getenv(), Path.of("/"))
                .map(problem -> Finding.note("display", problem, "Commands work without; the window needs it."))
                .orElseGet(() -> Finding.right("display", "There is one, and fonts for it."));
    }

    /** The keyring may ask the person to unlock it meanwhile. */
    private static Finding keyring(ServerToken token, Optional<Keyring> keyring) {
        try {
            return switch (token.place()) {
                case KEYRING -> {
                    String _ = token.read();
                    yield Finding.right("keyring", "It has this device's token for the server.");
                }
                case FILE -> keyring.isPresent()
                        ? empty(keyring.get(), token)
                        : Finding.note("keyring",
                                "This desktop has none that is known here.", IN_A_FILE);
            };
        } catch (KeyringException | WordedException e) {
            return Finding.wrong("keyring", String.valueOf(e.getMessage()), UNLOCK);
        }
    }

    private static Finding empty(Keyring keyring, ServerToken token) {
        try {
            Optional<String> _ = keyring.find("asked-by-doctor");
        } catch (KeyringException e) {
            return Finding.note("keyring", "It does not answer: " + e.getMessage(), IN_A_FILE);
        }
        return token.isThere()
                ? Finding.note("keyring", "It answers, but did not when this device was connected: the token is in a file.",
                        "Connect with the server once more in the settings, and the keyring gets the token.")
                : Finding.right("keyring", "It answers, and will be given the token when a server is connected.");
    }

    /** Whether the server that was paired with takes this device; empty if there is none. */
    static Optional<Finding> ofServer(Profile profile, Settings settings, Optional<Keyring> keyring) {
        ServerChoice chosen = settings.server();
        return chosen == null ? Optional.empty() : Optional.of(asked(new ServerToken(profile, keyring), chosen));
    }

    private static Finding asked(ServerToken kept, ServerChoice chosen) {
        String token;
        try {
            token = kept.read();
        } catch (KeyringException | WordedException e) {
            return Finding.wrong("server", "This device's token cannot be read: " + e.getMessage(),
                    UNLOCK);
        }
        String at = " at " + chosen.address();
        return switch (Pairing.attempt(chosen.address(), token, chosen.certificate())) {
            case Pairing.Accepted(String workspace, String member) ->
                Finding.right("server", "It answers" + at + ", for " + member + " in " + workspace + ".");
            case Pairing.WrongAddress(String why) -> Finding.wrong("server", why, "Pair the device again in the settings.");
            case Pairing.WrongToken _ -> Finding.wrong("server", "It answers" + at + " and does not know this device.",
                    "Pair the device again in the settings.");
            case Pairing.NotTrusted _ -> Finding.wrong("server", "What answers" + at
                    + " shows a certificate that is not trusted; nothing was sent.", "Compare its fingerprint in the settings.");
            case Pairing.NotTheServer _ -> Finding.wrong("server", "Something else answers" + at + ".",
                    "Sign in to this network in a browser, or correct the address in the settings.");
            case Pairing.NobodyThere _ -> Finding.note("server", "Nobody answers" + at + ".",
                    "Look at the network; what waits goes by itself.");
            case Pairing.ServerDown _ -> Finding.note("server", "It answers" + at + " that it cannot serve now.",
                    "Wait; what waits goes by itself.");
        };
    }
}
