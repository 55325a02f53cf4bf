package org.outboxfx.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.cli.Device;
import org.outboxfx.app.cli.Finding;
import org.outboxfx.app.cli.Program;
import org.outboxfx.app.cli.WindowStart;
import org.outboxfx.app.keyring.Keyrings;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Settings;

/** This program, as its command line needs it. */
final class InstalledProgram implements Program {

    @Override
    public String version() {
        return Version.nameAndNumber();
    }

    @Override
    public Path standardProfile() {
        return Profile.standard().folder();
    }

    @Override
    public String person() {
        return System.getProperty("user.name", "me");
    }

    @Override
    public Locale language(Path profile) {
        return settings(profile).locale();
    }

    private static Settings settings(Path profile) {
        return Preferences.in(new Profile(profile).settings()).get();
    }

    @Override
    public Device open(Path folder, Device.Reach reach) {
        var profile = new Profile(folder);
        Settings settings = settings(folder);
        Device device = switch (reach) {
            case DISK -> quiet(Wiring.quiet(profile, unlocked(new Vault(profile, Keyrings.ofThisDesktop()))));
            case SERVER -> {
                var start = new OutboxApp.Start(profile, null, null, null, null);
                var opener = new Opener(start, Keyrings.ofThisDesktop());
                var _ = unlocked(opener.vault());
                yield sending(opener.open(settings.server()));
            }
        };
        device.client().upkeep().keepTryingFor(settings.sendAge());
        return device;
    }

    /** There is no one to ask for a passphrase here; a window that is open has been given it, and runs the command itself. */
    private static Vault unlocked(Vault vault) {
        if (vault.isLocked() && !vault.unlockByKeyring()) {
            throw new IllegalStateException("This profile is encrypted. Open its window and enter the passphrase there, then run"
                    + " the command again; or keep the passphrase in the desktop's keyring.");
        }
        return vault;
    }

    private static Device quiet(OutboxClient client) {
        return new Device() {
            @Override
            public OutboxClient client() {
                return client;
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    private static Device sending(Wiring wiring) {
        return new Device() {
            @Override
            public OutboxClient client() {
                return wiring.openClient();
            }

            @Override
            public void close() {
                wiring.close();
            }
        };
    }

    @Override
    public List<Finding> examine(Path profile) {
        return Examination.of(new Profile(profile), Keyrings.ofThisDesktop());
    }

    @Override
    public Optional<Finding> askServer(Path profile) {
        return Examination.ofServer(new Profile(profile), settings(profile), Keyrings.ofThisDesktop());
    }

    @Override
    public int openWindow(WindowStart start) throws Exception {
        return StartWindow.start(start);
    }
}
