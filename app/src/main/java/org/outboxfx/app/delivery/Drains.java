package org.outboxfx.app.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.outboxfx.app.words.Words;

/** How a long drain goes: how much is sent, how fast, and how long the rest will take at that speed. */
final class Drains {

    static final double NO_PROGRESS = -1;
    /** Shorter drains are over before a bar could be read. */
    private static final int SHORTEST_SHOWN = 5;
    /** What the speed is taken over: long enough to be steady, short enough to be true. */
    private static final Duration SPAN = Duration.ofSeconds(10);
    private static final Duration SHORTEST_SPAN = Duration.ofMillis(500);

    private record Sample(Instant at, long sent) {}

    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Words words;
    private long sent;
    private long total;

    Drains(Words words) {
        this.words = words;
    }

    /** A drain goes on. */
    void progressed(long nowSent, long waiting, Instant now) {
        if (samples.isEmpty() || nowSent < samples.getLast().sent()) {
            samples.clear();
        }
        sent = nowSent;
        total = nowSent + waiting;
        samples.addLast(new Sample(now, nowSent));
        while (samples.size() > 2 && Duration.between(samples.getFirst().at(), now).compareTo(SPAN) > 0) {
            samples.removeFirst();
        }
    }

    /** A drain has ended. */
    void ended() {
        samples.clear();
        sent = 0;
        total = 0;
    }

    boolean isShown() {
        return total >= SHORTEST_SHOWN && sent < total;
    }

    /** From 0 to 1 while a long drain runs, else {@value #NO_PROGRESS}. */
    double part() {
        return isShown() ? (double) sent / total : NO_PROGRESS;
    }

    /** "Sending 312 of 1,000 · 85/s · 8 s left". */
    String sentence() {
        String far = words.of("delivery.progress", sent, total);
        Duration span = samples.isEmpty() ? Duration.ZERO : Duration.between(samples.getFirst().at(), samples.getLast().at());
        long done = samples.isEmpty() ? 0 : samples.getLast().sent() - samples.getFirst().sent();
        if (span.compareTo(SHORTEST_SPAN) < 0 || done <= 0) {
            return far;
        }
        double perSecond = done * 1000.0 / span.toMillis();
        long left = (long) Math.ceil((total - sent) / perSecond);
        return words.of(left < 90 ? "delivery.progress.seconds" : "delivery.progress.minutes", far,
                Math.max(1, Math.round(perSecond)), left < 90 ? left : (left + 30) / 60);
    }
}
