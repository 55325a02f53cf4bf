package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.shell.Page;
import org.outboxfx.app.words.Words;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** A window that speaks another language from one moment to the next. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LanguageTest {

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
        seat.client().submit(Change.put(new RecordKey("task", "t1"), Map.of("title", FieldValue.of("Xylophon")))).join();
        seat.awaitRow("delivery-list", "Xylophon", "Confirmed");
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void nothingIsLeftOfTheOldLanguageOnAnyPage() throws IOException {
        Set<String> english = onlyEnglish();
        for (Page page : Page.values()) {
            Pulses.run(() -> seat.models().shell().pageProperty().set(page));
        }

        speak(Locale.GERMAN);

        for (Page page : Page.values()) {
            Pulses.run(() -> seat.models().shell().pageProperty().set(page));
            seat.await("German on " + page, () -> {
                var left = said();
                left.retainAll(english);
                return left.isEmpty();
            });
        }
        seat.awaitRow("delivery-list", "Aufgabe „Xylophon“ anlegen", "Bestätigt");
    }

    @Test
    void theViewsInTheOldLanguageAreForgotten() {
        var old = new WeakReference<>(Pulses.call(() -> seat.stage().getScene().getRoot()));

        speak(Locale.GERMAN);
        speak(Locale.ENGLISH);

        seat.awaitRow("delivery-list", "Add task “Xylophon”");
        Awaitility.await("the old views to be let go").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    System.gc();
                    return old.get() == null;
                });
    }

    @Test
    void aListBeginsAtItsBeginningInTheNewLanguage() {
        seat.workOffline();
        OneOfEach.in(seat);

        speak(Locale.GERMAN);

        seat.awaitRow("delivery-list", "Aufgabe „Prune the roses“ anlegen", "Abgelaufen");
        assertThat(Pulses.call(() -> {
            seat.stage().getScene().getRoot().layout();
            return ((VirtualFlow<?>) seat.stage().getScene().lookup("#delivery-list .virtual-flow")).getFirstVisibleCell()
                    .getIndex();
        })).isZero();
    }

    private void speak(Locale locale) {
        Pulses.run(() -> {
            var _ = seat.preferences().change(all -> all.withLanguage(locale));
        });
    }

    /** Everything that the window says, names for screen readers included. JavaFX thread only. */
    private Set<String> said() {
        var said = new HashSet<String>();
        collect(seat.stage().getScene().getRoot(), said);
        return said;
    }

    private static void collect(Node node, Set<String> said) {
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            said.add(labeled.getText());
        }
        if (node instanceof TextInputControl field && field.getPromptText() != null) {
            said.add(field.getPromptText());
        }
        if (node instanceof MenuButton menu) {
            menu.getItems().stream().map(MenuItem::getText).filter(Objects::nonNull).forEach(said::add);
        }
        if (node instanceof ComboBox<?> box) {
            said.add(String.valueOf(box.getPromptText()));
        }
        if (node.getAccessibleText() != null) {
            said.add(node.getAccessibleText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, said));
        }
    }

    /** Sentences without places that are said otherwise in German. */
    private static Set<String> onlyEnglish() throws IOException {
        var english = texts("messages.properties");
        var german = texts("messages_de.properties");
        assertThat(german).isNotEmpty();
        var only = new HashSet<String>();
        english.forEach((key, text) -> {
            if (!String.valueOf(text).contains("{") && String.valueOf(text).length() > 3 && !german.containsValue(text)) {
                only.add(String.valueOf(text));
            }
        });
        return only;
    }

    private static Properties texts(String file) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(Objects.requireNonNull(Words.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
