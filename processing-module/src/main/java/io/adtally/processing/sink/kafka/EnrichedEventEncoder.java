package io.adtally.processing.sink.kafka;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Flag;
import io.adtally.registry.ConfluentWire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Encodes an EnrichedEvent without decoding the event inside: a record's Avro encoding is that of its fields one after
 * the other, and the event is the first field, so its bytes are copied. The rest follows the schema's order, which a
 * test holds against Avro's own decoder. Not thread-safe.
 */
final class EnrichedEventEncoder {
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
    private final byte[] header = new byte[ConfluentWire.HEADER_BYTES];
    private @Nullable BinaryEncoder encoder;

    EnrichedEventEncoder(int schemaId) {
        ConfluentWire.writeHeader(header, schemaId);
    }

    byte[] encode(DecidedEvent decided) {
        Candidate candidate = decided.candidate();
        buffer.reset();
        buffer.write(header, 0, header.length);
        candidate.event().writeAvro(buffer);
        try {
            BinaryEncoder out = EncoderFactory.get().binaryEncoder(buffer, encoder);
            encoder = out;
            out.writeString(decided.outcome().wire());
            out.writeInt(decided.sign());
            out.writeString(decided.reason());
            writeOptional(out, candidate.advertiserId());
            out.writeLong(decided.spendMicros());
            writeOptional(out, candidate.spendCurrency());
            writeTexts(out, Flag.names(candidate.flags()));
            writeOptional(out, decided.adjustmentReason());
            writeOptional(out, decided.adjustedAtMillis(), decided.adjustedAtMillis() == 0);
            out.writeString(decided.judgement().versions().rules());
            out.writeIndex(1);
            writeBehaviour(out, candidate.behaviour());
            writeJudgement(out, decided.judgement());
            out.writeLong(candidate.spendIfBillableMicros());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not into a byte array
        }
        return buffer.toByteArray();
    }

    private static void writeJudgement(BinaryEncoder out, Judgement judgement) throws IOException {
        out.writeString(trafficClass(judgement.ruling()));
        writeOptional(out, judgement.score());
        writeOptional(out, judgement.challengerScore());
        writeTexts(out, judgement.signals());
        writeFeatures(out, judgement.features());
        Versions versions = judgement.versions();
        out.writeString(versions.champion());
        out.writeString(versions.challenger());
        out.writeString(versions.lists());
        out.writeLong(versions.thresholds());
    }

    private static String trafficClass(Ruling ruling) {
        return switch (ruling) {
            case CLEAN -> "";
            case GIVT -> "givt";
            case SIVT -> "sivt";
            case QUARANTINE -> "suspect";
        };
    }

    private static void writeFeatures(BinaryEncoder out, double[] features) throws IOException {
        if (features.length == 0) {
            out.writeIndex(0);
            out.writeNull();
            return;
        }
        out.writeIndex(1);
        out.writeArrayStart();
        out.setItemCount(features.length);
        for (double feature : features) {
            out.startItem();
            out.writeDouble(feature);
        }
        out.writeArrayEnd();
    }

    private static void writeBehaviour(BinaryEncoder out, Behaviour behaviour) throws IOException {
        writeKeyBehaviour(out, behaviour.user());
        writeKeyBehaviour(out, behaviour.address());
        Cluster cluster = behaviour.cluster();
        writeOptional(out, cluster.id(), cluster.size() == 0);
        out.writeInt(cluster.size());
        out.writeBoolean(cluster.full());
        writeOptional(out, behaviour.experimentArm());
    }

    private static void writeKeyBehaviour(BinaryEncoder out, KeyBehaviour behaviour) throws IOException {
        writeOptional(out, behaviour.impressions());
        writeOptional(out, behaviour.clicks());
        writeOptional(out, behaviour.sessionMillis());
        writeOptional(out, behaviour.sessionEvents());
        writeOptional(out, behaviour.interClickMillis());
        writeOptional(out, behaviour.clickDeviation());
        writeOptional(out, behaviour.kmPerHour());
    }

    private static void writeOptional(BinaryEncoder out, double value) throws IOException {
        if (Double.isNaN(value)) {
            out.writeIndex(0);
            out.writeNull();
        } else {
            out.writeIndex(1);
            out.writeDouble(value);
        }
    }

    private static void writeOptional(BinaryEncoder out, String value) throws IOException {
        if (value.isEmpty()) {
            out.writeIndex(0);
            out.writeNull();
        } else {
            out.writeIndex(1);
            out.writeString(value);
        }
    }

    private static void writeOptional(BinaryEncoder out, long value, boolean absent) throws IOException {
        if (absent) {
            out.writeIndex(0);
            out.writeNull();
        } else {
            out.writeIndex(1);
            out.writeLong(value);
        }
    }

    private static void writeTexts(BinaryEncoder out, List<String> texts) throws IOException {
        out.writeArrayStart();
        out.setItemCount(texts.size());
        for (String text : texts) {
            out.startItem();
            out.writeString(text);
        }
        out.writeArrayEnd();
    }
}
