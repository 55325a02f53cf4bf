package org.outboxfx.app.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.when.DueWords;
import org.outboxfx.app.words.Words;

/** The small line under a task's title: when it is due, how urgent it is, its contexts. Takes no room if there is nothing to say. */
final class TaskFacts extends HBox {

    private static final PseudoClass OVERDUE = PseudoClass.getPseudoClass("overdue");
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final List<String> NAMED_PRIORITIES = List.of("A", "B", "C");

    private final Words words;
    private @Nullable About shown;

    /** What decides how the facts look. */
    private record About(String due, String priority, List<String> contexts, boolean done, LocalDate today, Locale language) {}

    TaskFacts(Words words) {
        this.words = words;
        getStyleClass().add("task-facts");
        setMinWidth(0);
    }

    void show(Task task, LocalDate today) {
        var about = new About(task.due(), task.priority(), task.contexts(), task.done(), today, words.locale());
        if (about.equals(shown)) {
            return;
        }
        shown = about;
        var facts = new ArrayList<Label>();
        if (!task.due().isEmpty()) {
            facts.add(due(task, today));
        }
        if (!task.priority().isEmpty()) {
            facts.add(priority(task.priority()));
        }
        if (!task.contexts().isEmpty()) {
            facts.add(Nodes.label(task.contexts().stream().map(context -> "@" + context).collect(Collectors.joining(" ")), "fact",
                    "fact-context"));
        }
        getChildren().setAll(facts);
        Nodes.present(this, !facts.isEmpty());
    }

    String spoken() {
        return getChildren().stream().map(fact -> ((Label) fact).getText()).collect(Collectors.joining(", "));
    }

    private Label due(Task task, LocalDate today) {
        var label = Nodes.label(DueWords.of(task.due(), today, words), "fact", "fact-due");
        label.setGraphic(Nodes.icon(RemixiconAL.CALENDAR_LINE));
        int ahead = task.dueDay().compareTo(today.toString());
        label.pseudoClassStateChanged(OVERDUE, !task.done() && ahead < 0);
        label.pseudoClassStateChanged(TODAY, !task.done() && ahead == 0);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Label priority(String letter) {
        boolean named = NAMED_PRIORITIES.contains(letter);
        var label = Nodes.label(named ? words.of("tasks.priority." + letter) : letter, "fact", "fact-priority",
                named ? "priority-" + letter.toLowerCase(Locale.ROOT) : "priority-other");
        label.setGraphic(Nodes.icon(RemixiconAL.FLAG_LINE));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
