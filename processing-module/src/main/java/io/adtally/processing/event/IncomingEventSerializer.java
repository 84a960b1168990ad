package io.adtally.processing.event;

import static io.adtally.processing.encoding.Encoding.readBytes;
import static io.adtally.processing.encoding.Encoding.readOptional;
import static io.adtally.processing.encoding.Encoding.readText;
import static io.adtally.processing.encoding.Encoding.writeBytes;
import static io.adtally.processing.encoding.Encoding.writeOptional;
import static io.adtally.processing.encoding.Encoding.writeText;

import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.processing.encoding.EnumCodes;
import io.adtally.processing.encoding.HandWritten;
import io.adtally.processing.encoding.HandWrittenType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link IncomingEvent} field by field. */
public final class IncomingEventSerializer extends HandWritten<IncomingEvent> {
    static final IncomingEventSerializer INSTANCE = new IncomingEventSerializer();

    private static final long serialVersionUID = 1L;
    private static final EnumCodes<EventType> TYPES = new EnumCodes<>(
            EventType.class, EventType.IMPRESSION, EventType.VIEWABLE, EventType.CLICK, EventType.CONVERSION);
    private static final EnumCodes<SignalType> SIGNALS =
            new EnumCodes<>(SignalType.class, SignalType.BROWSER, SignalType.MOBILE, SignalType.SERVER);

    /** Tells Flink of the serializer. */
    public static final class Info extends TypeInfoFactory<IncomingEvent> {
        @Override
        public TypeInformation<IncomingEvent> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> genericParameters) {
            return new HandWrittenType<>(IncomingEvent.class, INSTANCE);
        }
    }

    @Override
    public void serialize(IncomingEvent event, DataOutputView out) throws IOException {
        writeText(event.eventId(), out);
        TYPES.write(event.type(), out);
        SIGNALS.write(event.signal(), out);
        writeText(event.joinKey(), out);
        out.writeLong(event.payloadHigh());
        out.writeLong(event.payloadLow());
        out.writeLong(event.eventTimeMillis());
        out.writeLong(event.receivedAtMillis());
        writeText(event.campaignId(), out);
        writeOptional(event.userIdHash(), out);
        writeOptional(event.ip(), out);
        writeOptional(event.userAgent(), out);
        writeOptional(event.deviceIdHash(), out);
        writeOptional(event.country(), out);
        out.writeInt(event.slot().widthPixels());
        out.writeInt(event.slot().heightPixels());
        out.writeBoolean(event.slot().prefetch());
        out.writeInt(event.flags());
        out.writeInt(event.source().partition());
        out.writeLong(event.source().offset());
        writeBytes(event.avro(), out);
    }

    @Override
    public IncomingEvent deserialize(DataInputView in) throws IOException {
        return new IncomingEvent(
                readText(in),
                TYPES.read(in),
                SIGNALS.read(in),
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
