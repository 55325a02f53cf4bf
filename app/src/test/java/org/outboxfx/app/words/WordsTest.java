package org.outboxfx.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.app.shell.Link;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;

class WordsTest {

    private static final Pattern WHOLE_KEY = Pattern.compile("words(?:\\(\\))?\\s*\\.of\\(\"([a-z][A-Za-z_.]*[A-Za-z_])\"[,)]");
    private static final Pattern BEGINNING = Pattern.compile("words(?:\\(\\))?\\s*\\.of\\(\"([a-z][A-Za-z_.]*\\.)\" ?\\+");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(keys("messages_de.properties")).isEqualTo(keys("messages.properties"));
    }

    @Test
    void everyKeyInTheSourceHasAText() {
        var texts = keys("messages.properties");

        assertThat(sources().flatMap(source -> WHOLE_KEY.matcher(source).results().map(found -> found.group(1)))).isNotEmpty()
                .allSatisfy(key -> assertThat(texts).contains(key));
        assertThat(sources().flatMap(source -> BEGINNING.matcher(source).results().map(found -> found.group(1)))).isNotEmpty()
                .allSatisfy(beginning -> assertThat(texts).anyMatch(key -> key.startsWith(beginning)));
    }

    @Test
    void everyReasonStateGroupAndLinkHasAText() {
        var texts = keys("messages.properties");

        assertThat(Arrays.stream(Reason.values()).map(reason -> "delivery.reason." + reason))
                .allSatisfy(key -> assertThat(texts).contains(key));
        assertThat(Arrays.stream(EntryState.values()).map(state -> "delivery.state." + state))
                .allSatisfy(key -> assertThat(texts).contains(key));
        assertThat(Stream.of(Stage.DRAFTED, Stage.QUEUED, Stage.SENT, Stage.NEEDS_YOU).map(stage -> "delivery.group." + stage))
                .allSatisfy(key -> assertThat(texts).contains(key));
        assertThat(Arrays.stream(Link.values()).flatMap(link -> Stream.of("link." + link, "link.why." + link)))
                .allSatisfy(key -> assertThat(texts).contains(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void everyTextIsAFormatWithoutApostrophes(String file) {
        properties(file).forEach((key, text) -> {
            assertThat(text.toString()).as(key.toString()).doesNotContain("'");
            assertThat(new MessageFormat(text.toString(), Locale.ROOT)).as(key.toString()).isNotNull();
        });
    }

    @Test
    void pluralsAreChosenByNumber() {
        var english = new Words(Locale.ENGLISH);
        var german = new Words(Locale.GERMANY);

        assertThat(List.of(english.of("tasks.open", 0), english.of("tasks.open", 1), english.of("tasks.open", 1234)))
                .containsExactly("Nothing open", "1 open task", "1,234 open tasks");
        assertThat(List.of(german.of("tasks.open", 0), german.of("tasks.open", 1), german.of("tasks.open", 1234)))
                .containsExactly("Nichts offen", "1 offene Aufgabe", "1.234 offene Aufgaben");
    }

    @Test
    void aLanguageTheProgramDoesNotSpeakIsEnglish() {
        assertThat(new Words(Locale.JAPAN).of("undo")).isEqualTo("Undo");
    }

    private static TreeSet<String> keys(String file) {
        return new TreeSet<>(properties(file).stringPropertyNames());
    }

    private static Properties properties(String file) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(Objects.requireNonNull(Words.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream().map(WordsTest::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
