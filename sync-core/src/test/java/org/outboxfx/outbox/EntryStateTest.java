package org.outboxfx.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EntryStateTest {

    /** Protocol, section 5, written down a second time and differently: one line per move. */
    private static final Set<String> MOVES = Set.of("DRAFT>HELD", "DRAFT>QUEUED", "DRAFT>BLOCKED", "DRAFT>CANCELLED",
            "DRAFT>EXPIRED",
            "HELD>QUEUED", "HELD>BLOCKED", "HELD>DRAFT", "HELD>CANCELLED", "HELD>EXPIRED", "QUEUED>SENDING", "QUEUED>BLOCKED",
            "QUEUED>NEEDS_CONFIRMATION", "QUEUED>CANCELLED", "QUEUED>ABSORBED", "QUEUED>EXPIRED", "BLOCKED>QUEUED",
            "BLOCKED>CANCELLED",
            "BLOCKED>ABSORBED", "BLOCKED>EXPIRED", "NEEDS_CONFIRMATION>QUEUED", "NEEDS_CONFIRMATION>CANCELLED",
            "NEEDS_CONFIRMATION>EXPIRED", "SENDING>SENT", "SENDING>RETRY_WAIT", "SENDING>REJECTED", "SENDING>BLOCKED",
            "RETRY_WAIT>QUEUED", "RETRY_WAIT>CANCELLED", "RETRY_WAIT>EXPIRED", "REJECTED>QUEUED", "REJECTED>DRAFT",
            "REJECTED>CANCELLED",
            "EXPIRED>QUEUED", "EXPIRED>CANCELLED", "SENT>CONFIRMED",
            // Later edits take over whatever was certainly never taken by the server.
            "RETRY_WAIT>ABSORBED", "NEEDS_CONFIRMATION>ABSORBED", "REJECTED>ABSORBED", "EXPIRED>ABSORBED",
            // Whether the server has it is asked before it may go, and the answer may be that it has.
            "QUEUED>RETRY_WAIT", "BLOCKED>RETRY_WAIT", "NEEDS_CONFIRMATION>RETRY_WAIT", "RETRY_WAIT>RETRY_WAIT",
            "RETRY_WAIT>SENT",
            // What it waits for was taken back.
            "BLOCKED>NEEDS_CONFIRMATION");

    static Stream<Arguments> everyPair() {
        return Arrays.stream(EntryState.values())
                .flatMap(from -> Arrays.stream(EntryState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void everyPairIsEitherAMoveOrRefusedByName(EntryState from, EntryState to) {
        if (MOVES.contains(from + ">" + to)) {
            assertThat(from.to(to, "op-1")).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.to(to, "op-1")).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("op-1 cannot move from " + from + " to " + to);
        }
    }

    @Test
    void everyStateBelongsToExactlyOneStage() {
        List<EntryState> all = Arrays.stream(Stage.values()).flatMap(stage -> stage.states().stream()).toList();

        assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrder(EntryState.values());
    }

    @Test
    void nothingLeavesAFinalState() {
        assertThat(Stream.of(EntryState.CONFIRMED, EntryState.CANCELLED, EntryState.ABSORBED))
                .allMatch(state -> state.next().isEmpty());
    }
}
