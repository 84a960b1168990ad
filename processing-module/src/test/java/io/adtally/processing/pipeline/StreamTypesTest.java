package io.adtally.processing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.control.QuarantineVerdict;
import io.adtally.event.EventType;
import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.Activity;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.feature.LinkClusters;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.outcome.Outcome;
import io.adtally.processing.audit.Point;
import io.adtally.processing.audit.Tally;
import io.adtally.processing.behaviour.ActivitySerializer;
import io.adtally.processing.behaviour.LinkClustersSerializer;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DamagedRecord;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.event.RawRecord;
import io.adtally.processing.event.RawRecords;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.event.ToLedgerRow;
import io.adtally.processing.join.JoinInput;
import io.adtally.processing.join.JoinState;
import io.adtally.processing.join.JoinStateSerializer;
import io.adtally.processing.join.OpenEvent;
import io.adtally.processing.join.Review;
import io.adtally.processing.join.ReviewResult;
import io.adtally.processing.join.SeenEvent;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that travels between operators or lies in state, written and read by Flink's own serializers. */
class StreamTypesTest {
    private final SerializerConfigImpl withoutKryo =
            new SerializerConfigImpl(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));

    @ParameterizedTest
    @MethodSource("values")
    void survivesTheWireWithoutKryo(Object value) throws Exception {
        TypeSerializer<Object> serializer = serializer(value);
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(value, out);
        Object read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class) // so that NaN is NaN
                .withEqualsForType(IncomingEvent::equals, IncomingEvent.class)
                .isEqualTo(value);
    }

    static Stream<Object> values() throws Exception {
        IncomingEvent full = RawRecords.incoming(RawRecords.random(new Random(1)));
        IncomingEvent sparse = TestEvents.event(EventType.CLICK, "e", "i", 3, 4);
        Candidate candidate = TestEvents.candidate(sparse);
        Judgement judgement = new Judgement(
                Ruling.SIVT,
                "model",
                0.99,
                Double.NaN,
                List.of("speed"),
                new double[] {1, Double.NaN},
                new Versions("rules", "lists", "champion", "", 7));
        DecidedEvent decided =
                new DecidedEvent(TestEvents.candidate(full), judgement, Outcome.UNMATCHED, -1, "why", "late", 7);
        ToLedgerRow toLedgerRow = new ToLedgerRow();
        toLedgerRow.open(new OpenContext() {});
        LedgerRow row = toLedgerRow.map(decided);
        DamagedRecord damaged = new DamagedRecord(new byte[] {1, 2}, "detail", 3);
        JoinState state = new JoinState();
        state.seen = List.of(new SeenEvent("e", 1, 2));
        state.impressionTimes = List.of(1L, 2L);
        state.open = List.of(
                new OpenEvent(candidate, judgement, 8, Outcome.UNMATCHED, "why", "decision", 9),
                new OpenEvent(candidate, Judgement.NONE, 8, null, "", "", 0));
        Review review = new Review("decision", "e", "i", QuarantineVerdict.CONFIRM_FRAUD, 9);
        KeyBehaviour known = new KeyBehaviour(1, 2, 3, 4, Double.NaN, -5.5, 6);
        Behaviour behaviour = new Behaviour(known, KeyBehaviour.UNKNOWN, new Cluster(-7, 8, true), "scoring/strict");
        Activity activity = new Activity();
        activity.add(Action.CLICK, "DE", 1_795_514_400_000L);
        activity.add(Action.IMPRESSION, null, 1_795_514_500_000L);
        LinkClusters clusters = new LinkClusters();
        clusters.link("u", "d", "1.2.3.4");
        clusters.link("v", "d", null);
        clusters.link("v", "d", null); // which says nothing new
        return Stream.of(
                full,
                sparse,
                candidate,
                decided,
                row,
                damaged,
                new RawRecord(full, null),
                new RawRecord(null, damaged),
                state,
                new JoinState(),
                candidate.with(behaviour),
                review,
                JoinInput.of(review),
                JoinInput.of(candidate),
                JoinInput.of(row),
                new ReviewResult("decision", "e", "applied", "billable", 10),
                new Tally(11, Point.BOOKS, 1, 2, 12),
                activity,
                new Activity(),
                clusters,
                new LinkClusters());
    }

    @SuppressWarnings("unchecked") // the serializer of the value's own class
    private TypeSerializer<Object> serializer(Object value) {
        TypeSerializer<?> serializer =
                switch (value) {
                    case Activity activity -> new ActivitySerializer();
                    case LinkClusters clusters -> new LinkClustersSerializer();
                    case JoinState state -> new JoinStateSerializer();
                    default -> TypeInformation.of(value.getClass()).createSerializer(withoutKryo);
                };
        return (TypeSerializer<Object>) serializer;
    }
}
