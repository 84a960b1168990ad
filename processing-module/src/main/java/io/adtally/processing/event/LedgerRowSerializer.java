package io.adtally.processing.event;

import static io.adtally.processing.encoding.Encoding.readText;
import static io.adtally.processing.encoding.Encoding.writeText;

import io.adtally.processing.encoding.HandWritten;
import io.adtally.processing.encoding.HandWrittenType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link LedgerRow} field by field. */
public final class LedgerRowSerializer extends HandWritten<LedgerRow> {
    /** It has no state. */
    public static final LedgerRowSerializer INSTANCE = new LedgerRowSerializer();

    private static final long serialVersionUID = 1L;

    /** Tells Flink of the serializer. */
    public static final class Info extends TypeInfoFactory<LedgerRow> {
        @Override
        public TypeInformation<LedgerRow> createTypeInfo(Type type, Map<String, TypeInformation<?>> genericParameters) {
            return new HandWrittenType<>(LedgerRow.class, INSTANCE);
        }
    }

    /** With the client, viewability and the source. */
    @Override
    protected int layout() {
        return 3;
    }

    @Override
    public void serialize(LedgerRow row, DataOutputView out) throws IOException {
        writeText(row.eventId(), out);
        writeText(row.eventType(), out);
        writeText(row.signalType(), out);
        out.writeLong(row.eventTimeMillis());
        out.writeLong(row.receivedAtMillis());
        writeText(row.outcome(), out);
        out.writeByte(row.sign());
        writeText(row.reason(), out);
        writeText(row.advertiserId(), out);
        writeText(row.campaignId(), out);
        writeText(row.adId(), out);
        writeText(row.creativeId(), out);
        writeText(row.placementId(), out);
        writeText(row.siteId(), out);
        writeText(row.impressionId(), out);
        writeText(row.userIdHash(), out);
        writeText(row.country(), out);
        writeText(row.client().device(), out);
        writeText(row.client().os(), out);
        writeText(row.viewability(), out);
        out.writeLong(row.priceMicros());
        out.writeLong(row.spendMicros());
        writeText(row.spendCurrency(), out);
        out.writeLong(row.valueMicros());
        writeText(row.valueCurrency(), out);
        out.writeInt(row.flags());
        writeText(row.adjustmentReason(), out);
        out.writeLong(row.adjustedAtMillis());
        BehaviourSerializer.INSTANCE.serialize(row.behaviour(), out);
        JudgementSerializer.INSTANCE.serialize(row.judgement(), out);
        out.writeInt(row.source().partition());
        out.writeLong(row.source().offset());
    }

    @Override
    public LedgerRow deserialize(DataInputView in) throws IOException {
        return new LedgerRow(
                readText(in),
                readText(in),
                readText(in),
                in.readLong(),
                in.readLong(),
                readText(in),
                in.readByte(),
                readText(in),
                readText(in),
                readText(in),
                readText(in),
                readText(in),
                readText(in),
                readText(in),
                readText(in),
                readText(in),
                readText(in),
                new Client(readText(in), readText(in)),
                readText(in),
                in.readLong(),
                in.readLong(),
                readText(in),
                in.readLong(),
                readText(in),
                in.readInt(),
                readText(in),
                in.readLong(),
                BehaviourSerializer.INSTANCE.deserialize(in),
                JudgementSerializer.INSTANCE.deserialize(in),
                new Source(in.readInt(), in.readLong()));
    }
}
