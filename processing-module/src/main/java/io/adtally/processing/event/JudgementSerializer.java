package io.adtally.processing.event;

import static io.adtally.processing.encoding.Encoding.readLength;
import static io.adtally.processing.encoding.Encoding.readText;
import static io.adtally.processing.encoding.Encoding.writeLength;
import static io.adtally.processing.encoding.Encoding.writeText;

import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.processing.encoding.EnumCodes;
import io.adtally.processing.encoding.HandWritten;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Judgement} field by field. */
public final class JudgementSerializer extends HandWritten<Judgement> {
    /** It has no state. */
    public static final JudgementSerializer INSTANCE = new JudgementSerializer();

    private static final long serialVersionUID = 1L;
    private static final EnumCodes<Ruling> RULINGS =
            new EnumCodes<>(Ruling.class, Ruling.CLEAN, Ruling.GIVT, Ruling.SIVT, Ruling.QUARANTINE);

    @Override
    public void serialize(Judgement judgement, DataOutputView out) throws IOException {
        RULINGS.write(judgement.ruling(), out);
        writeText(judgement.reason(), out);
        out.writeDouble(judgement.score());
        out.writeDouble(judgement.challengerScore());
        writeLength(judgement.signals().size(), out);
        for (String signal : judgement.signals()) {
            writeText(signal, out);
        }
        writeLength(judgement.features().length, out);
        for (double feature : judgement.features()) {
            out.writeDouble(feature);
        }
        writeText(judgement.versions().rules(), out);
        writeText(judgement.versions().lists(), out);
        writeText(judgement.versions().champion(), out);
        writeText(judgement.versions().challenger(), out);
        out.writeLong(judgement.versions().thresholds());
    }

    @Override
    public Judgement deserialize(DataInputView in) throws IOException {
        return new Judgement(
                RULINGS.read(in),
                readText(in),
                in.readDouble(),
                in.readDouble(),
                readSignals(in),
                readFeatures(in),
                new Versions(readText(in), readText(in), readText(in), readText(in), in.readLong()));
    }

    private static List<String> readSignals(DataInputView in) throws IOException {
        int size = readLength(in);
        if (size == 0) {
            return List.of();
        }
        String[] signals = new String[size];
        for (int i = 0; i < size; i++) {
            signals[i] = readText(in);
        }
        return Arrays.asList(signals);
    }

    private static double[] readFeatures(DataInputView in) throws IOException {
        double[] features = new double[readLength(in)];
        for (int i = 0; i < features.length; i++) {
            features[i] = in.readDouble();
        }
        return features;
    }
}
