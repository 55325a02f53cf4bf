package org.outboxfx.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.channel.OneInstance;
import org.outboxfx.app.cli.Cli;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.keyring.Keyrings;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.ServerChoice;
import org.outboxfx.app.unlock.UnlockViewModel;
import org.outboxfx.app.words.Words;

/** Starts the program with its window: JavaFX and the profile side by side. */
final class OutboxApp {

    /**
     * What to start with.
     *
     * @param server null for the one that is chosen in the settings
     * @param importFile null for none
     * @param theme null for the one that is chosen in the settings
     */
    record Start(Profile profile, @Nullable ServerChoice server, @Nullable Path tokenFile, @Nullable Path importFile,
            Theme.@Nullable Choice theme) {

        Theme.Choice themeOr(Theme.Choice chosen) {
            return theme == null ? chosen : theme;
        }
    }

    /** A device that was closed is open sooner, whatever lies in it. */
    private static final int MOMENT_MILLIS = 1_000;

    private OutboxApp() {}

    /** What became of a start. */
    enum Outcome {
        WINDOW_IS_OPEN, OTHER_WINDOW_IS_SHOWN,
        /** The person did not give the passphrase. */
        NOT_UNLOCKED
    }

    /**
     * Returns when the window is shown, or the one of this profile that was open already. Blocks; not for the JavaFX thread.
     */
    static Outcome open(Start start) {
        CompletableFuture<Void> toolkit = FxStart.begin(); // which takes longest
        Optional<OneInstance> claimed = OneInstance.claim(start.profile().folder(), Version.nameAndNumber());
        if (claimed.isEmpty()) {
            return Outcome.OTHER_WINDOW_IS_SHOWN;
        }
        OneInstance instance = claimed.get();
        try {
            var preferences = Preferences.in(start.profile().settings());
            var opener = new Opener(start, Keyrings.ofThisDesktop());
            if (!unlocked(opener, preferences, toolkit, instance)) {
                instance.close();
                FxStart.end();
                return Outcome.NOT_UNLOCKED;
            }
            open(opener, preferences, toolkit, instance);
        } catch (RuntimeException e) {
            instance.close();
            throw e;
        }
        return Outcome.WINDOW_IS_OPEN;
    }

    /** Opens the device and the window, and says so where that takes longer than a moment. */
    private static void open(Opener opener, Preferences preferences, CompletableFuture<Void> toolkit, OneInstance instance) {
        var later = CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS, FxStart.thread());
        var checking = new Checking(new Words(preferences.get().locale()), opener.start().themeOr(preferences.get().theme()),
                toolkit);
        try (checking) {
            checking.shownBy(instance).begin(later);
            Wiring wiring = opener.prepare(preferences.get().server());
            String name = computerName();
            toolkit.thenRunAsync(() -> {
                show(opener, preferences, wiring, name, instance);
                checking.end();
            }, FxStart.thread()).whenComplete((_, failure) -> {
                if (failure != null) {
                    wiring.close();
                }
            }).join();
            wiring.begin(); // the network can wait until there is something to see
        }
    }

    /** Asks the keyring for the passphrase, and then the person, if the device is encrypted. */
    private static boolean unlocked(Opener opener, Preferences preferences, CompletableFuture<Void> toolkit,
            OneInstance instance) {
        return !opener.vault().isLocked() || opener.vault().unlockByKeyring()
                || toolkit.thenComposeAsync(_ -> new Unlocking(opener, preferences).shownBy(instance).ending(), FxStart.thread())
                        .join() == UnlockViewModel.Ending.OPEN;
    }

    private static void show(Opener opener, Preferences preferences, Wiring wiring, String name, OneInstance instance) {
        var program = new OpenProgram(opener, preferences, wiring, name, () -> {
            instance.close();
            FxStart.end();
        });
        program.window().stage().show();
        // A signal, as when the session ends: a device that was not closed is checked at the next start.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("outboxfx-stop").unstarted(program::closeDevice));
        instance.answer(Cli.answering(new InstalledProgram(), opener.start().profile().folder(), program::client,
                () -> FxStart.thread().execute(program::bringToFront)));
        Path importFile = opener.start().importFile();
        if (importFile != null) {
            var _ = program.window().models().imports().importFile(importFile);
        }
    }

    /** May ask the network's name service, and so blocks. */
    private static String computerName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return System.getProperty("os.name", "");
        }
    }
}
