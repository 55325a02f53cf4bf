package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingRowsTest {

    private static final SyncOptions OPTIONS = SyncOptions.standard();

    private final PendingRows rows = new PendingRows();

    @Test
    void tagIsCoveredOnceItsRowIsDurable() {
        long mark = rows.mark();
        assertThat(rows.covers("t", OPTIONS)).isFalse();

        rows.enter("t", OPTIONS, mark);

        assertThat(rows.covers("t", OPTIONS)).isTrue();
    }

    @Test
    void otherOptionsAreNotCovered() {
        rows.enter("t", OPTIONS, rows.mark());

        assertThat(rows.covers("t", SyncOptions.outbox())).isFalse();
    }

    @Test
    void attemptThatBeganBetweenTheWritingAndTheCommitKeepsTheTagUncovered() {
        long mark = rows.mark();

        rows.leave("t");
        rows.enter("t", OPTIONS, mark);

        assertThat(rows.covers("t", OPTIONS)).isFalse();
    }

    @Test
    void removalOfTheScopeUncoversEverything() {
        long mark = rows.mark();
        rows.enter("a", OPTIONS, mark);

        rows.leaveAll();
        rows.enter("b", OPTIONS, mark);

        assertThat(rows.covers("a", OPTIONS)).isFalse();
        assertThat(rows.covers("b", OPTIONS)).isFalse();
    }
}
