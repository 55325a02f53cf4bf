package org.outboxfx.app.conflicts;

import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.PatchedList;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.record.Change;

/** The conflicts nobody has looked at, and the two ways to settle each. Used from the desk's executor only. */
public final class ConflictsViewModel {

    private final Desk desk;
    private final Refresh<List<Card>> refresh;
    private final PatchedList<Card> cards = new PatchedList<>(Card::key);
    private volatile Map<String, String> knownDevices = Map.of();

    public ConflictsViewModel(Desk desk) {
        this.desk = desk;
        this.refresh = new Refresh<>(desk.ui(), () -> new Cards(desk).load(knownDevices),
                cards::become, desk.notices()::trouble);
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

    /**
     * Tells what devices are called that may not have told it themselves; a name that one has told comes first.
     *
     * @param names by the devices' ids
     */
    public void know(Map<String, String> names) {
        knownDevices = Map.copyOf(names);
        refresh.request();
    }

    /** The winner was right: nothing changes but that someone has looked. */
    void keep(Card card) {
        submit(card, Settlement.keep(card.key()));
    }

    /** The loser was right. */
    void useOther(Card card) {
        submit(card, Settlement.useOther(card.key(), card.conflict()));
    }

    private void submit(Card card, List<Change> changes) {
        desk.history().perform(() -> desk.words().of("deed.conflict", card.title()), changes);
    }

    private void react(ClientEvent event) {
        if (event instanceof ClientEvent.RecordsChanged) {
            refresh.request();
        }
    }
}
