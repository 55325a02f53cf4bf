package org.outboxfx.sync;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper.Alarm;

/** A registration in memory, and what is going on with it. Used on the sequencer only. */
final class Entry {

    Registration registration;
    /** While a write is under way, inputs wait here: what they mean depends on its result. */
    final Queue<Todo> queue = new ArrayDeque<>();
    boolean writing;
    @Nullable
    Attempt attempt;
    private @Nullable Alarm delayAlarm;
    private Registration.@Nullable Delay delayArmed;
    private @Nullable Alarm expiryAlarm;

    Entry(Registration registration) {
        this.registration = registration;
    }

    String tag() {
        return registration.tag();
    }

    boolean isBusy() {
        return writing || attempt != null;
    }

    /** Whether an alarm for this very delay is set already; otherwise an older one is cancelled. */
    boolean isArmedFor(Registration.@Nullable Delay delay) {
        if (delayArmed != null && delayArmed.equals(delay)) {
            return true;
        }
        disarmDelay();
        return false;
    }

    void armDelay(Registration.Delay delay, Alarm alarm) {
        delayArmed = delay;
        delayAlarm = alarm;
    }

    void armExpiry(Alarm alarm) {
        expiryAlarm = alarm;
    }

    boolean hasExpiryAlarm() {
        return expiryAlarm != null;
    }

    void disarm() {
        disarmDelay();
        if (expiryAlarm != null) {
            expiryAlarm.cancel();
            expiryAlarm = null;
        }
    }

    private void disarmDelay() {
        if (delayAlarm != null) {
            delayAlarm.cancel();
        }
        delayAlarm = null;
        delayArmed = null;
    }

    /** @param done completes when the input has had its effect; true if there was something to have it on */
    record Todo(Input input, CompletableFuture<Boolean> done) {}
}
