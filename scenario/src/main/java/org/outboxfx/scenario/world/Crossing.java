package org.outboxfx.scenario.world;

import java.time.Instant;
import java.util.List;
import org.outboxfx.wire.OpResult;

/**
 * Something that crosses, or should have crossed, between a device and the server.
 *
 * @param number counts them, from 1; a later state of the same crossing has the same number
 * @param at when it began, by the right time
 * @param cargo what is carried; empty for a question
 * @param results what the server did with each operation, whether its answer arrived or not
 */
public record Crossing(long number, Instant at, String device, Kind kind, List<Cargo> cargo, Outcome outcome,
        List<OpResult.Status> results) {

    /** What it is for. */
    public enum Kind {
        /** The device sends operations. */
        OPERATIONS,
        /** The device asks what became of an operation whose answer never came. */
        QUESTION,
        /** The device reads what others have done. */
        FEED
    }

    /** How far it came. */
    public enum Outcome {
        UNDERWAY, ANSWERED,
        /** There was no way to the server. */
        UNREACHABLE,
        /** A sign-in page answered in the server's place. */
        SIGN_IN_PAGE, REQUEST_LOST,
        /** The server took it, and its answer never arrived. */
        ANSWER_LOST,
        /** The server asked to come back later. */
        BUSY,
        /** The server would not take the request at all. */
        REFUSED,
        /** The client died meanwhile; the server never got it. */
        DIED_BEFORE,
        /** The client died meanwhile; the server has it. */
        DIED_AFTER
    }

    /** One change, in a person's terms. */
    public record Cargo(Verb verb, String name) {}

    /** What a change does to its record. */
    public enum Verb {
        ADD, EDIT, COMPLETE, DELETE, SEND
    }

    public Crossing {
        cargo = List.copyOf(cargo);
        results = List.copyOf(results);
    }

    Crossing ended(Outcome end, List<OpResult.Status> what) {
        return new Crossing(number, at, device, kind, cargo, end, what);
    }

    Crossing carrying(List<Cargo> freight) {
        return new Crossing(number, at, device, kind, freight, outcome, results);
    }
}
