package io.adtally.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(1), Duration.ofMillis(10), LIMIT);

    private final Path directory;

    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    SupervisorTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void startsAProcessAgainThatDiesAndSaysSo() throws Exception {
        try (Supervisor supervisor = supervisor(spec("cat", "exec cat"))) {
            supervisor.start();
            supervisor.awaitUp(LIMIT);
            long first = only(supervisor).pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            await().atMost(LIMIT).until(() -> {
                ProcessStatus now = only(supervisor);
                return now.state() == ProcessState.UP && now.pid() != first;
            });
        }
        assertThat(said).contains("cat is up").anyMatch(line -> line.startsWith("cat died (exit code 137)"));
    }

    @Test
    void killedAndStoppedProcessesStayDownUntilRestarted() throws Exception {
        try (Supervisor supervisor = supervisor(spec("cat", "exec cat"))) {
            supervisor.start();
            supervisor.awaitUp(LIMIT);
            supervisor.kill("cat");
            assertThat(only(supervisor)).extracting(ProcessStatus::state).isEqualTo(ProcessState.DOWN);
            supervisor.restart("cat");
            supervisor.awaitUp(LIMIT);
            supervisor.stop("cat");
            assertThat(only(supervisor)).extracting(ProcessStatus::state).isEqualTo(ProcessState.DOWN);
        }
    }

    @Test
    void startsAProcessOnlyWhenThoseItComesAfterAreUp() throws Exception {
        Path mark = directory.resolve("mark");
        Health whenMarked = () -> Files.exists(mark);
        ProcessSpec first = new ProcessSpec(
                "first", sh("exec cat"), Map.of(), log("first"), Set.of(), whenMarked, Preparation.none(), "");
        ProcessSpec second = new ProcessSpec(
                "second",
                sh("test -e '" + mark + "' && exec cat"),
                Map.of(),
                log("second"),
                Set.of("first"),
                Health.running(),
                Preparation.none(),
                "");
        try (Supervisor supervisor = new Supervisor(List.of(first, second), said::add, QUICK)) {
            supervisor.start();
            Files.createFile(mark);
            supervisor.awaitUp(LIMIT);
        }
        assertThat(said).containsSubsequence("first is up", "second is up", "second has stopped", "first has stopped");
    }

    @Test
    void namesTheReasonWhenAProcessDoesNotStart() throws Exception {
        try (Supervisor supervisor = supervisor(spec("bad", "echo no luck; exit 3"))) {
            supervisor.start();
            assertThatThrownBy(() -> supervisor.awaitUp(LIMIT))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessage("bad did not start: it ended with exit code 3");
        }
        assertThat(Files.readString(log("bad"))).contains("no luck");
    }

    @Test
    void isUpOnlyAfterItsPreparationWhichIsTriedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Preparation second = () -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        };
        ProcessSpec spec =
                new ProcessSpec("cat", sh("exec cat"), Map.of(), log("cat"), Set.of(), Health.running(), second, "");
        try (Supervisor supervisor = supervisor(spec)) {
            supervisor.start();
            supervisor.awaitUp(LIMIT);
        }
        assertThat(tries).hasValue(2);
    }

    @Test
    void leavesAProcessThatEndedForGoodAloneUntilItIsWantedAgain() throws Exception {
        Path mark = directory.resolve("mark");
        ProcessSpec spec = spec("audited", "test -e '" + mark + "' && exec cat; echo a difference; exit 65");
        try (Supervisor supervisor = supervisor(spec)) {
            supervisor.start();
            await().atMost(LIMIT).until(() -> only(supervisor).state() == ProcessState.FAILED);
            assertThatThrownBy(() -> supervisor.awaitUp(LIMIT))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessage("audited did not start: it ended with exit code 65");
            Files.createFile(mark);
            supervisor.restart("audited");
            supervisor.awaitUp(LIMIT);
        }
        assertThat(Files.readString(log("audited"))).as("ran once").isEqualTo("a difference\n");
        assertThat(said)
                .contains("audited has stopped for good; the end of " + log("audited") + " says why and what to do");
    }

    @Test
    void bringsUpAllOthersThoughOneHasEndedForGood() throws Exception {
        Path mark = directory.resolve("mark");
        ProcessSpec slow = new ProcessSpec(
                "slow",
                sh("exec cat"),
                Map.of(),
                log("slow"),
                Set.of(),
                () -> Files.exists(mark),
                Preparation.none(),
                "");
        List<ProcessSpec> specs = List.of(spec("audited", "exit 65"), slow);
        try (Supervisor supervisor = new Supervisor(specs, said::add, QUICK)) {
            supervisor.start();
            await().atMost(LIMIT).until(() -> supervisor.status().getFirst().state() == ProcessState.FAILED);
            Files.createFile(mark);
            assertThatThrownBy(() -> supervisor.awaitUp(LIMIT))
                    .isInstanceOfSatisfying(StartFailedException.class, failed -> assertThat(failed.endedForGood())
                            .isTrue());
            assertThat(supervisor.status().getLast().state()).isEqualTo(ProcessState.UP);
        }
    }

    @Test
    void givesItsProcessesAnInputThatEndsWithIt() throws Exception {
        ProcessSpec spec = spec("reader", "cat >/dev/null; echo the input has ended");
        Supervisor supervisor = supervisor(spec);
        supervisor.start();
        supervisor.awaitUp(LIMIT);
        assertThat(Files.readString(log("reader"))).isEmpty();
        supervisor.close();
        assertThat(said).contains("reader has stopped");
    }

    @Test
    void refusesAProcessThatWaitsForAnUnknownOne() {
        ProcessSpec orphan = new ProcessSpec(
                "orphan", sh("true"), Map.of(), log("o"), Set.of("parent"), Health.running(), Preparation.none(), "");
        assertThatThrownBy(() -> supervisor(orphan)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waitsTwiceAsLongAfterEachDeathUpToALimit() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), LIMIT);
        assertThat(List.of(backoff.delay(1), backoff.delay(2), backoff.delay(3), backoff.delay(9)))
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(5));
    }

    private Supervisor supervisor(ProcessSpec spec) {
        return new Supervisor(List.of(spec), said::add, QUICK);
    }

    private ProcessSpec spec(String name, String script) {
        return new ProcessSpec(
                name, sh(script), Map.of(), log(name), Set.of(), Health.running(), Preparation.none(), "");
    }

    private static List<String> sh(String script) {
        return List.of("/bin/sh", "-c", script);
    }

    private Path log(String name) {
        return directory.resolve(name + ".log");
    }

    private static ProcessStatus only(Supervisor supervisor) {
        return supervisor.status().getFirst();
    }
}
