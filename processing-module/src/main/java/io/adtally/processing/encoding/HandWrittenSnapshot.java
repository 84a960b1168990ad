package io.adtally.processing.encoding;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/**
 * How a savepoint remembers a {@link HandWritten}: by its class and the number of its layout. State that another kind of
 * serializer wrote is not read.
 */
public final class HandWrittenSnapshot<T> implements TypeSerializerSnapshot<T> {
    private HandWritten<T> serializer;
    private int layout;

    /** For Flink, which reads the snapshot next. */
    @SuppressWarnings("NullAway.Init")
    public HandWrittenSnapshot() {}

    HandWrittenSnapshot(HandWritten<T> serializer) {
        this.serializer = serializer;
        layout = serializer.layout();
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(serializer.getClass().getName());
        out.writeInt(layout);
    }

    @Override
    @SuppressWarnings("unchecked") // the class was written by a serializer of T
    public void readSnapshot(int version, DataInputView in, ClassLoader classLoader) throws IOException {
        serializer = InstantiationUtil.instantiate(
                (Class<HandWritten<T>>) (Class<?>) InstantiationUtil.resolveClassByName(in, classLoader));
        layout = in.readInt();
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        HandWritten<T> reader = serializer.reading(layout);
        if (reader == null) {
            throw new IllegalStateException("nothing reads layout " + layout + " of "
                    + serializer.getClass().getSimpleName());
        }
        return reader;
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof HandWrittenSnapshot<T> earlier) || !earlier.serializer.equals(serializer)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        if (earlier.layout == layout) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        return serializer.reading(earlier.layout) == null
                ? TypeSerializerSchemaCompatibility.incompatible()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
