package org.outboxfx.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.outboxfx.Pairing;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.words.WordedException;
import org.outboxfx.network.Distrust;

/** What is chosen, the pairing with a server, and what can be done with this device's data. Used from the desk's executor only. */
public final class SettingsViewModel {

    private final Desk desk;
    private final Preferences preferences;
    private final Optional<Program> program;
    private final Executor elsewhere = task -> Thread.ofVirtual().name("outboxfx-settings-work").start(task);
    private final CertificateViewModel certificate;
    private final ReadOnlyObjectWrapper<@Nullable Result> pairing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Result> data = new ReadOnlyObjectWrapper<>();

    /** @param program empty where the window is all there is, as in a demonstration */
    public SettingsViewModel(Desk desk, Preferences preferences, Optional<Program> program) {
        this.desk = desk;
        this.preferences = preferences;
        this.program = program;
        this.certificate = new CertificateViewModel(desk);
    }

    // Properties

    Desk desk() {
        return desk;
    }

    Optional<Program> program() {
        return program;
    }

    Settings settings() {
        return preferences.get();
    }

    /** What a person is asked about a server's certificate. */
    public CertificateViewModel certificate() {
        return certificate;
    }

    /** One of the things chosen, as it is now. */
    <T> ObservableValue<T> chosen(Function<Settings, T> what) {
        return preferences.settingsProperty().map(what);
    }

    /** What came of the last attempt to pair; null before the first. */
    ReadOnlyObjectProperty<@Nullable Result> pairingProperty() {
        return pairing.getReadOnlyProperty();
    }

    /** What came of the last backup, restoring, export or import; null before the first. */
    ReadOnlyObjectProperty<@Nullable Result> dataProperty() {
        return data.getReadOnlyProperty();
    }

    // Commands

    void change(UnaryOperator<Settings> change) {
        var _ = preferences.change(change).whenComplete((_, failure) -> {
            if (failure != null) {
                desk.ui().execute(() -> desk.notices().trouble(failure));
            }
        });
    }

    public void useTheme(Theme.Choice choice) {
        change(settings -> settings.withTheme(choice));
    }

    public void larger() {
        step(1);
    }

    public void smaller() {
        step(-1);
    }

    public void usualSize() {
        change(settings -> settings.withTextSize(Settings.DEFAULT.textSize()));
    }

    private void step(int by) {
        int at = Settings.TEXT_SIZES.indexOf(settings().textSize()) + by;
        if (at >= 0 && at < Settings.TEXT_SIZES.size()) {
            change(settings -> settings.withTextSize(Settings.TEXT_SIZES.get(at)));
        }
    }

    /** Names this device for others; a blank name means the computer's own. */
    void nameDevice(String name) {
        if (!name.strip().equals(settings().deviceName())) {
            change(settings -> settings.withDeviceName(name.strip()));
            program.ifPresent(there -> DeviceName.tell(desk, name.isBlank() ? there.computerName() : name.strip()));
        }
    }

    /** Tries the address and the token, and uses both from now on if the server takes them. */
    void pair(String address, String token) {
        URI server = ServerAddress.of(address).orElse(null);
        if (server == null || token.isBlank()) {
            pairing.set(bad(server == null ? "settings.pair.wrong-address" : "settings.pair.no-token"));
            return;
        }
        ServerChoice now = settings().server();
        pair(new ServerChoice(server, now != null && now.address().equals(server) ? now.certificate() : null), token.strip());
    }

    private void pair(ServerChoice server, String token) {
        pairing.set(new Result(Result.Tone.UNDER_WAY, desk.words().of("settings.pair.trying")));
        var _ = CompletableFuture.supplyAsync(() -> Pairing.attempt(server.address(), token, server.certificate()), elsewhere)
                .whenComplete((outcome, failure) -> desk.ui().execute(() -> {
                    if (failure != null) {
                        pairing.set(Result.of(desk.words(), failure));
                    } else {
                        conclude(outcome, server, token);
                    }
                }));
    }

    /** Goes back to the server inside the program. */
    void unpair() {
        program.ifPresent(there -> watch(there.pair(null, null), pairing, "settings.pair.inside"));
    }

    /** Shows the certificate that the present server showed last and that is not trusted, if there is one. */
    public void askAboutCertificate() {
        Distrust distrust = desk.client().health().distrust();
        ServerChoice server = settings().server();
        if (distrust == null) {
            return;
        }
        if (server == null || program.map(there -> !there.choosesServer()).orElse(true)) {
            certificate.tell("", distrust);
            return;
        }
        certificate.ask(server.address(), distrust,
                accepted -> program.ifPresent(there -> watch(there.pair(new ServerChoice(server.address(), accepted), null),
                        pairing, "settings.pair.trusted")));
    }

    private void conclude(Pairing outcome, ServerChoice server, String token) {
        switch (outcome) {
            case Pairing.Accepted(String workspace, String _) -> program.ifPresent(
                    there -> watch(there.pair(server, token), pairing, "settings.pair.done", workspace));
            case Pairing.WrongAddress _ -> pairing.set(bad("settings.pair.plain-http"));
            case Pairing.WrongToken _ -> pairing.set(bad("settings.pair.wrong-token"));
            case Pairing.NotTrusted(Distrust distrust) -> {
                pairing.set(bad("settings.pair.not-trusted"));
                certificate.ask(server.address(), distrust,
                        accepted -> pair(new ServerChoice(server.address(), accepted), token));
            }
            case Pairing.NotTheServer _ -> pairing.set(bad("settings.pair.captive"));
            case Pairing.NobodyThere _ -> pairing.set(bad("settings.pair.nobody"));
            case Pairing.ServerDown _ -> pairing.set(bad("settings.pair.down"));
        }
    }

    void backUp(Path target) {
        CompletableFuture<Path> written = desk.client().upkeep().backup(target).exceptionallyCompose(
                why -> CompletableFuture.failedFuture(new WordedException("settings.backup.failed", why)));
        watch(written, data, "settings.backup.done", target.getFileName());
    }

    /** Restores backups; what comes of it is told by {@link #dataProperty}. */
    RestoringViewModel restoring(Program there) {
        return new RestoringViewModel(desk, there, data::set, work -> watch(work, data, "settings.restore.done"));
    }

    /** Writes what is unsent to a file that only the passphrase opens. */
    void exportUnsent(Path target, String passphrase) {
        if (passphrase.length() < OutboxFile.SHORTEST_PASSPHRASE) {
            data.set(bad("settings.export.short", OutboxFile.SHORTEST_PASSPHRASE));
            return;
        }
        data.set(new Result(Result.Tone.UNDER_WAY, desk.words().of("settings.working")));
        var written = UnsentChanges.read(desk.client())
                .thenApplyAsync(changes -> OutboxFile.write(target, changes, passphrase.toCharArray()), elsewhere);
        conclude(written, count -> "settings.export.done");
    }

    /** Takes over what another device, or this one before, had not sent. */
    void importUnsent(Path source, String passphrase) {
        data.set(new Result(Result.Tone.UNDER_WAY, desk.words().of("settings.working")));
        var taken = CompletableFuture.supplyAsync(() -> OutboxFile.read(source, passphrase.toCharArray()), elsewhere)
                .thenCompose(changes -> UnsentChanges.take(desk.client(), changes));
        conclude(taken, count -> "settings.import.done");
    }

    private void conclude(CompletableFuture<Integer> work, IntFunction<String> key) {
        var _ = work.whenComplete((count, failure) -> desk.ui().execute(() -> data.set(failure == null
                ? new Result(Result.Tone.GOOD, desk.words().of(key.apply(count), count))
                : failed(failure))));
    }

    private void watch(CompletableFuture<?> work, ReadOnlyObjectWrapper<@Nullable Result> result, String done,
            Object... places) {
        result.set(new Result(Result.Tone.UNDER_WAY, desk.words().of("settings.working")));
        var _ = work.whenComplete((_, failure) -> desk.ui().execute(() -> result.set(failure == null
                ? new Result(Result.Tone.GOOD, desk.words().of(done, places))
                : failed(failure))));
    }

    private Result failed(Throwable failure) {
        return OutboxFile.Refusal.in(failure).map(refusal -> bad("settings.import.refused." + refusal))
                .orElseGet(() -> Result.of(desk.words(), failure));
    }

    private Result bad(String key, Object... places) {
        return new Result(Result.Tone.BAD, desk.words().of(key, places));
    }
}
