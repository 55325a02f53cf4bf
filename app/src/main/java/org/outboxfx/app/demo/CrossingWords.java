package org.outboxfx.app.demo;

import java.util.List;
import org.outboxfx.app.words.Words;
import org.outboxfx.scenario.world.Crossing;
import org.outboxfx.scenario.world.Crossing.Cargo;
import org.outboxfx.wire.OpResult;

/** What is said of a crossing: what is carried, and what came of it. */
record CrossingWords(Words words) {

    private static final int MAX_NAME = 26;

    /** What the device says, or hears. */
    String carried(Crossing crossing) {
        if (crossing.kind() == Crossing.Kind.QUESTION) {
            return words.of("demo.wire.question");
        }
        List<Cargo> cargo = crossing.cargo();
        if (cargo.isEmpty()) {
            return "";
        }
        String first = crossing.kind() == Crossing.Kind.FEED
                ? "“" + shortened(cargo.getFirst().name()) + "”"
                : words.of("demo.wire.verb." + cargo.getFirst().verb(), shortened(cargo.getFirst().name()));
        return cargo.size() == 1 ? first : words.of("demo.wire.more", first, cargo.size() - 1);
    }

    /** What the server says to it, or what became of the request instead. */
    String answer(Crossing crossing) {
        return crossing.outcome() == Crossing.Outcome.ANSWERED && crossing.kind() == Crossing.Kind.OPERATIONS
                ? words.of("demo.wire.result." + result(crossing))
                : words.of("demo.wire.outcome." + crossing.outcome());
    }

    /** What is most worth telling. */
    private static OpResult.Status result(Crossing crossing) {
        return crossing.results().stream().filter(status -> status != OpResult.Status.APPLIED).findFirst()
                .orElse(OpResult.Status.APPLIED);
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME).strip() + "…";
    }
}
