package org.outboxfx.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.channel.Answering;
import org.outboxfx.app.channel.OneInstance;
import org.outboxfx.app.channel.Request;

/** Commands beside a program that has the profile open, and around its end. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class BesideTest {

    private static final int MANY = 12;

    @TempDir
    Path folder;

    @Test
    void aCommandIsRunByTheProgramThatHasTheProfileAndSeenThereAtOnce() {
        var shell = new Shell(folder);
        try (var running = shell.new Running()) {

            assertThat(shell.run("tasks", "add", "Call Bob")).isZero();

            assertThat(shell.out()).contains("Added: Call Bob", "It is sent when there is a connection.");
            assertThat(running.device.client().records("task").join()).singleElement()
                    .satisfies(task -> assertThat(task.text("title")).isEqualTo("Call Bob"));
            assertThat(shell.run("tasks", "done", "none")).isEqualTo(Exit.FAILED.code());
            assertThat(shell.err()).contains("There is no task 'none'");
        }
    }

    @Test
    void manyCommandsAtOnceAreAllDoneOnce() {
        var shells = new ArrayList<Shell>();
        for (int i = 0; i < MANY; i++) {
            shells.add(new Shell(folder));
        }
        var first = shells.getFirst();
        try (var running = first.new Running()) {

            all(shells);

            assertThat(running.device.client().records("task").join()).hasSize(MANY);
        }
    }

    @Test
    void commandsWithoutAProgramWaitForEachOther() {
        var shells = new ArrayList<Shell>();
        for (int i = 0; i < MANY / 3; i++) {
            shells.add(new Shell(folder));
        }

        all(shells);

        shells.getFirst().run("tasks", "list", "all", "--json");
        assertThat(shells.getFirst().out().lines()).hasSize(MANY / 3);
    }

    private static void all(List<Shell> shells) {
        var done = shells.stream().map(shell -> CompletableFuture.supplyAsync(() -> shell.run("tasks", "add", "Call Bob"),
                task -> Thread.ofPlatform().start(task))).toList();
        done.forEach(one -> assertThat(one.join()).isZero());
    }

    @Test
    void aProgramThatDiesAfterItsWorkLeavesTheChangeDoneOnce() {
        var shell = new Shell(folder);
        var dying = new Dying(shell, Dying.When.AFTER_ITS_WORK);

        assertThat(shell.run("tasks", "add", "Call Bob")).isZero();

        assertThat(dying.asked).hasValue(1);
        assertThat(shell.out().lines().filter(line -> line.contains("here already"))).hasSize(1);
        shell.run("tasks", "list", "all", "--json");
        assertThat(shell.out().lines()).hasSize(1);
    }

    @Test
    void aProgramThatDiesBeforeItsWorkLeavesTheChangeDoneOnce() {
        var shell = new Shell(folder);
        var dying = new Dying(shell, Dying.When.BEFORE_ITS_WORK);

        assertThat(shell.run("tasks", "add", "Call Bob")).isZero();

        assertThat(dying.asked).hasValue(1);
        assertThat(shell.out()).contains("Added: Call Bob");
        shell.run("tasks", "list", "all", "--json");
        assertThat(shell.out().lines()).hasSize(1);
    }

    @Test
    void whatIsNotKnownIsSaidWithTheIdByWhichToMakeSure() throws IOException {
        var shell = new Shell(folder);
        try (var instance = OneInstance.claim(shell.profile, Shell.VERSION).orElseThrow()) {
            instance.answer(new Answering() {
                @Override
                public void show() {}

                @Override
                public int run(Request request, Writer out, Writer err) throws DeviceClosedException {
                    throw new DeviceClosedException(new IllegalStateException("dead, and still holding the profile"));
                }
            });

            assertThat(shell.run("tasks", "add", "Call Bob", "--id", "call-bob")).isEqualTo(Exit.UNKNOWN.code());
        }

        assertThat(shell.err()).contains("Whether the change is kept is not known", "--id call-bob");
        assertThat(shell.run("tasks", "add", "Call Bob", "--id", "call-bob")).isZero();
    }

    @Test
    void aListThatWasCutOffIsSaidToBeSo() {
        var shell = new Shell(folder);
        try (var running = shell.new Running(new Answering() {
            @Override
            public void show() {}

            @Override
            public int run(Request request, Writer out, Writer err) throws DeviceClosedException {
                try {
                    out.write("the first of many lines\n");
                    out.flush();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                throw new DeviceClosedException(new IllegalStateException("dying"));
            }
        })) {
            assertThat(running).isNotNull();

            assertThat(shell.run("tasks", "list", "--json")).isEqualTo(Exit.FAILED.code());
        }

        assertThat(shell.out()).isEqualTo("the first of many lines\n");
        assertThat(shell.err()).contains("went away meanwhile", "Nothing was changed. Run the command again.", "\"code\":1");
    }

    @Test
    void aProgramOfAnotherVersionIsNamedWithWhatToDo() {
        var shell = new Shell(folder);
        try (var running = shell.new Running()) {
            assertThat(running).isNotNull();
            var newer = new Shell(folder, "OutboxFX 9", null, null);

            assertThat(newer.run("tasks", "list")).isEqualTo(Exit.IN_USE.code());

            assertThat(newer.err()).contains("in use by " + Shell.VERSION, "this is OutboxFX 9", "Close that program");
        }
    }

    @Test
    void aProgramThatTalksToNobodyIsNamed() {
        var shell = new Shell(folder);
        try (var instance = OneInstance.take(shell.profile).orElseThrow()) {
            assertThat(instance).isNotNull();

            assertThat(shell.run("tasks", "list")).isEqualTo(Exit.IN_USE.code());

            assertThat(shell.err()).contains("in use by another process", "Nothing was done.");
        }
    }

    @Test
    void whoComesToAProgramWithTooMuchToDoWaits() throws Exception {
        var shell = new Shell(folder);
        var go = new CountDownLatch(1);
        var busy = new AtomicInteger();
        try (var instance = OneInstance.claim(shell.profile, Shell.VERSION).orElseThrow()) {
            instance.answer(new Answering() {
                @Override
                public void show() {}

                @Override
                public int run(Request request, Writer out, Writer err) {
                    busy.incrementAndGet();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return 0;
                }
            });
            var others = new ArrayList<CompletableFuture<Integer>>();
            for (int i = 0; i < 17; i++) {
                var other = new Shell(folder);
                others.add(CompletableFuture.supplyAsync(() -> other.run("tasks", "list"),
                        task -> Thread.ofPlatform().start(task)));
            }
            Awaitility.await().until(() -> busy.get() == 16);

            go.countDown();

            for (var other : others) {
                assertThat(other.get(60, TimeUnit.SECONDS)).isZero();
            }
            assertThat(busy).hasValue(17);
        }
    }

    /** A program that goes away in the middle of the first command it gets, and frees the profile as its death would. */
    private static final class Dying implements Answering {

        enum When {
            BEFORE_ITS_WORK, AFTER_ITS_WORK
        }

        private final AtomicInteger asked = new AtomicInteger();
        private final When when;
        private final OneInstance instance;
        private final Device device;
        private final Answering able;

        Dying(Shell shell, When when) {
            this.when = when;
            this.instance = OneInstance.claim(shell.profile, Shell.VERSION).orElseThrow();
            this.device = shell.open(Device.Reach.SERVER);
            this.able = Cli.answering(shell.program(), shell.profile, device::client, () -> {});
            instance.answer(this);
        }

        @Override
        public void show() {}

        @Override
        public int run(Request request, Writer out, Writer err) throws DeviceClosedException {
            asked.incrementAndGet();
            if (when == When.AFTER_ITS_WORK) {
                able.run(request, out, err);
            }
            device.close();
            Thread.ofPlatform().start(instance::close);
            throw new DeviceClosedException(new IllegalStateException("dying"));
        }
    }
}
