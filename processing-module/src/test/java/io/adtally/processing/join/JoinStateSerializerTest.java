package io.adtally.processing.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.processing.encoding.HandWrittenSnapshot;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class JoinStateSerializerTest {
    private final JoinStateSerializer serializer = new JoinStateSerializer();

    @Test
    void goesOnFromWhatWasWrittenBeforeViewsWereRemembered() throws Exception {
        JoinState state = new JoinState();
        state.seen.add(new SeenEvent("e", 1, 2));
        state.impressionTimes.add(3L);
        state.latestEventTimeMillis = 4;
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(state, out);
        DataInputDeserializer first = new DataInputDeserializer(out.getSharedBuffer(), 0, out.length() - 1);

        TypeSerializerSnapshot<JoinState> earlier = snapshot(1);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(earlier)
                        .isCompatibleAfterMigration())
                .isTrue();
        JoinState read = earlier.restoreSerializer().deserialize(first);

        assertThat(first.available()).isZero();
        assertThat(read).usingRecursiveComparison().isEqualTo(state);
    }

    @Test
    void refusesWhatOnlyALaterBuildWrites() throws Exception {
        for (int layout : List.of(0, 3)) {
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
