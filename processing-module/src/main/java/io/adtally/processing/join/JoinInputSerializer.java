package io.adtally.processing.join;

import static io.adtally.processing.encoding.Encoding.readText;
import static io.adtally.processing.encoding.Encoding.writeText;

import io.adtally.control.QuarantineVerdict;
import io.adtally.processing.encoding.EnumCodes;
import io.adtally.processing.encoding.HandWritten;
import io.adtally.processing.encoding.HandWrittenType;
import io.adtally.processing.event.CandidateSerializer;
import io.adtally.processing.event.LedgerRowSerializer;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes which of the three a {@link JoinInput} is, and that. */
public final class JoinInputSerializer extends HandWritten<JoinInput> {
    private static final long serialVersionUID = 1L;
    private static final int CANDIDATE = 0;
    private static final int REVIEW = 1;
    private static final int INVALID = 2;
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
        if (input.candidate() != null) {
            out.writeByte(CANDIDATE);
            CandidateSerializer.INSTANCE.serialize(input.candidate(), out);
        } else if (input.review() != null) {
            out.writeByte(REVIEW);
            write(input.review(), out);
        } else if (input.invalid() != null) {
            out.writeByte(INVALID);
            LedgerRowSerializer.INSTANCE.serialize(input.invalid(), out);
        } else {
            throw new IOException("an input of the join that is nothing");
        }
    }

    @Override
    public JoinInput deserialize(DataInputView in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case CANDIDATE -> JoinInput.of(CandidateSerializer.INSTANCE.deserialize(in));
            case REVIEW -> JoinInput.of(readReview(in));
            case INVALID -> JoinInput.of(LedgerRowSerializer.INSTANCE.deserialize(in));
            default -> throw new IOException("no input of the join is of kind " + kind);
        };
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
