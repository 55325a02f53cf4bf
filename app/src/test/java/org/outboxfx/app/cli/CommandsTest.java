package org.outboxfx.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands over a real device on disk, with no window and no network. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CommandsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void aTaskIsAddedEditedTickedOffAndDeleted() throws IOException {
        var shell = new Shell(folder);

        assertThat(shell.run("tasks", "add", "Water the tomatoes 2099-05-01 7:00 #garden !high", "--json")).isZero();
        String id = json(shell).get("id").asText();
        assertThat(json(shell).get("changes").get(0).get("state").asText()).isEqualTo("QUEUED");

        assertThat(shell.run("tasks", "edit", Short.of(id), "--title", "Water the beans", "--notes", "Twice")).isZero();
        assertThat(shell.run("tasks", "done", id)).isZero();
        assertThat(shell.run("tasks", "list")).isZero();
        assertThat(shell.out()).contains("No tasks here.");
        shell.run("tasks", "list", "all", "--json");
        JsonNode task = json(shell);
        assertThat(task.get("title").asText()).isEqualTo("Water the beans");
        assertThat(task.get("list").asText()).isEqualTo("garden");
        assertThat(task.get("due").asText()).isEqualTo("2099-05-01T07:00");
        assertThat(task.get("done").asBoolean()).isTrue();
        assertThat(task.get("state").asText()).isEqualTo("QUEUED");

        assertThat(shell.run("tasks", "delete", id)).isZero();
        shell.run("tasks", "list", "all", "--json");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void theSameIdAgainAddsNothing() {
        var shell = new Shell(folder);
        shell.run("tasks", "add", "Call Bob", "--id", "call-bob");

        assertThat(shell.run("tasks", "add", "Call Bob", "--id", "call-bob")).isZero();

        assertThat(shell.out()).contains("It is here already");
        shell.run("tasks", "list", "all", "--json");
        assertThat(shell.out().lines()).hasSize(1);
    }

    @Test
    void whatIsQueuedSaysThatItIsSafeAndWhenItIsSent() {
        var shell = new Shell(folder);

        shell.run("tasks", "add", "Call Bob");

        assertThat(shell.out()).contains("Added: Call Bob", "safe on this disk", "outboxfx sync");
    }

    @Test
    void whatAnAgentQueuesIsMarkedInListShowAndEvidence() throws IOException {
        var shell = new Shell(folder);

        shell.run("tasks", "add", "Renew the passport", "--agent-task", "mail-7", "--authorised-by", "mara", "--json");
        String operation = json(shell).get("changes").get(0).get("id").asText();

        shell.run("outbox", "list");
        assertThat(shell.out()).contains("mail-7", "mara", "Renew the passport");
        shell.run("outbox", "show", operation);
        assertThat(shell.out()).contains("mail-7, authorised by mara");
        shell.run("evidence", "list", "--agent-task", "mail-7", "--json");
        assertThat(json(shell).get("agentTask").asText()).isEqualTo("mail-7");
        assertThat(json(shell).get("authorisedBy").asText()).isEqualTo("mara");
        assertThat(shell.run("tasks", "add", "x", "--agent-task", "mail-7")).isEqualTo(Exit.USAGE.code());
        assertThat(shell.err()).contains("--authorised-by");
    }

    @Test
    void aMessageIsKeptAsADraftSentLaterAndTakenBack() throws IOException {
        var shell = new Shell(folder);
        assertThat(shell.run("messages", "send", "--to", "Team", "Hello")).isEqualTo(Exit.FAILED.code());
        assertThat(shell.err()).contains("There is no conversation 'Team'", "--new");

        assertThat(shell.run("messages", "send", "--to", "Team", "--new", "Hello", "all")).isZero();
        shell.run("messages", "list", "--in", "team", "--json");
        assertThat(json(shell).get("body").asText()).isEqualTo("Hello all");
        assertThat(json(shell).get("sender").asText()).isEqualTo("Mara");

        shell.run("messages", "draft", "--to", "Team", "Not yet", "--json");
        String draft = json(shell).get("changes").get(0).get("id").asText();
        assertThat(shell.run("messages", "send", "--draft", draft, "--at", "2099-05-01T08:00")).isZero();
        assertThat(shell.out()).contains("It goes out at 2099-05-01 08:00");
        shell.run("outbox", "list", "--json");
        assertThat(shell.out()).contains("\"state\":\"HELD\"");
        assertThat(shell.run("outbox", "cancel", draft)).isZero();
        assertThat(shell.run("outbox", "cancel", draft)).as("taken back already").isZero();
        assertThat(shell.run("messages", "send", "--to", "Team", "--at", "2001-01-01T08:00", "x")).isEqualTo(1);
        assertThat(shell.err()).contains("which is past");
    }

    @Test
    void tasksGoOutAndComeInAsFiles() throws IOException {
        var shell = new Shell(folder);
        Files.writeString(folder.resolve("in.txt"), "(A) Call Bob due:2026-12-04\nWater +garden\nx 2026-02-30 Broken\n");

        assertThat(shell.run("import", "in.txt", "--dry-run")).isZero();
        assertThat(shell.out()).contains("Would bring in 2 tasks", "line 3 left out");
        assertThat(shell.run("import", "in.txt", "--json")).isZero();
        assertThat(json(shell).get("added").asInt()).isEqualTo(2);
        assertThat(json(shell).get("malformed").get(0).get("line").asInt()).isEqualTo(3);
        shell.run("import", "in.txt", "--json");
        assertThat(json(shell).get("added").asInt()).as("a second time").isZero();

        assertThat(shell.run("export", "out.csv", "--json")).isZero();
        assertThat(json(shell).get("tasks").asInt()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("out.csv"))).contains("Call Bob", "Water");
    }

    @Test
    void statusCountsAndSaysWhyEachWaits() throws IOException {
        var shell = new Shell(folder);
        shell.run("tasks", "add", "Call Bob");

        assertThat(shell.run("status", "--json")).isZero();

        JsonNode status = json(shell);
        assertThat(status.get("queued").asInt()).isEqualTo(1);
        assertThat(status.get("connectivity").asText()).isEqualTo("NOT_ASKED");
        assertThat(status.get("waiting").get(0).get("why").asText()).isNotBlank();
    }

    @Test
    void theEvidenceIsVerifiedInWordsAndExported() throws IOException {
        var shell = new Shell(folder);
        shell.run("tasks", "add", "Call Bob");

        assertThat(shell.run("evidence", "verify")).isZero();
        assertThat(shell.out()).contains("The evidence is intact");
        assertThat(shell.run("evidence", "export", "evidence.jsonl")).isZero();
        assertThat(JSON.readTree(Files.readAllLines(folder.resolve("evidence.jsonl")).getFirst()).has("hash")).isTrue();
    }

    @Test
    void whatIsUnsentIsWrittenToAFileThatAPassphraseOpens() throws IOException {
        var shell = new Shell(folder);
        shell.run("tasks", "add", "Call Bob");
        Files.writeString(folder.resolve("words"), "correct horse\n");

        assertThat(shell.run("outbox", "export", "unsent.outbox", "--passphrase-file",
                folder.resolve("words").toString())).isZero();

        assertThat(shell.out()).contains("1 change was written");
        assertThat(Files.readAllBytes(folder.resolve("unsent.outbox"))).isNotEmpty();
        Files.writeString(folder.resolve("words"), "short\n");
        assertThat(shell.run("outbox", "export", "unsent.outbox", "--passphrase-file",
                folder.resolve("words").toString())).isEqualTo(1);
        assertThat(shell.err()).contains("has 5 characters").doesNotContain("short");
    }

    @Test
    void whatIsNotThereIsNamedWithWhereToLook() throws IOException {
        var shell = new Shell(folder);

        assertThat(shell.run("tasks", "done", "nothing")).isEqualTo(Exit.FAILED.code());
        assertThat(shell.err()).contains("There is no task 'nothing'", "outboxfx tasks list");

        shell.run("tasks", "done", "nothing", "--json");
        assertThat(JSON.readTree(shell.err()).get("exit").asText()).isEqualTo("FAILED");
    }

    @Test
    void theDoctorSaysWhatIsRight() throws IOException {
        var shell = new Shell(folder);

        assertThat(shell.run("doctor", "--json")).isZero();

        List<String> looked = shell.out().lines().map(CommandsTest::read).map(node -> node.get("what").asText()).toList();
        assertThat(looked).contains("profile", "database", "server", "clock", "outbox");
    }

    @Test
    void theDoctorSaysThatADamagedDatabaseDoesNotOpenAndWhatToDo() throws IOException {
        var shell = new Shell(folder);
        Files.createDirectories(shell.profile);
        Files.writeString(shell.profile.resolve("device"), "a file where a folder belongs");

        assertThat(shell.run("doctor")).isEqualTo(Exit.FAILED.code());

        assertThat(shell.out()).contains("wrong  database", "restore a backup");
    }

    @Test
    void theShellCompletesByTheScript() throws IOException {
        var shell = new Shell(folder);

        assertThat(shell.run("completion", "bash")).isZero();

        assertThat(shell.out()).contains("complete -F _complete_outboxfx", "--agent-task");
        assertThat(completed(shell.out(), "outboxfx", "outbox", "ca")).containsExactly("cancel");
        assertThat(completed(shell.out(), "outboxfx", "tasks", "add", "--au")).containsExactly("--authorised-by");
        String script = shell.out();
        shell.run("completion", "zsh", "--json");
        assertThat(json(shell).get("shell").asText()).isEqualTo("zsh");
        assertThat(json(shell).get("script").asText().lines().skip(1)).containsExactlyElementsOf(script.lines().skip(1).toList());
    }

    /** What bash proposes for the last of these words. */
    private static List<String> completed(String script, String... words) throws IOException {
        String asked = script + "\nCOMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD=" + (words.length - 1)
                + "; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; _complete_outboxfx; printf '%s\\n' \"${COMPREPLY[@]}\"\n";
        Process bash = new ProcessBuilder("bash", "--norc", "-s").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var input = bash.outputWriter()) {
            input.write(asked);
        }
        try (var output = bash.inputReader()) {
            return output.lines().map(String::strip).toList();
        }
    }

    private static JsonNode json(Shell shell) throws IOException {
        return JSON.readTree(shell.out().lines().findFirst().orElseThrow());
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
