package io.adtally.processing.event;

import static io.adtally.processing.encoding.Encoding.readText;
import static io.adtally.processing.encoding.Encoding.writeText;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.processing.encoding.HandWritten;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Behaviour} field by field. */
public final class BehaviourSerializer extends HandWritten<Behaviour> {
    static final BehaviourSerializer INSTANCE = new BehaviourSerializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(Behaviour behaviour, DataOutputView out) throws IOException {
        write(behaviour.user(), out);
        write(behaviour.address(), out);
        out.writeLong(behaviour.cluster().id());
        out.writeInt(behaviour.cluster().size());
        out.writeBoolean(behaviour.cluster().full());
        writeText(behaviour.experimentArm(), out);
    }

    @Override
    public Behaviour deserialize(DataInputView in) throws IOException {
        return new Behaviour(
                readKey(in), readKey(in), new Cluster(in.readLong(), in.readInt(), in.readBoolean()), readText(in));
    }

    private static void write(KeyBehaviour key, DataOutputView out) throws IOException {
        out.writeDouble(key.impressions());
        out.writeDouble(key.clicks());
        out.writeDouble(key.sessionMillis());
        out.writeDouble(key.sessionEvents());
        out.writeDouble(key.interClickMillis());
        out.writeDouble(key.clickDeviation());
        out.writeDouble(key.kmPerHour());
    }

    private static KeyBehaviour readKey(DataInputView in) throws IOException {
        return new KeyBehaviour(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }
}
