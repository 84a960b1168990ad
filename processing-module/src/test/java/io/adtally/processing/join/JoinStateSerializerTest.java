package io.adtally.processing.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.processing.encoding.HandWrittenSnapshot;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinStateSerializerTest {
    private final JoinStateSerializer serializer = new JoinStateSerializer();

    /** The first layout ends before the view, the second before the count. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void goesOnFromWhatEarlierBuildsWrote(int layout) throws Exception {
        JoinState state = new JoinState();
        state.seen.add(new SeenEvent("e", 1, 2));
        state.impressionTimes.add(3L);
        state.latestEventTimeMillis = 4;
        state.counted = 1;
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(state, out);
        DataInputDeserializer written =
                new DataInputDeserializer(out.getSharedBuffer(), 0, out.length() - (3 - layout));

        TypeSerializerSnapshot<JoinState> earlier = snapshot(layout);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(earlier)
                        .isCompatibleAfterMigration())
                .isTrue();
        JoinState read = earlier.restoreSerializer().deserialize(written);

        assertThat(written.available()).isZero();
        assertThat(read).usingRecursiveComparison().isEqualTo(state);
    }

    @Test
    void refusesWhatOnlyALaterBuildWrites() throws Exception {
        for (int layout : List.of(0, 4)) {
            assertThat(serializer
                            .snapshotConfiguration()
                            .resolveSchemaCompatibility(snapshot(layout))
                            .isIncompatible())
                    .isTrue();
        }
    }

    private static TypeSerializerSnapshot<JoinState> snapshot(int layout) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeUTF(JoinStateSerializer.class.getName());
        out.writeInt(layout);
        TypeSerializerSnapshot<JoinState> snapshot = new HandWrittenSnapshot<>();
        snapshot.readSnapshot(
                1, new DataInputDeserializer(out.getCopyOfBuffer()), JoinStateSerializerTest.class.getClassLoader());
        return snapshot;
    }
}
