import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Measures how long the installed program takes from the start of its process to its first painted frame, in turn with a bare
 * JavaFX window on the JDK that runs this. For Linux with a display. Arguments: the program's folder, the folder of the JavaFX modules, how often.
 */
public final class FirstFrame {

    private static final String BARE = """
            public final class Bare extends javafx.application.Application {
                @Override
                public void start(javafx.stage.Stage stage) {
                    stage.setScene(new javafx.scene.Scene(new javafx.scene.control.Label("Hello"), 400, 300));
                    stage.show();
                    // A frame is told of when the next one comes.
                    new javafx.animation.AnimationTimer() {
                        @Override
                        public void handle(long now) {}
                    }.start();
                }
            }
            """;
    private static final String TELL = "-Djavafx.pulseLogger=true";
    /** What the toolkit's log says of a frame that was painted. */
    private static final String PAINTED = "Painting";

    /** One start; both until the first frame. */
    private record Start(Duration time, Duration processor) {}

    private FirstFrame() {}

    /** Prints the medians. */
    public static void main(String[] args) throws IOException {
        Path image = Path.of(args[0]);
        Path scratch = Files.createTempDirectory("first-frame");
        var bare = new ArrayList<Start>();
        var first = new ArrayList<Start>();
        var again = new ArrayList<Start>();
        List<String> program = List.of(image.resolve("bin/outboxfx").toString());
        List<String> bareCommand = bare(scratch, Path.of(args[1]));
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            bare.add(start(bareCommand, scratch));
            Path data = scratch.resolve("data" + i);
            first.add(start(program, data));
            again.add(start(program, data));
        }
        tell("a bare window", bare, bare);
        tell("the program, a new profile", first, bare);
        tell("the program, its profile again", again, bare);
    }

    private static List<String> bare(Path scratch, Path modules) throws IOException {
        Path source = Files.writeString(scratch.resolve("Bare.java"), BARE);
        List<String> fx = List.of("--module-path", modules.toString(), "--add-modules", "javafx.controls");
        var compile = new ArrayList<>(fx);
        compile.addAll(List.of("-d", scratch.toString(), source.toString()));
        if (ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, compile.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The bare window does not compile; are the JavaFX modules in " + modules + "?");
        }
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(fx);
        command.addAll(List.of("--enable-native-access=javafx.graphics", "-cp", scratch.toString(), "Bare"));
        return command;
    }

    private static Start start(List<String> command, Path data) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_TOOL_OPTIONS", TELL);
        builder.environment().put("XDG_DATA_HOME", data.toString()); // the program's profile lies there
        long begin = System.nanoTime();
        Process process = builder.start();
        try (var output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.contains(PAINTED)) {
                    return new Start(Duration.ofNanos(System.nanoTime() - begin), process.info().totalCpuDuration().orElse(Duration.ZERO));
                }
            }
            throw new IllegalStateException("No frame was painted by " + command);
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static void tell(String what, List<Start> starts, List<Start> bare) {
        double time = median(starts.stream().map(Start::time));
        double processor = median(starts.stream().map(Start::processor));
        System.out.printf(Locale.ROOT, "%-32s first frame %.2f s (%.2f of a bare window), processor %.2f s (%.2f)%n", what, time,
                time / median(bare.stream().map(Start::time)), processor, processor / median(bare.stream().map(Start::processor)));
    }

    private static double median(Stream<Duration> all) {
        List<Duration> sorted = all.sorted(Comparator.naturalOrder()).toList();
        return sorted.get(sorted.size() / 2).toNanos() / 1e9;
    }
}
