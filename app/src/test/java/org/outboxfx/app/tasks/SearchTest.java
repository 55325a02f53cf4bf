package org.outboxfx.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outboxfx.record.FieldValue;

class SearchTest {

    private final Queue<Runnable> aside = new ArrayDeque<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Finding finding = new Finding(Runnable::run, aside::add, answers::incrementAndGet, failure -> {
        throw new AssertionError(failure);
    });

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
        var before = book("Buy milk", "Buy bread", "Milk the cow");
        var after = book("Buy milk", "Buy milk and bread", "Call Bob");

        assertThat(found(before, "m")).containsExactly("Buy milk", "Milk the cow");
        assertThat(found(before, "m b")).containsExactly("Buy milk");
        assertThat(found(after, "m b")).containsExactly("Buy milk", "Buy milk and bread");
        assertThat(found(after, "b")).containsExactly("Buy milk", "Buy milk and bread", "Call Bob");
        assertThat(aside).as("so few are looked through at once").isEmpty();
    }

    @Test
    void veryManyTasksAreLookedThroughAsideAndOnlyTheNewestSearchIsAnswered() {
        var book = book(IntStream.rangeClosed(0, Finding.AT_ONCE).mapToObj(number -> "Task " + number).toArray(String[]::new));

        assertThat(finding.in(book.sortedTasks(), Search.of("1"))).isEmpty();
        assertThat(finding.in(book.sortedTasks(), Search.of("2"))).isEmpty();
        assertThat(finding.in(book.sortedTasks(), Search.of("19999"))).isEmpty();
        assertThat(aside).as("one thread looks, however much is typed").hasSize(1);
        lookAside();

        assertThat(answers).as("told after each look, the one that came too late included").hasValue(2);
        assertThat(found(book, "19999")).containsExactly("Task 19999");
        assertThat(found(book, "199991")).as("looked for at once among what was found").isEmpty();
        assertThat(finding.in(book.sortedTasks(), Search.of("task"))).isEmpty();
        lookAside();
        assertThat(found(book, "task")).hasSize(Finding.AT_ONCE + 1);

        var changed = book.with(Set.of("7"), _ -> List.of(Task.unknown("7").saving(Map.of("title", FieldValue.of("Other")))),
                "2026-12-01");
        assertThat(found(changed, "task")).as("only what changed is looked at").hasSize(Finding.AT_ONCE)
                .doesNotContain("Task 7", "Other");
    }

    private void lookAside() {
        while (!aside.isEmpty()) {
            aside.remove().run();
        }
    }

    private List<String> found(TaskBook book, String looked) {
        return finding.in(book.sortedTasks(), Search.of(looked)).orElseThrow().stream().map(Task::title).toList();
    }

    private static TaskBook book(String... titles) {
        return TaskBook.EMPTY.with(Set.of("new"), _ -> IntStream.range(0, titles.length).mapToObj(at -> Task.unknown("" + at)
                .saving(Map.of("title", FieldValue.of(titles[at]), "position", FieldValue.of("p" + at)))).toList(), "2026-12-01");
    }
}
