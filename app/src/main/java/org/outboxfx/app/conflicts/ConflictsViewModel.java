package org.outboxfx.app.conflicts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.ListPatch;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;

/** The conflicts nobody has looked at, and the two ways to settle each. Used from the desk's executor only. */
public final class ConflictsViewModel {

    private final Desk desk;
    private final Refresh<List<Card>> refresh;
    private final ObservableList<Card> cards = FXCollections.observableArrayList();

    public ConflictsViewModel(Desk desk) {
        this.desk = desk;
        this.refresh = new Refresh<>(desk.ui(), new Cards(desk)::load, loaded -> ListPatch.apply(cards, loaded, Card::key),
                desk.notices()::trouble);
        desk.client().onEvent(this::react);
        desk.words().onChange(refresh::request);
        refresh.request();
    }

    // Properties

    public ObservableList<?> conflicts() {
        return cards;
    }

    ObservableList<Card> cards() {
        return cards;
    }

    Desk desk() {
        return desk;
    }

    // Commands

    /** The winner was right: nothing changes but that someone has looked. */
    void keep(Card card) {
        submit(card, List.of(reviewed(card)));
    }

    /** The loser was right: it is written again, as an ordinary change, and the conflict is settled with it. */
    void useOther(Card card) {
        Conflict conflict = card.conflict();
        var changes = new ArrayList<Change>();
        var fields = new TreeMap<String, FieldValue>();
        fields.put(conflict.field(), conflict.lost().value());
        if (conflict.kind() == Conflict.Kind.DELETE_VS_EDIT) {
            fields.put(Record.DELETED, FieldValue.of(false));
        }
        changes.add(Change.put(conflict.subject(), fields));
        changes.add(reviewed(card));
        submit(card, changes);
    }

    private static Change reviewed(Card card) {
        return Change.put(card.key(), Map.of(Conflict.REVIEWED, FieldValue.of(true)));
    }

    private void submit(Card card, List<Change> changes) {
        desk.history().perform(desk.words().of("deed.conflict", card.title()), changes);
    }

    private void react(ClientEvent event) {
        if (event instanceof ClientEvent.RecordsChanged) {
            refresh.request();
        }
    }
}
