package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.shell.Page;

/** What a screen reader and a keyboard find: a name and a role for everything that takes the focus, and a way to reach it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AccessTest {

    private static final int MOST_STOPS = 200;

    @TempDir
    Path folder;

    @Test
    void everythingThatTakesTheFocusHasANameAndARole() {
        try (var place = new Place(folder); var seat = filled(place)) {
            var nameless = new TreeSet<String>();
            for (Page page : Page.values()) {
                Pulses.run(() -> {
                    seat.models().shell().pageProperty().set(page);
                    seat.stage().getScene().getRoot().applyCss();
                    seat.stage().getScene().getRoot().layout();
                    focusable(seat.stage().getScene().getRoot()).stream().filter(node -> name(node).isBlank()
                            || node.getAccessibleRole() == null || node.getAccessibleRole() == AccessibleRole.NODE
                            || node.getAccessibleRole() == AccessibleRole.PARENT)
                            .forEach(node -> nameless.add(page + ": " + node));
                });
            }

            assertThat(nameless).isEmpty();
        }
    }

    @Test
    void tabReachesEveryControlOfAPageAndComesBack() {
        try (var place = new Place(folder); var seat = filled(place)) {
            for (Page page : Page.values()) {
                Pulses.run(() -> {
                    seat.models().shell().pageProperty().set(page);
                    seat.stage().getScene().getRoot().applyCss();
                    seat.stage().getScene().getRoot().layout();
                    seat.stage().getScene().lookup("#work-offline").requestFocus();
                });
                var reached = new ArrayList<Node>();
                Node first = Pulses.call(() -> seat.stage().getScene().getFocusOwner());
                Node next = first;
                do {
                    reached.add(next);
                    seat.push(KeyCode.TAB);
                    next = Pulses.call(() -> seat.stage().getScene().getFocusOwner());
                } while (next != first && reached.size() < MOST_STOPS);

                assertThat(reached.size()).as(page + " ends").isLessThan(MOST_STOPS);
                var missed = Pulses.call(() -> focusable(seat.stage().getScene().getRoot())).stream()
                        .filter(node -> node.getId() != null && !node.isDisabled() && !within(node, "list-cell")
                                && reached.stream().noneMatch(stop -> node.getId().equals(stop.getId())))
                        .map(Node::getId).toList();
                assertThat(missed).as("not reached on " + page).isEmpty();
            }
        }
    }

    private static Seat filled(Place place) {
        var seat = place.sit("laptop");
        seat.workOffline();
        seat.type("quick-add", "Now today !medium");
        seat.enter("quick-add");
        seat.awaitRow("delivery-list", "Now", "Queued");
        OneOfEach.in(seat);
        return seat;
    }

    private static List<Node> focusable(Node node) {
        var found = new ArrayList<Node>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        boolean own = !(node instanceof ScrollPane) && !(node instanceof ScrollBar);
        if (node.isFocusTraversable() && own) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean within(Node node, String style) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }
}
