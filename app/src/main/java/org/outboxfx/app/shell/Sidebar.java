package org.outboxfx.app.shell;

import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.conflicts.ConflictsViewModel;
import org.outboxfx.app.delivery.DeliveryViewModel;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Soon;
import org.outboxfx.app.messages.MessagesViewModel;
import org.outboxfx.app.tasks.Shelf;
import org.outboxfx.app.tasks.TaskFilter;
import org.outboxfx.app.tasks.TasksViewModel;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.Stage;

/** Everywhere one can go. Lists come last: however many there are, messages and conflicts stay in view. */
final class Sidebar extends ScrollPane {

    private static final String CONFLICTS_ID = "nav-conflicts";
    private static final String DELIVERY_ID = "nav-delivery";
    private static final String ACTIVITY_ID = "nav-activity";

    private final ShellViewModel shell;
    private final TasksViewModel tasks;
    private final MessagesViewModel messages;
    private final ConflictsViewModel conflicts;
    private final DeliveryViewModel delivery;
    private final Words words;
    private final NavSection taskSection;
    private final NavSection messageSection;
    private final NavSection reviewSection;
    private final NavSection listSection;

    Sidebar(ShellViewModel shell, TasksViewModel tasks, MessagesViewModel messages, ConflictsViewModel conflicts,
            DeliveryViewModel delivery) {
        this.shell = shell;
        this.tasks = tasks;
        this.messages = messages;
        this.conflicts = conflicts;
        this.delivery = delivery;
        this.words = shell.desk().words();
        taskSection = new NavSection(words.of("nav.tasks"));
        listSection = new NavSection("nav-add-list", words.of("nav.lists"), words.of("nav.list.add"), words.of("nav.list.prompt"),
                name -> {
                    tasks.addList(name);
                    shell.pageProperty().set(Page.TASKS);
                });
        messageSection = new NavSection("nav-add-conversation", words.of("nav.messages"), words.of("nav.conversation.add"),
                words.of("nav.conversation.prompt"), name -> {
                    messages.addConversation(name);
                    shell.pageProperty().set(Page.MESSAGES);
                });
        reviewSection = new NavSection(words.of("nav.review"));
        setId("sidebar");
        getStyleClass().add("sidebar");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        var sections = new VBox(taskSection, messageSection, reviewSection, listSection);
        sections.getStyleClass().add("sidebar-content");
        setContent(sections);
        follow();
    }

    /** Opens the field for a new conversation's name. */
    void startConversation() {
        messageSection.ask();
    }

    private void follow() {
        Follow.by(this).list(tasks.shelves(), new Soon(shell.desk().later(), this::showTasks)::ask)
                .list(messages.conversations(), this::showMessages)
                .list(conflicts.conflicts(), this::showReview).change(delivery.countProperty(Stage.QUEUED), this::showReview)
                .change(delivery.countProperty(Stage.NEEDS_YOU), this::showReview).change(shell.pageProperty(), this::choose)
                .change(tasks.filterProperty(), this::choose).change(messages.chosenProperty(), this::choose);
        showTasks();
        showMessages();
        showReview();
        choose();
    }

    private void showTasks() {
        taskSection.show(tasks.shelves().stream().filter(shelf -> !isList(shelf)).map(this::item).toList());
        listSection.show(tasks.shelves().stream().filter(Sidebar::isList).map(this::item).toList());
    }

    private static boolean isList(Shelf shelf) {
        return shelf.filter().kind() == TaskFilter.Kind.LIST;
    }

    private NavSection.Item item(Shelf shelf) {
        return new NavSection.Item(id(shelf.filter()), icon(shelf.filter().kind()), shelf.title(),
                shelf.open() == 0 ? "" : words.of("number", shelf.open()), () -> {
                    tasks.filterProperty().set(shelf.filter());
                    shell.pageProperty().set(Page.TASKS);
                }, shelf.takesTasks() ? new NavSection.Drop(tasks.places()::isDragging, () -> tasks.places().drop(shelf)) : null);
    }

    private void showMessages() {
        messageSection.show(messages.conversations().stream()
                .map(one -> new NavSection.Item("nav-conversation-" + one.id(),
                        one.drafted() ? RemixiconAL.EDIT_LINE : RemixiconAL.CHAT_4_LINE,
                        one.title(),
                        one.unread() > 0 ? words.of("number", one.unread()) : one.drafted() ? words.of("nav.draft") : "",
                        () -> {
                            messages.chosenProperty().set(one.id());
                            shell.pageProperty().set(Page.MESSAGES);
                        }))
                .toList());
        messages.conversations().forEach(one -> messageSection.setUrgent("nav-conversation-" + one.id(), one.unread() > 0));
    }

    /** What waits for a decision, or for the network. */
    private void showReview() {
        int open = conflicts.conflicts().size();
        long needsYou = delivery.countProperty(Stage.NEEDS_YOU).get();
        long waiting = needsYou > 0 ? needsYou : delivery.countProperty(Stage.QUEUED).get();
        reviewSection.show(List.of(
                new NavSection.Item(CONFLICTS_ID, RemixiconAL.GIT_MERGE_LINE, words.of("nav.conflicts"), number(open),
                        () -> shell.pageProperty().set(Page.CONFLICTS)),
                new NavSection.Item(DELIVERY_ID, RemixiconMZ.SEND_PLANE_LINE, words.of("nav.delivery"), number(waiting),
                        () -> shell.pageProperty().set(Page.DELIVERY)),
                new NavSection.Item(ACTIVITY_ID, RemixiconMZ.PULSE_LINE, words.of("nav.activity"), "",
                        () -> shell.pageProperty().set(Page.ACTIVITY))));
        reviewSection.setUrgent(CONFLICTS_ID, open > 0);
        reviewSection.setUrgent(DELIVERY_ID, needsYou > 0);
    }

    private String number(long count) {
        return count == 0 ? "" : words.of("number", count);
    }

    private void choose() {
        Page page = shell.pageProperty().get();
        String shelf = page == Page.TASKS ? id(tasks.filterProperty().get()) : null;
        taskSection.choose(shelf);
        listSection.choose(shelf);
        messageSection.choose(page == Page.MESSAGES ? "nav-conversation-" + messages.chosenProperty().get() : null);
        reviewSection.choose(switch (page) {
            case CONFLICTS -> CONFLICTS_ID;
            case DELIVERY -> DELIVERY_ID;
            case ACTIVITY -> ACTIVITY_ID;
            case TASKS, MESSAGES, SETTINGS -> null;
        });
    }

    private static String id(TaskFilter filter) {
        return filter.kind() == TaskFilter.Kind.LIST ? "nav-list-" + filter.list() : "nav-" + filter.kind();
    }

    private static Ikon icon(TaskFilter.Kind kind) {
        return switch (kind) {
            case INBOX -> RemixiconAL.INBOX_LINE;
            case TODAY -> RemixiconMZ.SUN_LINE;
            case UPCOMING -> RemixiconAL.CALENDAR_LINE;
            case OVERDUE -> RemixiconAL.ERROR_WARNING_LINE;
            case UNSENT -> RemixiconMZ.UPLOAD_CLOUD_2_LINE;
            case ALL -> RemixiconMZ.STACK_LINE;
            case LIST -> RemixiconAL.HASHTAG;
        };
    }
}
