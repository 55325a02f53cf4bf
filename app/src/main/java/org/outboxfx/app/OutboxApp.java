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
import org.outboxfx.app.settings.Settings;
import org.outboxfx.app.unlock.UnlockViewModel;
import org.outboxfx.app.words.WordedException;
import org.outboxfx.app.words.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(OutboxApp.class);
    /** A device that was closed is open sooner, whatever lies in it. */
    private static final int MOMENT_MILLIS = 1_000;

    private final Start start;
    private final CompletableFuture<Void> toolkit;
    private final Runnable ended;
    private final Opener opener;

    /**
     * @param toolkit completes when JavaFX runs
     * @param ended called when no window will be shown any more; any thread
     */
    OutboxApp(Start start, CompletableFuture<Void> toolkit, Runnable ended) {
        this.start = start;
        this.toolkit = toolkit;
        this.ended = ended;
        this.opener = new Opener(start, Keyrings.ofThisDesktop());
    }

    /** What became of a start. */
    enum Outcome {
        WINDOW_IS_OPEN, OTHER_WINDOW_IS_SHOWN,
        /** The person did not give the passphrase. */
        NOT_UNLOCKED
    }

    /** {@link #run}, with a JavaFX of its own. */
    static Outcome open(Start start) {
        CompletableFuture<Void> toolkit = FxStart.begin(); // which takes longest
        return new OutboxApp(start, toolkit, FxStart::end).run();
    }

    /**
     * Returns when the window is shown, or the one of this profile that was open already. What is in the way is told in a small
     * window, as often as the person tries again. Blocks; not for the JavaFX thread.
     *
     * @throws RuntimeException what was in the way, if the person leaves it at that, or JavaFX cannot show a window
     */
    Outcome run() {
        Runnable first = () -> {};
        while (true) {
            try {
                return open(first);
            } catch (RuntimeException failure) {
                switch (ask(failure)) {
                    case TRY_AGAIN -> first = () -> {};
                    case PUT_DAMAGED_AWAY -> first = opener.vault()::setDamagedAside;
                    case QUIT -> {
                        ended.run();
                        throw failure;
                    }
                }
            }
        }
    }

    private FailedStart.Answer ask(RuntimeException failure) {
        return toolkit.thenComposeAsync(_ -> {
            LOG.warn("The program could not start.", failure);
            Settings settings = settings();
            return new FailedStart(new Words(settings.locale()), start.themeOr(settings.theme()), failure,
                    () -> DesktopFiles.show(start.profile().folder())).answer();
        }, FxStart.thread()).exceptionally(_ -> FailedStart.Answer.QUIT).join();
    }

    /** It may be these that cannot be read. */
    private Settings settings() {
        try {
            return Preferences.in(start.profile().settings()).get();
        } catch (WordedException e) {
            return Settings.DEFAULT;
        }
    }

    /** @param first what to do before anything is opened; nobody else has the profile then */
    private Outcome open(Runnable first) {
        Optional<OneInstance> claimed = OneInstance.claim(start.profile().folder(), Version.nameAndNumber());
        if (claimed.isEmpty()) {
            return Outcome.OTHER_WINDOW_IS_SHOWN;
        }
        OneInstance instance = claimed.get();
        try {
            first.run();
            var preferences = Preferences.in(start.profile().settings());
            if (!unlocked(preferences, instance)) {
                instance.close();
                ended.run();
                return Outcome.NOT_UNLOCKED;
            }
            open(preferences, instance);
        } catch (RuntimeException e) {
            instance.close();
            throw e;
        }
        return Outcome.WINDOW_IS_OPEN;
    }

    /** Opens the device and the window, and says so where that takes longer than a moment. */
    private void open(Preferences preferences, OneInstance instance) {
        var later = CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS, FxStart.thread());
        var checking = new Checking(new Words(preferences.get().locale()), start.themeOr(preferences.get().theme()), toolkit);
        try (checking) {
            checking.shownBy(instance).begin(later);
            Wiring wiring = opener.prepare(preferences.get().server());
            String name = computerName();
            OpenProgram program = toolkit.thenApplyAsync(_ -> {
                OpenProgram shown = show(preferences, wiring, name, instance);
                checking.end();
                return shown;
            }, FxStart.thread()).whenComplete((_, failure) -> {
                if (failure != null) {
                    wiring.close();
                }
            }).join();
            begin(wiring, program); // the network can wait until there is something to see
        }
    }

    /** Asks the keyring for the passphrase, and then the person, if the device is encrypted. */
    private boolean unlocked(Preferences preferences, OneInstance instance) {
        return !opener.vault().isLocked() || opener.vault().unlockByKeyring()
                || toolkit.thenComposeAsync(_ -> new Unlocking(opener, preferences).shownBy(instance).ending(), FxStart.thread())
                        .join() == UnlockViewModel.Ending.OPEN;
    }

    private static void begin(Wiring wiring, OpenProgram program) {
        try {
            wiring.begin();
        } catch (RuntimeException e) {
            FxStart.thread().execute(program::abandon);
            wiring.close();
            throw e;
        }
    }

    private OpenProgram show(Preferences preferences, Wiring wiring, String name, OneInstance instance) {
        var program = new OpenProgram(opener, preferences, wiring, name, () -> {
            instance.close();
            ended.run();
        });
        program.window().stage().show();
        // A signal, as when the session ends: a device that was not closed is checked at the next start.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("outboxfx-stop").unstarted(program::closeDevice));
        instance.answer(Cli.answering(new InstalledProgram(), start.profile().folder(), program::client,
                () -> FxStart.thread().execute(program::bringToFront)));
        Path importFile = start.importFile();
        if (importFile != null) {
            var _ = program.window().models().imports().importFile(importFile);
        }
        return program;
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
