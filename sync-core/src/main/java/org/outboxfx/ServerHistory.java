package org.outboxfx;

import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.History;
import org.outboxfx.replica.DeviceState;
import org.outboxfx.replica.DeviceState.GivingBack;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.HistoryMark;

/** The server's history as this device remembers it. */
record ServerHistory(DeviceState device) implements History {

    @Override
    public long shown(Transaction tx) {
        return device.cursor(tx);
    }

    @Override
    public @Nullable HistoryMark known(Transaction tx) {
        return device.history(tx);
    }

    @Override
    public void answered(Transaction tx, HistoryMark mark) {
        device.saveHistory(tx, mark);
    }

    @Override
    public boolean isIncomplete(Transaction tx) {
        return device.givingBack(tx) != GivingBack.NOTHING;
    }
}
