package org.outboxfx.scenario.world;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.clock.Timekeeper;

/**
 * The requests under way: how many of them move, and how many stand still until time passes or something happens. Time may
 * go on only when none moves. Thread-safe.
 */
final class Traffic {

    private final Timekeeper time;
    private final Set<Pass> standing = new HashSet<>();
    private int moving;
    private long news;

    Traffic(Timekeeper time) {
        this.time = time;
    }

    /** One request of a device, from its beginning to its end. */
    final class Pass implements AutoCloseable {

        private final Cable cable;
        private CompletableFuture<Boolean> turn = new CompletableFuture<>();
        private boolean forNews;

        private Pass(Cable cable) {
            this.cable = cable;
        }

        /** Stands still for a time. @return false if the request was given up meanwhile */
        boolean stand(Duration delay) {
            if (!delay.isPositive()) {
                return true;
            }
            CompletableFuture<Boolean> mine = stop(false);
            Timekeeper.Alarm alarm = time.after(delay, () -> go(this, true));
            boolean goesOn = mine.join();
            alarm.cancel();
            return goesOn;
        }

        /** Stands still until there is news of the server, at most for a time. @return false if it was given up */
        boolean standForNews(long seen, Duration atMost) {
            CompletableFuture<Boolean> mine;
            synchronized (Traffic.this) {
                if (news != seen) {
                    return true;
                }
                mine = stop(true);
            }
            Timekeeper.Alarm alarm = time.after(atMost, () -> go(this, true));
            boolean goesOn = mine.join();
            alarm.cancel();
            return goesOn;
        }

        /** Stands still until it is given up. */
        void standForever() {
            stop(false).join();
        }

        private CompletableFuture<Boolean> stop(boolean waitsForNews) {
            synchronized (Traffic.this) {
                turn = new CompletableFuture<>();
                forNews = waitsForNews;
                standing.add(this);
                moved();
                return turn;
            }
        }

        @Override
        public void close() {
            synchronized (Traffic.this) {
                moved();
            }
        }
    }

    private void moved() {
        moving--;
        notifyAll();
    }

    synchronized Pass begin(Cable cable) {
        moving++;
        return new Pass(cable);
    }

    /** Waits until no request moves, at most this long. @return whether none does */
    synchronized boolean awaitStill(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        for (long left = patience.toMillis(); moving > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return moving == 0;
    }

    synchronized boolean isStill() {
        return moving == 0;
    }

    /** Counts the news of the server; whoever waits for more than was known is told. */
    synchronized long news() {
        return news;
    }

    synchronized void tellNews() {
        news++;
        Set.copyOf(standing).stream().filter(pass -> pass.forNews).forEach(pass -> go(pass, true));
    }

    /** Gives up every request of a cable that stands still. */
    synchronized void giveUp(Cable cable) {
        Set.copyOf(standing).stream().filter(pass -> pass.cable == cable).forEach(pass -> go(pass, false));
    }

    /** Gives up every request that waits for news of the server, which is gone. */
    synchronized void giveUpWaiting() {
        Set.copyOf(standing).stream().filter(pass -> pass.forNews).forEach(pass -> go(pass, false));
    }

    private synchronized void go(Pass pass, boolean on) {
        if (standing.remove(pass)) {
            moving++;
            pass.turn.complete(on);
        }
    }

    /** How much there is of it. */
    @Override
    public synchronized String toString() {
        return moving + " requests that move and " + standing.size() + " that stand still";
    }
}
