package org.outboxfx.app.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays stories for people to watch, on a thread of its own, {@code outboxfx-demo}, which alone moves their time: as fast as
 * real time while nothing is played. Its methods may be called from any thread and return at once.
 */
final class Player implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Player.class);
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final Duration LAST_BEAT = Duration.ofSeconds(20);
    private static final int MAX_WISHES = 100;

    private final Act.Stagehands stagehands;
    private final Show show;
    private final LinkedBlockingQueue<Runnable> wishes = new LinkedBlockingQueue<>(MAX_WISHES);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("outboxfx-demo").unstarted(this::run);
    private volatile Speed speed = Speed.NORMAL;
    private @Nullable Act act;
    private boolean playing;
    private Duration rest = Duration.ZERO;

    Player(Act.Stagehands stagehands, Show show) {
        this.stagehands = stagehands;
        this.show = show;
    }

    void start() {
        thread.start();
    }

    /** Opens a story, from its beginning; the one before is over. */
    void open(Scenario story) {
        wish(() -> {
            playing(false);
            closeAct();
            var opened = new Act(story, stagehands, this::pass);
            act = opened;
            opened.world().wire().listen(_ -> show.changed());
            show.opened(story, opened.world());
            show.progressed(opened.progress());
        });
    }

    void play(boolean on) {
        wish(() -> {
            playing(on);
            if (on) {
                announce();
            }
        });
    }

    /** Plays one step, at once. */
    void step() {
        wish(() -> {
            playing(false);
            announce();
            playNext();
        });
    }

    void speed(Speed chosen) {
        speed = chosen;
    }

    /** Does something to the story's world between two moments. */
    void disturb(Consumer<World> deed) {
        wish(() -> {
            if (act != null) {
                deed.accept(act.world());
                show.changed();
            }
        });
    }

    private void wish(Runnable wish) {
        if (!wishes.offer(wish)) {
            LOG.warn("The console is asked for more than it can do; something that was clicked is left out.");
        }
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                Runnable wish = wishes.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (wish != null) {
                    wish.run();
                } else {
                    beat();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException e) {
                LOG.error("The console could not do what was asked for.", e);
            }
        }
        closeAct();
    }

    /** A moment passes, in the story as in the room; or it is time for the next step. */
    private void beat() {
        if (act == null) {
            return;
        }
        act.world().pass(BEAT);
        rest = rest.minus(BEAT);
        if (playing && !rest.isPositive()) {
            playNext();
            announce();
        }
    }

    private void announce() {
        if (act == null) {
            return;
        }
        act.announce();
        rest = act.next().isPresent() && act.next().get().caption() != null ? speed.reading() : speed.looking();
        show.progressed(act.progress());
        if (act.next().isEmpty()) {
            playing(false);
        }
    }

    private void playNext() {
        if (act != null) {
            act.playNext();
            show.progressed(act.progress());
            show.changed();
        }
    }

    private void playing(boolean now) {
        playing = now;
        show.playing(now);
    }

    /** Lets a story's waiting pass for those who watch, faster than real time. */
    private void pass(World world, Duration by) {
        Duration left = by;
        while (left.isPositive() && closing.getCount() > 0) {
            Duration slice = BEAT.multipliedBy(speed.times());
            world.pass(slice.compareTo(left) < 0 ? slice : left);
            left = left.minus(slice);
            try {
                if (closing.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void closeAct() {
        if (act != null) {
            act.close();
            act = null;
        }
    }

    /** Ends after what is being done; blocks, for a bounded time. Not for the JavaFX thread, whose windows are still to be closed. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LAST_BEAT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
