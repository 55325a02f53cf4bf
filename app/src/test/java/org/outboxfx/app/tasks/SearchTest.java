package org.outboxfx.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outboxfx.record.FieldValue;

class SearchTest {

    @ParameterizedTest
    @CsvSource({"Äpfel kaufen, äpfel, true", "Äpfel kaufen, ÄPFEL KAUF, true", "Äpfel kaufen, apfel, false",
            "Buy MILK, milk, true", "Buy MILK, b, true", "Buy MILK, k, true", "Buy MILK, milky, false", "Σίσυφος, ΣΊΣΥΦΟΣ, true",
            "a[b, a{b, false", "@, `, false"})
    void aWordIsFoundWhateverItsCaseAndWhereverItStands(String title, String looked, boolean found) {
        Task task = Task.unknown("1").saving(Map.of("title", FieldValue.of(title)));

        assertThat(Search.of(looked).finds(task)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"milk, mil, true", "buy milk, milk, true", "milk buy, 'b m', true", "milk, '', true", "mil, milk, false",
            "milk, buy, false", "MILK, mil, true", "xı, ı, true"})
    void withALetterMoreNothingElseIsFound(String looked, String before, boolean within) {
        assertThat(Search.of(looked).isWithin(Search.of(before))).isEqualTo(within);
        for (String title : List.of("Buy MILK", "Milk", "bu mil", "xi", "Xı")) {
            Task task = Task.unknown("1").saving(Map.of("title", FieldValue.of(title)));
            assertThat(within && Search.of(looked).finds(task)).isEqualTo(
                    within && Search.of(looked).finds(task) && Search.of(before).finds(task));
        }
    }

    @Test
    void whatIsTypedFindsTheSameLetterByLetterAndWhenTasksChangeInBetween() {
        var finding = new Finding();
        var before = book("Buy milk", "Buy bread", "Milk the cow");
        var after = book("Buy milk", "Buy milk and bread", "Call Bob");

        assertThat(titles(finding.in(before, Search.of("m")))).containsExactly("Buy milk", "Milk the cow");
        assertThat(titles(finding.in(before, Search.of("m b")))).containsExactly("Buy milk");
        assertThat(titles(finding.in(after, Search.of("m b")))).containsExactly("Buy milk", "Buy milk and bread");
        assertThat(titles(finding.in(after, Search.of("b")))).containsExactly("Buy milk", "Buy milk and bread", "Call Bob");
    }

    private static TaskBook book(String... titles) {
        return TaskBook.EMPTY.with(Set.of("new"), _ -> IntStream.range(0, titles.length).mapToObj(at -> Task.unknown("" + at)
                .saving(Map.of("title", FieldValue.of(titles[at]), "position", FieldValue.of("p" + at)))).toList(), "2026-12-01");
    }

    private static List<String> titles(List<Task> tasks) {
        return tasks.stream().map(Task::title).toList();
    }
}
