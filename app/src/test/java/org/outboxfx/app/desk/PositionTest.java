package org.outboxfx.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void whatIsPlacedNewestStandsAboveWhatWasPlacedBefore() {
        assertThat(Position.newest(NOW.plusMillis(1))).isLessThan(Position.newest(NOW));
        assertThat(Position.newest(NOW, 1)).isBetween(Position.newest(NOW, 0), Position.newest(NOW, 2));
        assertThat(Position.last(NOW.plusMillis(1))).isGreaterThan(Position.last(NOW));
    }

    @Test
    void thereIsAlwaysRoomBetweenTwoNeighbours() {
        var random = new Random(7);
        var positions = new ArrayList<String>();
        positions.add(Position.newest(NOW, 1));
        positions.add(Position.newest(NOW, 2));

        for (int round = 0; round < 2_000; round++) {
            int at = random.nextInt(positions.size() + 1);
            String before = at == 0 ? "" : positions.get(at - 1);
            String after = at == positions.size() ? "" : positions.get(at);
            positions.add(at, Position.between(before, after));
        }

        assertThat(positions).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void thereIsRoomAtTheSamePlaceAgainAndAgain() {
        String first = Position.between("", "");
        String upper = first;
        for (int round = 0; round < 500; round++) {
            String made = Position.between("", upper);
            assertThat(made).isLessThan(upper).isNotEmpty();
            upper = made;
        }
    }

    @Test
    void wherePositionsAreEqualTheResultIsJustBelowThem() {
        assertThat(Position.between("5", "5")).isGreaterThan("5");
    }
}
