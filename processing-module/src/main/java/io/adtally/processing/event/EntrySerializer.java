package io.adtally.processing.event;

import static io.adtally.processing.encoding.Encoding.readText;
import static io.adtally.processing.encoding.Encoding.writeText;

import io.adtally.outcome.Outcome;
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

/** Writes which of the two an {@link Entry} is, and that. */
public final class EntrySerializer extends HandWritten<Entry> {
    /** The outcomes, in the order of their codes. */
    public static final EnumCodes<Outcome> OUTCOMES = new EnumCodes<>(
            Outcome.class,
            Outcome.BILLABLE,
            Outcome.GIVT,
            Outcome.SIVT,
            Outcome.QUARANTINED,
            Outcome.DUPLICATE,
            Outcome.UNMATCHED,
            Outcome.TOO_LATE,
            Outcome.INVALID);

    private static final long serialVersionUID = 1L;

    /** Tells Flink of the serializer. */
    public static final class Info extends TypeInfoFactory<Entry> {
        @Override
        public TypeInformation<Entry> createTypeInfo(Type type, Map<String, TypeInformation<?>> genericParameters) {
            return new HandWrittenType<>(Entry.class, new EntrySerializer());
        }
    }

    @Override
    public void serialize(Entry entry, DataOutputView out) throws IOException {
        switch (entry) {
            case DecidedEvent decided -> {
                out.writeBoolean(true);
                write(decided, out);
            }
            case LedgerRow row -> {
                out.writeBoolean(false);
                LedgerRowSerializer.INSTANCE.serialize(row, out);
            }
        }
    }

    @Override
    public Entry deserialize(DataInputView in) throws IOException {
        return in.readBoolean() ? readDecided(in) : LedgerRowSerializer.INSTANCE.deserialize(in);
    }

    private static void write(DecidedEvent decided, DataOutputView out) throws IOException {
        CandidateSerializer.INSTANCE.serialize(decided.candidate(), out);
        JudgementSerializer.INSTANCE.serialize(decided.judgement(), out);
        OUTCOMES.write(decided.outcome(), out);
        out.writeByte(decided.sign());
        writeText(decided.reason(), out);
        writeText(decided.adjustmentReason(), out);
        out.writeLong(decided.adjustedAtMillis());
    }

    private static DecidedEvent readDecided(DataInputView in) throws IOException {
        return new DecidedEvent(
                CandidateSerializer.INSTANCE.deserialize(in),
                JudgementSerializer.INSTANCE.deserialize(in),
                OUTCOMES.read(in),
                in.readByte(),
                readText(in),
                readText(in),
                in.readLong());
    }
}
