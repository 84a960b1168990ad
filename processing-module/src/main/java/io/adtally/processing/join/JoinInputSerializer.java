package io.adtally.processing.join;

import static io.adtally.processing.encoding.Encoding.readText;
import static io.adtally.processing.encoding.Encoding.writeText;

import io.adtally.control.QuarantineVerdict;
import io.adtally.processing.encoding.EnumCodes;
import io.adtally.processing.encoding.HandWritten;
import io.adtally.processing.encoding.HandWrittenType;
import io.adtally.processing.event.CandidateSerializer;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes which of the two a {@link JoinInput} is, and that. */
public final class JoinInputSerializer extends HandWritten<JoinInput> {
    private static final long serialVersionUID = 1L;
    private static final EnumCodes<QuarantineVerdict> VERDICTS = new EnumCodes<>(
            QuarantineVerdict.class,
            QuarantineVerdict.RELEASE,
            QuarantineVerdict.CONFIRM_FRAUD,
            QuarantineVerdict.QUARANTINE);

    /** Tells Flink of the serializer. */
    public static final class Info extends TypeInfoFactory<JoinInput> {
        @Override
        public TypeInformation<JoinInput> createTypeInfo(Type type, Map<String, TypeInformation<?>> genericParameters) {
            return new HandWrittenType<>(JoinInput.class, new JoinInputSerializer());
        }
    }

    @Override
    public void serialize(JoinInput input, DataOutputView out) throws IOException {
        out.writeBoolean(input.candidate() != null);
        if (input.candidate() != null) {
            CandidateSerializer.INSTANCE.serialize(input.candidate(), out);
        }
        out.writeBoolean(input.review() != null);
        if (input.review() != null) {
            write(input.review(), out);
        }
    }

    @Override
    public JoinInput deserialize(DataInputView in) throws IOException {
        return new JoinInput(
                in.readBoolean() ? CandidateSerializer.INSTANCE.deserialize(in) : null,
                in.readBoolean() ? readReview(in) : null);
    }

    private static void write(Review review, DataOutputView out) throws IOException {
        writeText(review.decisionId(), out);
        writeText(review.eventId(), out);
        writeText(review.joinKey(), out);
        VERDICTS.write(review.verdict(), out);
        out.writeLong(review.decidedAtMillis());
    }

    private static Review readReview(DataInputView in) throws IOException {
        return new Review(readText(in), readText(in), readText(in), VERDICTS.read(in), in.readLong());
    }
}
