package io.adtally.processing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.pipeline.SentEvents.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job is stopped with a savepoint and goes on with more or fewer tasks, and nothing is lost or doubled. */
class RescaleIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.REDIS));

    @Test
    void theBooksEqualTheOraclesThoughTasksGoFromTwoToFourAndBack() throws Exception {
        List<Sent> sent = SentEvents.of(3, 700);
        TestTopology topology = new TestTopology(sent, 600, directory, stack.setting("ADTALLY_REDIS_URL"));
        String first = stop(topology, topology.start(2, ""));
        String second = stop(topology, topology.start(4, first));
        topology.start(2, second).getJobExecutionResult().get();
        assertThat(TestTopology.booksOf(topology.books.rows())).isEqualTo(TestTopology.expected(sent));
        assertThat(TestTopology.booksOf(topology.lake.rows())).isEqualTo(TestTopology.expected(sent));
    }

    /** When a few checkpoints of this run are committed, besides what a run before left to commit. */
    private String stop(TestTopology topology, JobClient job) throws Exception {
        int before = topology.books.commits();
        await().atMost(LIMIT).until(() -> topology.books.commits() > before + 5);
        return job.stopWithSavepoint(
                        false, directory.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
    }
}
