package io.adtally.processing.event;

import static io.adtally.processing.encoding.Encoding.readBytes;
import static io.adtally.processing.encoding.Encoding.readOptional;
import static io.adtally.processing.encoding.Encoding.readText;
import static io.adtally.processing.encoding.Encoding.writeBytes;

import io.adtally.processing.encoding.HandWritten;
import io.adtally.processing.encoding.HandWrittenType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes the bytes of an {@link IncomingEvent}, behind their number. */
public final class IncomingEventSerializer extends HandWritten<IncomingEvent> {
    static final IncomingEventSerializer INSTANCE = new IncomingEventSerializer();

    private static final long serialVersionUID = 1L;
    private static final int AS_BLOCK = 2;

    /** Tells Flink of the serializer. */
    public static final class Info extends TypeInfoFactory<IncomingEvent> {
        @Override
        public TypeInformation<IncomingEvent> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> genericParameters) {
            return new HandWrittenType<>(IncomingEvent.class, INSTANCE);
        }
    }

    @Override
    protected int layout() {
        return AS_BLOCK;
    }

    @Override
    protected @Nullable HandWritten<IncomingEvent> reading(int layout) {
        return layout == 1 ? new First() : super.reading(layout);
    }

    @Override
    public void serialize(IncomingEvent event, DataOutputView out) throws IOException {
        writeBytes(event.block(), out);
    }

    @Override
    public IncomingEvent deserialize(DataInputView in) throws IOException {
        return new IncomingEvent(readBytes(in));
    }

    /** Reads what was written field by field. */
    static final class First extends HandWritten<IncomingEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public void serialize(IncomingEvent event, DataOutputView out) {
            throw new UnsupportedOperationException("only reads");
        }

        @Override
        public IncomingEvent deserialize(DataInputView in) throws IOException {
            return IncomingEvent.of(
                    readText(in),
                    IncomingEvent.TYPES.read(in),
                    IncomingEvent.SIGNALS.read(in),
                    readText(in),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    readText(in),
                    readOptional(in),
                    readOptional(in),
                    readOptional(in),
                    readOptional(in),
                    readOptional(in),
                    new Slot(in.readInt(), in.readInt(), in.readBoolean()),
                    in.readInt(),
                    new Source(in.readInt(), in.readLong()),
                    readBytes(in));
        }
    }
}
