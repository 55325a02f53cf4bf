package org.outboxfx.app.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Tells from JavaFX's own events when what a key changed was painted: the program knows only when it has handed a frame over. To
 * be begun before JavaFX, which looks once whether anybody records.
 */
final class PaintedFrames {

    private static final String PHASE = "javafx.PulsePhase";
    private static final String PAINTING = "Painting";

    /** A key, from the moment the JavaFX thread takes it until the frame that answers it is handed to the painter. */
    @Name(Key.NAME)
    @StackTrace(false)
    static final class Key extends Event {
        private static final String NAME = "outboxfx.Key";
        @Name("what")
        private String what = "";
        @Name("work")
        private long work;
        @Name("frames")
        int frames;

        /** JavaFX thread only, as is what follows. */
        static Key taken(String what) {
            var key = new Key();
            key.what = what;
            key.work = -processorTime();
            key.begin();
            return key;
        }

        void handedOver() {
            work += processorTime();
            commit();
        }

        private static long processorTime() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    /**
     * What one key took.
     *
     * @param work processor time of the JavaFX thread until the frame was handed over, in nanoseconds, which others on the machine
     *     cannot lengthen
     * @param frames how many frames began until then
     */
    record Frame(String what, Duration handed, Duration painted, long work, int frames) {}

    private final Recording recording = new Recording();

    private PaintedFrames() {}

    static PaintedFrames begin() {
        var frames = new PaintedFrames();
        frames.recording.enable(PHASE).withThreshold(Duration.ZERO);
        frames.recording.enable(Key.class);
        frames.recording.start();
        return frames;
    }

    /** Ends the recording. */
    List<Frame> end() {
        try {
            Path file = Files.createTempFile("outboxfx-frames", ".jfr");
            try {
                recording.stop();
                recording.dump(file);
                return read(RecordingFile.readAllEvents(file));
            } finally {
                recording.close();
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Frame> read(List<RecordedEvent> events) {
        var phases = events.stream().filter(event -> event.getEventType().getName().equals(PHASE))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime)).toList();
        return events.stream().filter(event -> event.getEventType().getName().equals(Key.NAME))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime)).map(key -> frame(key, phases)).toList();
    }

    private static Frame frame(RecordedEvent key, List<RecordedEvent> phases) {
        var painting = phases.stream().filter(phase -> phase.getString("phaseName").equals(PAINTING)).toList();
        long pulse = painting.stream().filter(phase -> phase.getStartTime().isAfter(key.getEndTime())).findFirst()
                .orElseThrow(() -> new IllegalStateException("No frame was painted after the key at " + key.getStartTime() + "."))
                .getLong("pulseId");
        // One part of the window after the other.
        Instant painted = painting.stream().filter(phase -> phase.getLong("pulseId") == pulse).map(RecordedEvent::getEndTime)
                .max(Comparator.naturalOrder()).orElseThrow();
        return new Frame(key.getString("what"), Duration.between(key.getStartTime(), key.getEndTime()),
                Duration.between(key.getStartTime(), painted), key.getLong("work"), key.getInt("frames"));
    }
}
