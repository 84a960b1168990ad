package io.adtally.processing.encoding;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A serializer without reflection, for types that every event is written and read as several times. Subclasses have no
 * state and a public constructor without arguments, by which savepoints find them again. Whoever changes what they write
 * raises {@link #layout} and lets {@link #reading} read the one before.
 *
 * @param <T> the type, which is immutable unless {@link #isImmutableType} says otherwise
 */
public abstract class HandWritten<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int USUAL_BYTES = 256;

    /** Number of the way values are written. */
    protected int layout() {
        return 1;
    }

    /** What reads values of an earlier layout; null where nothing does, and such a savepoint is refused. */
    protected @Nullable HandWritten<T> reading(int layout) {
        return layout == layout() ? this : null;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public final TypeSerializer<T> duplicate() {
        return this;
    }

    /** Flink asks for reusable values only of types that are never reused here. */
    @Override
    public final T createInstance() {
        throw new UnsupportedOperationException("values of " + getClass().getSimpleName() + " are not reused");
    }

    @Override
    public final T copy(T from) {
        if (isImmutableType()) {
            return from;
        }
        try {
            DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
            serialize(from, out);
            return deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen in memory", e);
        }
    }

    @Override
    public final T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public final int getLength() {
        return -1;
    }

    @Override
    public final T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public final TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new HandWrittenSnapshot<>(this);
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // what tells two serializers apart is their class
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode();
    }
}
