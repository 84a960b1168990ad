package io.adtally.processing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Flag;
import io.adtally.processing.join.ReviewResult;
import io.adtally.processing.pipeline.SentEvents.Sent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole graph with production's Flink settings, a real Redis and sinks that show what was committed. */
class EventPipelineTopologyIT {
    @TempDir
    Path checkpoints;

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.REDIS));

    @Test
    void theBooksEqualTheOracles() throws Exception {
        List<Sent> sent = SentEvents.of(1, 1_500);
        TestTopology topology = topology(sent);
        topology.run();
        check(topology, sent);
    }

    /** Law: one event, one count, under any crash. */
    @Test
    void theyStillDoThoughTheJobFailsAndGoesOnFromCheckpoints() throws Exception {
        List<Sent> sent = SentEvents.of(2, 1_500);
        TestTopology topology = topology(sent);
        TestTopology.failOnTheWay(2);
        CommittedSink.loseNextAnswer();
        topology.run();
        assertThat(TestTopology.failuresLeft()).isZero();
        assertThat(CommittedSink.answerIsLost()).isTrue();
        assertThat(topology.books.commits()).isGreaterThan(2);
        check(topology, sent);
    }

    private TestTopology topology(List<Sent> sent) {
        return new TestTopology(sent, TestTopology.PER_CHECKPOINT, checkpoints, stack.setting("ADTALLY_REDIS_URL"));
    }

    private static void check(TestTopology topology, List<Sent> sent) {
        Map<String, Long> expected = TestTopology.expected(sent);
        assertThat(topology.decided.rows().stream().mapToInt(DecidedEvent::sign).sum())
                .as("every event is in the books once")
                .isEqualTo(sent.size());
        assertThat(TestTopology.booksOf(topology.books.rows())).isEqualTo(expected);
        assertThat(TestTopology.booksOf(topology.lake.rows())).as("the lake").isEqualTo(expected);
        assertThat(topology.results.rows())
                .extracting(ReviewResult::status)
                .contains("applied", "unchanged", "superseded");
        assertThat(topology.damaged.rows()).hasSize(TestTopology.damagedRecords(sent));
        checkBehaviour(topology.decided.rows());
        assertThat(expected.keySet())
                .extracting(key -> key.substring(0, key.indexOf(" ")))
                .as("the sample has every fate")
                .contains(
                        "billable",
                        "unmatched",
                        "givt",
                        "duplicate",
                        "too_late",
                        "invalid",
                        "quarantined",
                        "sivt",
                        "spend");
    }

    /** Without an effect on the books, and the same wherever an event is written. */
    private static void checkBehaviour(List<DecidedEvent> decided) {
        assertThat(decided).extracting(DecidedEvent::candidate).allSatisfy(candidate -> {
            Behaviour behaviour = candidate.behaviour();
            assertThat(behaviour.user()).as("who names no user is its address").isNotEqualTo(KeyBehaviour.UNKNOWN);
            assertThat(behaviour.address().sessionEvents()).isPositive();
            assertThat(behaviour.cluster().size() > 0 || isSampled(candidate)).isTrue();
            assertThat(behaviour.experimentArm()).isIn("halves/a", "halves/b");
        });
        assertThat(decided).as("two addresses are hot").anyMatch(entry -> isSampled(entry.candidate()));
        Map<String, Set<Behaviour>> restated = decided.stream()
                .filter(entry -> !entry.adjustmentReason().isEmpty())
                .collect(Collectors.groupingBy(
                        entry -> entry.candidate().event().eventId()
                                + entry.candidate().event().payloadHigh()
                                + " "
                                + entry.adjustedAtMillis(),
                        Collectors.mapping(entry -> entry.candidate().behaviour(), Collectors.toSet())));
        assertThat(restated.values()).isNotEmpty().allSatisfy(entries -> assertThat(entries)
                .hasSize(1));
    }

    private static boolean isSampled(Candidate candidate) {
        return (candidate.flags() & Flag.SAMPLED_STATE.bit()) != 0;
    }
}
