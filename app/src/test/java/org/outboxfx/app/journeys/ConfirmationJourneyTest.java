package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.messages.MessageChanges;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;
import org.outboxfx.wire.ImpactPolicy;

/** What a person is asked about before it is sent, on real windows and with a real server. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ConfirmationJourneyTest {

    private static final RecordKey LIST = new RecordKey("list", "l1");
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    Path folder;
    private Place place;
    private Seat laptop;

    @BeforeEach
    void open() {
        place = new Place(folder, ConfirmationJourneyTest::asksBeforeATrashCanIsEmptied);
        laptop = place.sit("laptop");
        place.server().setPassphrase("test", "laptop", PASSPHRASE.toCharArray());
        laptop.client().submit(Change.put(LIST, title("Garden"))).join();
        laptop.awaitRow("delivery-list", "Add list “Garden”", "Confirmed");
    }

    @AfterEach
    void close() {
        laptop.close();
        place.close();
    }

    private static SyncServer.Builder asksBeforeATrashCanIsEmptied(SyncServer.Builder server) {
        return server.stepUp(List.of(new ImpactPolicy.Rule("list", "emptied", FieldValue.of(true))));
    }

    @Test
    void theDeletionOfAListThatSomeoneElseRenamedIsComparedAndConfirmedByKeysAlone() {
        deleteTheListWhileItIsRenamed();

        new Keys(laptop).chooseRow("delivery-list", "Delete list");
        laptop.push(KeyCode.F5);

        laptop.awaitText("confirm-what", "Delete list “Garden and kitchen”");
        assertThat(spoken("confirm-comparison")).contains("Someone else has changed it since you looked at it.")
                .contains("Title has changed. When written: Garden. Now: Garden and kitchen.");
        laptop.push(KeyCode.TAB);
        laptop.push(KeyCode.TAB);
        laptop.push(KeyCode.TAB);
        assertThat(focused()).isEqualTo("confirm-send");
        laptop.push(KeyCode.SPACE);
        laptop.awaitRow("delivery-list", "Delete list", "Confirmed");
        assertThat(laptop.client().record(LIST).join().orElseThrow().isDeleted()).isTrue();
    }

    @Test
    void aMessageToAConversationThatSomeoneHasJoinedSinceIsComparedAndThenSaysWhomItWentTo() {
        var key = new RecordKey("message", "m1");
        laptop.client().submit(MessageChanges.conversation("team", "Team", "phone, Mara", "laptop")).join();
        laptop.awaitRow("delivery-list", "Team", "Confirmed");
        laptop.client().upkeep().setMetered(true);
        laptop.client().submit(MessageChanges.message(key, "team", "The key is under the mat",
                List.of("laptop", "phone", "Mara"), "laptop", Morning.TIME.instant())).join();
        changeOnThePhone(new RecordKey("conversation", "team"),
                Map.of("members", FieldValue.of("laptop, phone, Mara, Jonas")));
        laptop.client().upkeep().setMetered(false);
        laptop.client().syncNow();
        laptop.awaitRow("delivery-list", "The key is under the mat", "Confirm");

        laptop.press("entry-review");

        laptop.awaitText("confirm-what", "The key is under the mat");
        assertThat(spoken("confirm-comparison")).contains("Others are in this conversation now than when it was written.")
                .contains("has changed. When written: phone, Mara. Now: phone, Mara, Jonas.");
        laptop.press("confirm-send");
        laptop.awaitRow("delivery-list", "The key is under the mat", "Confirmed");
        assertThat(laptop.client().record(key).join().orElseThrow().text("recipients")).isEqualTo("phone, Mara, Jonas");
    }

    @Test
    void theFocusStaysOnTheCardAndGoesBackWhenItIsClosed() {
        deleteTheListWhileItIsRenamed();
        laptop.press("entry-review");
        laptop.awaitText("confirm-what", "Delete list");

        for (int times = 0; times < 9; times++) {
            laptop.push(KeyCode.TAB);
            assertThat(focused()).startsWith("confirm-");
        }
        laptop.push(KeyCode.ESCAPE);

        laptop.await("the card to be gone", () -> !laptop.stage().getScene().lookup("#confirmation").isVisible());
        laptop.awaitRow("delivery-list", "Delete list", "Confirm");
    }

    @Test
    void otherWorkGoesOutWhileAPersonIsAskedAndWhatIsDiscardedComesBackByUndo() {
        deleteTheListWhileItIsRenamed();
        laptop.client().submit(Change.put(new RecordKey("task", "t1"), title("Buy milk"))).join();
        laptop.awaitRow("delivery-list", "Add task “Buy milk”", "Confirmed");

        laptop.press("entry-review");
        laptop.press("confirm-discard");

        laptop.awaitNoRow("delivery-list", "Delete list");
        assertThat(laptop.client().record(LIST).join().orElseThrow().isDeleted()).isFalse();
        laptop.press("toast-action");
        laptop.await("the deletion", () -> laptop.client().record(LIST).join().orElseThrow().isDeleted());
    }

    @Test
    void theServerIsShownWhoOneIsByAPassphraseOfWhichNothingIsKept() {
        laptop.client().submit(Change.put(LIST, Map.of("emptied", FieldValue.of(true)))).join();
        laptop.awaitRow("delivery-list", "Change list “Garden”", "The server asks who you are");

        laptop.press("entry-identify");
        laptop.type("stepup-passphrase", "wrong horse");
        laptop.enter("stepup-passphrase");
        laptop.awaitText("stepup-problem", "That is not your passphrase");
        assertThat(laptop.said("stepup-passphrase")).isEmpty();
        laptop.type("stepup-passphrase", PASSPHRASE);
        laptop.enter("stepup-passphrase");

        laptop.awaitRow("delivery-list", "Change list “Garden”", "Confirmed");
        assertThat(Pulses.call(() -> laptop.stage().getScene().lookup("#stepup").isVisible())).isFalse();
        assertThat(Pulses.call(() -> laptop.stage().getScene().lookup("#stepup-passphrase"))).isNull();
    }

    @Test
    void afterTooManyWrongPassphrasesThePersonIsToldHowLongToWait() {
        laptop.client().submit(Change.put(LIST, Map.of("emptied", FieldValue.of(true)))).join();
        laptop.awaitRow("delivery-list", "Change list “Garden”", "The server asks who you are");
        laptop.press("entry-identify");

        for (int times = 0; times < 6; times++) {
            laptop.type("stepup-passphrase", "wrong " + times);
            laptop.enter("stepup-passphrase");
            laptop.await("the answer", () -> !laptop.said("stepup-problem").isEmpty()
                    && !laptop.stage().getScene().lookup("#stepup-passphrase").isDisabled());
        }

        laptop.awaitText("stepup-problem", "Too many wrong passphrases. The server takes the next one in");
    }

    /** On a connection that costs money what others write arrives, and nothing goes out. */
    private void deleteTheListWhileItIsRenamed() {
        laptop.client().upkeep().setMetered(true);
        laptop.client().submit(Change.delete(LIST)).join();
        changeOnThePhone(LIST, title("Garden and kitchen"));
        laptop.client().upkeep().setMetered(false);
        laptop.client().syncNow();
        laptop.awaitRow("delivery-list", "Delete list", "Confirm");
    }

    private void changeOnThePhone(RecordKey key, Map<String, FieldValue> fields) {
        try (Seat phone = place.sit("phone")) {
            Awaitility.await().until(() -> phone.client().record(key).join().isPresent());
            phone.client().submit(Change.put(key, fields)).join();
            Awaitility.await().until(() -> fields.entrySet().stream().allMatch(field -> field.getValue()
                    .equals(laptop.client().record(key).join().orElseThrow().value(field.getKey()))));
        }
    }

    private String spoken(String id) {
        return String.valueOf(Pulses.call(() -> laptop.stage().getScene().lookup("#" + id).getAccessibleText()));
    }

    private String focused() {
        return Pulses.call(() -> {
            Node owner = laptop.stage().getScene().getFocusOwner();
            return String.valueOf(owner.getId());
        });
    }

    private static Map<String, FieldValue> title(String title) {
        return Map.of("title", FieldValue.of(title));
    }
}
