package org.outboxfx.app.settings;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** What a device is called: a record like any other, so that the name reaches the others whenever there is a connection. */
public final class DeviceName {

    private static final String TYPE = "device";
    private static final int LONGEST = 60;

    private DeviceName() {}

    /** Tells the others this device's name, unless they know it by that already. */
    public static void tell(Desk desk, String name) {
        String told = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
        var key = new RecordKey(TYPE, desk.client().device());
        var _ = desk.client().record(key).thenCompose(known -> {
            boolean same = known.map(record -> told.equals(record.text("name"))).orElse(false);
            return same
                    ? CompletableFuture.completedFuture(null)
                    : desk.client().submit(Change.put(key, Map.of("name", FieldValue.of(told))));
        }).whenComplete((_, failure) -> {
            if (failure != null) {
                desk.ui().execute(() -> desk.notices().trouble(failure));
            }
        });
    }
}
