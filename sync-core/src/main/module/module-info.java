/**
 * The Background Sync API for the JVM, and a durable outbox over it.
 *
 * <p>It is put into the jar that is published; what is built and tested here runs on the class path.
 */
module org.outboxfx.sync.core {
    requires com.fasterxml.jackson.databind;
    requires com.github.f4b6a3.uuid;
    requires com.h2database;
    requires java.sql;
    requires okhttp3;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.outboxfx;
    exports org.outboxfx.clock;
    exports org.outboxfx.evidence;
    exports org.outboxfx.network;
    exports org.outboxfx.outbox;
    exports org.outboxfx.record;
    exports org.outboxfx.replica;
    exports org.outboxfx.storage;
    exports org.outboxfx.sync;
    exports org.outboxfx.transport;
    exports org.outboxfx.wire;

    opens org.outboxfx.evidence to com.fasterxml.jackson.databind;
    opens org.outboxfx.outbox to com.fasterxml.jackson.databind;
    opens org.outboxfx.record to com.fasterxml.jackson.databind;
    opens org.outboxfx.wire to com.fasterxml.jackson.databind;
}
