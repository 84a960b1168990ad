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

/** Writes a {@link Candidate} field by field. */
public final class CandidateSerializer extends HandWritten<Candidate> {
    /** It has no state. */
    public static final CandidateSerializer INSTANCE = new CandidateSerializer();

    private static final long serialVersionUID = 1L;
    private static final IncomingEventSerializer.First FIRST_EVENTS = new IncomingEventSerializer.First();

    /** Tells Flink of the serializer. */
    public static final class Info extends TypeInfoFactory<Candidate> {
        @Override
        public TypeInformation<Candidate> createTypeInfo(Type type, Map<String, TypeInformation<?>> genericParameters) {
            return new HandWrittenType<>(Candidate.class, INSTANCE);
        }
    }

    @Override
    public void serialize(Candidate candidate, DataOutputView out) throws IOException {
        IncomingEventSerializer.INSTANCE.serialize(candidate.event(), out);
        writeText(candidate.advertiserId(), out);
        out.writeLong(candidate.spendIfBillableMicros());
        writeText(candidate.spendCurrency(), out);
        out.writeInt(candidate.flags());
        BehaviourSerializer.INSTANCE.serialize(candidate.behaviour(), out);
    }

    @Override
    public Candidate deserialize(DataInputView in) throws IOException {
        return read(IncomingEventSerializer.INSTANCE, in);
    }

    /** Reads what was written while events were written field by field. */
    public static Candidate readFirst(DataInputView in) throws IOException {
        return read(FIRST_EVENTS, in);
    }

    private static Candidate read(HandWritten<IncomingEvent> events, DataInputView in) throws IOException {
        return new Candidate(
                events.deserialize(in),
                readText(in),
                in.readLong(),
                readText(in),
                in.readInt(),
                BehaviourSerializer.INSTANCE.deserialize(in));
    }
}
