package io.adtally.processing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.pipeline.SentEvents.Sent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint that an earlier build took amid the events beside it is gone on from by this one. What it had committed until
 * then is not in the fixture, so the books of the rest are compared where the first part left nothing: in the events whose
 * every copy came afterwards, and in their number.
 */
class EarlierBuildIT {
    private static final int PER_CHECKPOINT = 60;
    private static final String FIXTURE = "/savepoint-2";

    @TempDir
    Path directory;

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.REDIS));

    @Test
    void thisBuildGoesOnFromTheSavepointOfAnEarlierOne() throws Exception {
        Path fixture = Path.of(Objects.requireNonNull(EarlierBuildIT.class.getResource(FIXTURE))
                .toURI());
        List<Sent> sent = SentFile.read(fixture.resolve("sent.txt"));
        int before = Integer.parseInt(
                Files.readString(fixture.resolve("committed.txt")).strip());
        TestTopology topology = topology(sent);
        topology.start(2, copy(fixture.resolve("savepoint")))
                .getJobExecutionResult()
                .get();
        int after = topology.books.rows().stream().mapToInt(row -> row.sign()).sum();
        assertThat(before + after)
                .as("every event and invalid item is in the books once, before or after")
                .isEqualTo(sent.size() + TestTopology.INVALID);
        assertThat(topology.books.rows())
                .as("what was decided before is taken back")
                .anyMatch(row -> row.sign() < 0);
    }

    private TestTopology topology(List<Sent> sent) {
        return new TestTopology(sent, PER_CHECKPOINT, directory, stack.setting("ADTALLY_REDIS_URL"));
    }

    private String copy(Path from) throws Exception {
        Path to = directory.resolve("fixture");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to.toUri().toString();
    }

    /**
     * Makes the fixture anew, into the directory given: only when state may break, and after saying so to those who run
     * earlier builds. Run with the tests' class path.
     */
    public static void main(String[] arguments) throws Exception {
        Path fixture = Path.of(arguments[0]);
        Files.createDirectories(fixture);
        List<Sent> sent = SentEvents.of(9, 60);
        SentFile.write(sent, fixture.resolve("sent.txt"));
        Path directory = Files.createTempDirectory("savepoint-");
        try (EmbeddedStack redis = EmbeddedStack.start(Set.of(Part.REDIS))) {
            TestTopology topology =
                    new TestTopology(sent, PER_CHECKPOINT, directory, redis.setting("ADTALLY_REDIS_URL"));
            JobClient job = topology.start(2, "");
            await().atMost(Duration.ofMinutes(1)).until(() -> topology.books.commits() > 4);
            String taken = job.stopWithSavepoint(
                            false, directory.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                    .get();
            int committed =
                    topology.books.rows().stream().mapToInt(row -> row.sign()).sum();
            Files.writeString(fixture.resolve("committed.txt"), committed + "\n");
            Files.move(Path.of(URI.create(taken)), fixture.resolve("savepoint"));
        }
    }
}
