package org.outboxfx.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.shell.Link;
import org.outboxfx.app.shell.Page;
import org.outboxfx.app.tasks.Shelf;
import org.outboxfx.app.tasks.TaskFilter;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.FieldValue;
import org.outboxfx.server.SyncServer;

/** What happens in the tour, step by step. */
record TourScript(SyncServer server, DemoDevice laptop, DemoDevice desktop, DemoDevice tablet, Album album) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SLOW_SERVER = Duration.ofMillis(400);
    private static final String EDITED_TWICE = "Rehearse the talk once with a stopwatch";

    void play(Path sample) throws Exception {
        queueOffline(sample);
        reconnect();
        showOtherDevice();
        decideConflict();
        exchangeMessages();
        letServerBeBusy();
        lookAtDelivery();
        choose();
        speakGerman();
    }

    private void queueOffline(Path sample) throws Exception {
        laptop.goOffline();
        laptop.models().imports().importFile(sample).join();
        Pulses.await("the import's report", PATIENCE, () -> laptop.models().imports().reportProperty().get() != null);
        album.take("imported", "Without a network: a todo.txt file is brought in and every task is queued.", laptop);
        Pulses.run(laptop.models().imports()::dismiss);
        Pulses.run(() -> laptop.models().tasks().add("Buy rail tickets for Friday tomorrow 9:00 @train !high"));
        laptop.change(laptop.task("Order a filter for the cooker hood"),
                Map.of("notes", FieldValue.of("The flat one, 57 × 47 cm.")));
        Pulses.run(() -> {
            laptop.models().messages().addConversation("Field team");
            laptop.models().messages().composerProperty().set("No reception on the ridge until four. The readings");
            var _ = laptop.models().messages().saveDraft();
        });
        Pulses.await("the draft in the panel", PATIENCE,
                () -> laptop.models().delivery().countProperty(Stage.DRAFTED).get() == 1);
        album.take("offline", "Offline: everything is queued, and the panel says why and that it is safe.", laptop);
    }

    private void reconnect() throws Exception {
        server.faults().delay(SLOW_SERVER);
        laptop.goOnline();
        album.takeWhen("sending", "Connected again: the queue drains by itself, with its progress in view.", laptop,
                () -> laptop.models().delivery().progressProperty().get() > 0.2);
        server.faults().heal();
        laptop.awaitDelivery();
        Pulses.await("an empty queue in the panel", PATIENCE,
                () -> laptop.models().delivery().countProperty(Stage.QUEUED).get() == 0
                        && laptop.models().delivery().progressProperty().get() < 0);
        album.take("sent", "All sent and confirmed: two ticks beside every task.", laptop);
    }

    private void showOtherDevice() throws Exception {
        Pulses.await("the tasks on the other device", PATIENCE, () -> open(desktop) >= open(laptop));
        Pulses.run(() -> desktop.models().tasks().filterProperty().set(TaskFilter.of(TaskFilter.Kind.ALL)));
        album.take("other-device", "The other device has them, without anyone doing anything there.", desktop);
    }

    private static int open(DemoDevice device) {
        return device.models().tasks().shelves().stream().filter(shelf -> shelf.filter().kind() == TaskFilter.Kind.ALL)
                .mapToInt(Shelf::open).sum();
    }

    private void decideConflict() throws Exception {
        var task = laptop.task(EDITED_TWICE);
        laptop.goOffline();
        desktop.goOffline();
        laptop.change(task, Map.of("title", FieldValue.of("Rehearse the talk twice, with a stopwatch")));
        desktop.change(task, Map.of("title", FieldValue.of("Rehearse the talk with Marta listening")));
        laptop.goOnline();
        laptop.awaitDelivery();
        desktop.goOnline();
        desktop.awaitDelivery();
        Pulses.await("the conflict on the other device", PATIENCE, () -> !laptop.models().conflicts().conflicts().isEmpty());
        laptop.open(Page.CONFLICTS);
        album.take("conflict", "Edited on two devices while offline: the later edit was kept, and a person has the last word.",
                laptop);
    }

    private void exchangeMessages() throws Exception {
        laptop.open(Page.MESSAGES);
        laptop.choose("Field team");
        desktop.choose("Field team");
        laptop.say("No reception on the ridge until four. The readings are on the card.");
        laptop.awaitDelivery();
        desktop.say("Got them, thank you. Is the second rain gauge back?");
        desktop.awaitDelivery();
        laptop.say("Yes, and calibrated. I left a note in the hut.");
        laptop.awaitDelivery();
        desktop.goOffline();
        laptop.goOffline();
        laptop.say("Going down now, so this one leaves the mountain with me.");
        Pulses.await("the last message in the queue", PATIENCE,
                () -> laptop.models().delivery().countProperty(Stage.QUEUED).get() == 1);
        album.take("messages", "Messages with their ticks: confirmed, and one that waits for the network.", laptop);
        laptop.goOnline();
        laptop.awaitDelivery();
    }

    private void letServerBeBusy() throws Exception {
        server.faults().answer503For(Duration.ofSeconds(42));
        laptop.open(Page.TASKS);
        Pulses.run(() -> laptop.models().tasks().filterProperty().set(laptop.models().tasks().shelves().getFirst().filter()));
        Pulses.run(() -> laptop.models().tasks().add("Thank the hut warden"));
        Pulses.await("the reason for waiting", PATIENCE, () -> laptop.models().shell().linkProperty().get() == Link.SERVER_DOWN
                || laptop.models().delivery().isWaitingFor(Reason.SERVER_BUSY));
        album.take("busy", "The server asks to wait: the reason in plain words, and a countdown to the next try.", laptop);
        server.faults().heal();
        laptop.client().syncNow();
        laptop.awaitDelivery();
    }

    private void lookAtDelivery() throws Exception {
        laptop.goOffline();
        Pulses.run(() -> {
            laptop.models().tasks().add("Return the borrowed crampons tomorrow @hut");
            laptop.models().tasks().add("Send the readings to the institute !high");
        });
        Pulses.await("two changes in the queue", PATIENCE,
                () -> laptop.models().delivery().countProperty(Stage.QUEUED).get() == 2);
        laptop.open(Page.DELIVERY);
        album.take("delivery",
                "Delivery as a page: every change with its reason, to be searched, edited, sent again or given up.",
                laptop);
        album.takeHighContrast("high-contrast", "The same in high contrast.", laptop);
        laptop.goOnline();
        laptop.awaitDelivery();
    }

    private void choose() throws Exception {
        laptop.open(Page.SETTINGS);
        album.take("settings", "Settings take effect at once; what would have none is not shown.", laptop);
        laptop.open(Page.TASKS);
    }

    private void speakGerman() throws Exception {
        Pulses.await("the tasks on the third device", PATIENCE, () -> open(tablet) >= open(laptop));
        tablet.goOffline();
        Pulses.run(() -> {
            tablet.models().tasks().add("Wanderkarte einpacken morgen 8:00 @rucksack !hoch");
            tablet.models().tasks().add("Hüttenwart anrufen heute 18:30 @telefon");
        });
        Pulses.await("the German tasks in the queue", PATIENCE,
                () -> tablet.models().delivery().countProperty(Stage.QUEUED).get() == 2);
        album.takeDark("german", "The same in German, on a third device.", tablet);
    }
}
