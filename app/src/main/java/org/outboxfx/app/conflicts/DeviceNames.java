package org.outboxfx.app.conflicts;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.record.Field;
import org.outboxfx.record.Record;

/** Who wrote a value, by the name that each device gives itself in a record of its own. */
record DeviceNames(Desk desk, Map<String, String> byId) {

    private static final String TYPE = "device";
    private static final int LETTERS_SHOWN = 4;

    /** @param known names of devices that may not have told theirs, by their ids */
    static CompletableFuture<DeviceNames> load(Desk desk, Map<String, String> known) {
        return desk.client().records(TYPE).thenApply(devices -> {
            var names = new HashMap<>(known);
            devices.stream().filter(device -> !name(device).isBlank())
                    .forEach(device -> names.put(device.key().id(), name(device)));
            return new DeviceNames(desk, Map.copyOf(names));
        });
    }

    private static String name(Record device) {
        return device.text("name", "");
    }

    boolean isHere(Field value) {
        return value.stamp().device().equals(desk.client().device());
    }

    /** At the beginning of a line. */
    String of(Field value) {
        return named(value, "");
    }

    /** Within a sentence. */
    String within(Field value) {
        return named(value, ".within");
    }

    /** A device that has not told its name yet is known by the end of its id. */
    private String named(Field value, String place) {
        if (isHere(value)) {
            return desk.words().of("conflicts.device.this" + place);
        }
        String id = value.stamp().device();
        String name = byId.get(id);
        return name == null
                ? desk.words().of("conflicts.device.other" + place, id.substring(id.length() - LETTERS_SHOWN))
                : name;
    }
}
