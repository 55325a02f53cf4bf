package org.outboxfx.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation notices when something is broken. Takes minutes: {@code -Doutboxfx.mutants=true} runs it. */
@EnabledIfSystemProperty(named = "outboxfx.mutants", matches = "true")
class MutantsTest {

    private static final long SEED = 4_711;
    private static final int SCHEDULES = 60;
    private static final int MAX_MINUTES = 10;
    private static final String CORE = "sync-core/src/main/java/org/outboxfx/";
    private static final String SERVER = "server-stub/src/main/java/org/outboxfx/server/";

    @TempDir
    Path folder;

    static List<Mutant> mutants() {
        return List.of(
                new Mutant("acknowledged before it is committed", CORE + "storage/GroupCommit.java",
                        "        session.commit();\n        if (done", "        if (done"),
                new Mutant("no dedupe", SERVER + "Batch.java", "if (before.isPresent()) {",
                        "if (before.isPresent() && op.opId().isEmpty()) {"),
                new Mutant("two edits of one millisecond share a stamp", CORE + "clock/HybridClock.java",
                        "? new HybridTimestamp(last.millis(), last.counter() + 1, last.device())", "? last"),
                new Mutant("the last to arrive wins", CORE + "record/Merge.java",
                        "if (present == null || field.beats(present)) {",
                        "if (present == null || !field.equals(present)) {"),
                new Mutant("conflicts are not kept", SERVER + "Application.java",
                        "Conflict.between(before, op.base(), edit).forEach(this::raise);",
                        "Conflict.between(before, op.base(), edit);"),
                new Mutant("what was being sent at a crash is forgotten", CORE + "outbox/Sending.java",
                        "forEachIn(tx, EntryState.SENDING, entry -> move(tx, entry,",
                        "forEachIn(tx, EntryState.ABSORBED, entry -> move(tx, entry,"),
                new Mutant("a lane does not wait for its failed entry", CORE + "outbox/Sending.java",
                        "if (parked.getOrDefault(entry.lane(), Long.MAX_VALUE) < entry.number()) {",
                        "if (parked.getOrDefault(entry.lane(), Long.MAX_VALUE) < 0) {"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(Mutant mutant) throws Exception {
        mutant.compile(folder, classPath());

        assertThat(run(folder.resolve("classes") + File.pathSeparator + classPath())).as(mutant.what()).isEqualTo(
                CampaignMain.SOMETHING_FAILED);
    }

    @Test
    void nothingIsCaughtWhereNothingIsBroken() throws Exception {
        assertThat(run(classPath())).isZero();
    }

    private int run(String classPath) throws IOException, InterruptedException {
        Path schedules = Files.createDirectories(folder.resolve("schedules"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, CampaignMain.class.getName(),
                schedules.toString(),
                Long.toString(SEED), Integer.toString(SCHEDULES)).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile()).start();
        try {
            assertThat(process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)).as("ended in time").isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
