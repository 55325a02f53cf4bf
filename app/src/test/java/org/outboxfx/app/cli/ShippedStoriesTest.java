package org.outboxfx.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.Launcher;

/** The stories that come with the program can be listed and played by their names. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ShippedStoriesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void theyAreListedTheWorkingDayFirst() throws IOException {
        var shell = new Shell(folder);

        assertThat(shell.run("scenario", "list", "--json")).isZero();

        List<String> lines = shell.out().lines().toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(15);
        JsonNode first = JSON.readTree(lines.getFirst());
        assertThat(first.get("name").asText()).isEqualTo("a-working-day");
        assertThat(first.get("title").asText()).isEqualTo("A working day");
        assertThat(first.get("devices").size()).isPositive();
        assertThat(shell.run("scenario", "list")).isZero();
        assertThat(shell.out()).contains("NAME", "lost-answer");
    }

    @Test
    void aFileOfTheSameNameIsMeantWhereThereIsOne() throws IOException {
        Path own = Files.writeString(folder.resolve("lost-answer"),
                "title: My own\ndevices: {laptop: {}}\nsteps: [{wait: 1s}]\n");
        var shell = new Shell(folder);

        assertThat(shell.run("scenario", "run", own.toString(), "--json")).as(shell.err()).isZero();

        assertThat(JSON.readTree(shell.out()).get("title").asText()).isEqualTo("My own");
    }

    @Test
    void theyArePlayedFromWithinTheProgramsJar() throws Exception {
        Path jar = folder.resolve("app.jar");
        Path classes = programsClasses();
        assertThat(ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "--create", "--file", jar.toString(),
                "-C", classes.toString(), ".")).isZero();

        List<String> listed = started(jar, classes, "scenario", "list", "--json");
        List<String> played = started(jar, classes, "scenario", "run", "lost-answer", "two-editors", "--json");

        assertThat(listed).hasSizeGreaterThanOrEqualTo(15);
        assertThat(played).hasSize(2).allSatisfy(line -> assertThat(JSON.readTree(line).get("asExpected").asBoolean()).isTrue());
    }

    private static Path programsClasses() throws URISyntaxException {
        return Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** The program in a process of its own, with a jar in the place of its classes. */
    private List<String> started(Path jar, Path classes, String... arguments) throws IOException, InterruptedException {
        var path = new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        path.removeIf(entry -> Path.of(entry).equals(classes) || entry.endsWith("test-classes"));
        path.addFirst(jar.toString());
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", String.join(File.pathSeparator, path), Launcher.class.getName()));
        command.addAll(List.of(arguments));
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(command).redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(printed);
    }
}
