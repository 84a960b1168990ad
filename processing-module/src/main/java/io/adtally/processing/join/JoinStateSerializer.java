package io.adtally.processing.join;

import static io.adtally.processing.encoding.Encoding.readLength;
import static io.adtally.processing.encoding.Encoding.readList;
import static io.adtally.processing.encoding.Encoding.readText;
import static io.adtally.processing.encoding.Encoding.writeLength;
import static io.adtally.processing.encoding.Encoding.writeList;
import static io.adtally.processing.encoding.Encoding.writeText;

import io.adtally.processing.encoding.HandWritten;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.CandidateSerializer;
import io.adtally.processing.event.EntrySerializer;
import io.adtally.processing.event.JudgementSerializer;
import java.io.IOException;
import java.util.ArrayList;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes a {@link JoinState} field by field. */
public final class JoinStateSerializer extends HandWritten<JoinState> {
    private static final long serialVersionUID = 1L;
    private static final Seen SEEN = new Seen();
    private static final Open OPEN = new Open();
    private static final Open FIRST_OPEN = new FirstOpen();
    private static final int WITH_BLOCKS_AND_VIEWED = 2;
    private static final int WITH_COUNTED = 3;

    @Override
    protected int layout() {
        return WITH_COUNTED;
    }

    @Override
    protected @Nullable HandWritten<JoinState> reading(int layout) {
        return switch (layout) {
            case 1 -> new First();
            case WITH_BLOCKS_AND_VIEWED -> new Second();
            default -> super.reading(layout);
        };
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public void serialize(JoinState state, DataOutputView out) throws IOException {
        writeList(state.seen, SEEN, out);
        writeLength(state.impressionTimes.size(), out);
        for (long time : state.impressionTimes) {
            out.writeLong(time);
        }
        writeList(state.open, OPEN, out);
        out.writeLong(state.latestEventTimeMillis);
        out.writeBoolean(state.viewed);
        writeLength(state.counted, out);
    }

    @Override
    public JoinState deserialize(DataInputView in) throws IOException {
        JoinState state = read(OPEN, in);
        state.viewed = in.readBoolean();
        state.counted = readLength(in);
        return state;
    }

    private static JoinState read(HandWritten<OpenEvent> open, DataInputView in) throws IOException {
        JoinState state = new JoinState();
        state.seen = readList(SEEN, in);
        int times = readLength(in);
        state.impressionTimes = new ArrayList<>(times);
        for (int i = 0; i < times; i++) {
            state.impressionTimes.add(in.readLong());
        }
        state.open = readList(open, in);
        state.latestEventTimeMillis = in.readLong();
        state.counted = state.seen.size(); // until it was written for itself
        return state;
    }

    /** Reads what was written before it was counted how many events there were. */
    private static class Second extends HandWritten<JoinState> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isImmutableType() {
            return false;
        }

        @Override
        public void serialize(JoinState state, DataOutputView out) {
            throw new UnsupportedOperationException("only reads");
        }

        @Override
        public JoinState deserialize(DataInputView in) throws IOException {
            JoinState state = read(OPEN, in);
            state.viewed = in.readBoolean();
            return state;
        }
    }

    /** Reads what was written field by field and before views were remembered: they count as not seen. */
    private static final class First extends Second {
        private static final long serialVersionUID = 1L;

        @Override
        public JoinState deserialize(DataInputView in) throws IOException {
            return read(FIRST_OPEN, in);
        }
    }

    private static final class Seen extends HandWritten<SeenEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public void serialize(SeenEvent event, DataOutputView out) throws IOException {
            writeText(event.eventId(), out);
            out.writeLong(event.payloadHigh());
            out.writeLong(event.payloadLow());
        }

        @Override
        public SeenEvent deserialize(DataInputView in) throws IOException {
            return new SeenEvent(readText(in), in.readLong(), in.readLong());
        }
    }

    private static class Open extends HandWritten<OpenEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public void serialize(OpenEvent event, DataOutputView out) throws IOException {
            CandidateSerializer.INSTANCE.serialize(event.candidate(), out);
            JudgementSerializer.INSTANCE.serialize(event.judgement(), out);
            out.writeLong(event.dueMillis());
            EntrySerializer.OUTCOMES.write(event.outcome(), out);
            writeText(event.reason(), out);
            writeText(event.decisionId(), out);
            out.writeLong(event.decidedAtMillis());
        }

        @Override
        public OpenEvent deserialize(DataInputView in) throws IOException {
            return read(CandidateSerializer.INSTANCE.deserialize(in), in);
        }

        static OpenEvent read(Candidate candidate, DataInputView in) throws IOException {
            return new OpenEvent(
                    candidate,
                    JudgementSerializer.INSTANCE.deserialize(in),
                    in.readLong(),
                    EntrySerializer.OUTCOMES.readOptional(in),
                    readText(in),
                    readText(in),
                    in.readLong());
        }
    }

    private static final class FirstOpen extends Open {
        private static final long serialVersionUID = 1L;

        @Override
        public OpenEvent deserialize(DataInputView in) throws IOException {
            return read(CandidateSerializer.readFirst(in), in);
        }
    }
}
