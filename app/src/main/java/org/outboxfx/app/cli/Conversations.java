package org.outboxfx.app.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.outboxfx.app.messages.MessageChanges;
import org.outboxfx.record.Record;

/** The conversations that are there, by id. */
record Conversations(Map<String, Record> byId) {

    static Conversations load(Session session) {
        return new Conversations(session.await(session.client().records(MessageChanges.CONVERSATION)).stream()
                .filter(one -> !one.isDeleted()).collect(Collectors.toMap(one -> one.key().id(), Function.identity())));
    }

    /** By id or title, whatever its case; empty if there is none. */
    Optional<Record> find(String typed) {
        Record byItsId = byId.get(typed);
        if (byItsId != null) {
            return Optional.of(byItsId);
        }
        List<Record> named = byId.values().stream().filter(one -> one.text("title", "").equalsIgnoreCase(typed.strip())).toList();
        if (named.size() > 1) {
            throw CommandFailure.failed("Several conversations are called '" + typed + "'; expected one of their ids: "
                    + String.join(", ", named.stream().map(one -> one.key().id()).toList()) + ".");
        }
        return named.stream().findFirst();
    }

    Record expect(String typed) {
        return find(typed).orElseThrow(() -> CommandFailure.failed("There is no conversation '" + typed + "'; expected "
                + (byId.isEmpty()
                        ? "one that is there, and there is none yet"
                        : "one of: "
                                + String.join(", ", byId.values().stream().map(one -> one.text("title", "")).sorted().toList()))
                + ". 'messages send --new' makes it."));
    }

    String title(String id) {
        Record one = byId.get(id);
        return one == null ? "" : one.text("title", "");
    }
}
