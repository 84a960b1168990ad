package io.adtally.fraud.train.export;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.ModelLimits;
import io.adtally.fraud.score.ModelRefusedException;
import io.adtally.fraud.score.PmmlReader;
import io.adtally.fraud.score.Scorer;
import io.adtally.fraud.train.fit.TribuoRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.interop.ExternalDatasetProvenance;
import org.tribuo.interop.ExternalModel;
import org.tribuo.interop.ExternalTrainerProvenance;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.VectorTuple;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;

/**
 * The forest as a model of Tribuo: its evaluators judge it, its files keep it with its provenance, and its excuses are the
 * scorer's contributions. Not thread-safe. The stream scores by {@link Scorer} and never by this.
 */
public final class TribuoForest extends ExternalModel<Label, double[][], double[]> {
    private static final long serialVersionUID = 1L;
    private static final int PROTO_VERSION = 0;

    private final byte[] pmml;
    private final transient Scorer scorer;

    private TribuoForest(
            String name,
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Label> labels,
            byte[] pmml) {
        super(name, provenance, features, labels, true, columns());
        this.pmml = pmml.clone();
        Forest forest = forest(pmml);
        this.scorer = Scorer.of(forest, Scorer.Form.fastest(forest));
    }

    /** Wraps the model that the document describes; its columns are those of {@link FeatureSchema}. */
    public static TribuoForest of(String name, byte[] pmml, Map<String, String> provenance) {
        LabelFactory labels = new LabelFactory();
        Map<String, Provenance> instance = new HashMap<>();
        provenance.forEach((key, value) -> instance.put(key, new StringProvenance(key, value)));
        ModelProvenance whole = new ModelProvenance(
                TribuoForest.class.getName(),
                OffsetDateTime.now(ZoneOffset.UTC),
                new ExternalDatasetProvenance(name, labels, false, FeatureSchema.SIZE, 2),
                new ExternalTrainerProvenance(pmml),
                instance);
        return new TribuoForest(
                name,
                whole,
                createFeatureMap(columns().keySet()),
                createOutputInfo(labels, Map.of(TribuoRows.HONEST, 0, TribuoRows.FRAUD, 1)),
                pmml);
    }

    private static Map<String, Integer> columns() {
        Map<String, Integer> columns = new LinkedHashMap<>();
        FeatureSchema.columns().forEach(column -> columns.put(column, columns.size()));
        return columns;
    }

    private static Forest forest(byte[] pmml) {
        try {
            return PmmlReader.read(new ByteArrayInputStream(pmml), FeatureSchema.columns(), ModelLimits.DEFAULT);
        } catch (ModelRefusedException refused) {
            throw new IllegalArgumentException("the model's PMML is refused", refused);
        }
    }

    @Override
    protected double[][] convertFeatures(SparseVector features) {
        return new double[][] {vector(features)};
    }

    @Override
    protected double[][] convertFeaturesList(List<SparseVector> features) {
        return features.stream().map(TribuoForest::vector).toArray(double[][]::new);
    }

    private static double[] vector(SparseVector features) {
        double[] vector = new double[FeatureSchema.SIZE];
        Arrays.fill(vector, Double.NaN);
        for (VectorTuple feature : features) {
            vector[feature.index] = feature.value;
        }
        return vector;
    }

    @Override
    protected double[] externalPrediction(double[][] vectors) {
        var scratch = scorer.newScratch();
        return Arrays.stream(vectors)
                .mapToDouble(vector -> scorer.score(vector, scratch))
                .toArray();
    }

    @Override
    protected Prediction<Label> convertOutput(double[] scores, int known, Example<Label> example) {
        return prediction(scores[0], known, example);
    }

    @Override
    protected List<Prediction<Label>> convertOutput(double[] scores, int[] known, List<Example<Label>> examples) {
        List<Prediction<Label>> predictions = new ArrayList<>(scores.length);
        for (int at = 0; at < scores.length; at++) {
            predictions.add(prediction(scores[at], known[at], examples.get(at)));
        }
        return predictions;
    }

    private static Prediction<Label> prediction(double score, int known, Example<Label> example) {
        Label fraud = new Label(TribuoRows.FRAUD.getLabel(), score);
        Label honest = new Label(TribuoRows.HONEST.getLabel(), 1 - score);
        Map<String, Label> both = Map.of(fraud.getLabel(), fraud, honest.getLabel(), honest);
        return new Prediction<>(score >= 0.5 ? fraud : honest, both, known, example, true);
    }

    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int count) {
        return Map.of();
    }

    @Override
    public Optional<Excuse<Label>> getExcuse(Example<Label> example) {
        double[] vector = new double[FeatureSchema.SIZE];
        Arrays.fill(vector, Double.NaN);
        for (Feature feature : example) {
            int column = FeatureSchema.columns().indexOf(feature.getName());
            if (column >= 0) {
                vector[column] = feature.getValue();
            }
        }
        double[] contributions = new double[FeatureSchema.SIZE];
        scorer.explain(vector, scorer.newScratch(), contributions);
        List<Pair<String, Double>> named = new ArrayList<>();
        for (int column = 0; column < contributions.length; column++) {
            named.add(new Pair<>(FeatureSchema.columns().get(column), contributions[column]));
        }
        named.sort((one, other) -> Double.compare(Math.abs(other.getB()), Math.abs(one.getB())));
        return Optional.of(new Excuse<>(example, predict(example), Map.of(TribuoRows.FRAUD.getLabel(), named)));
    }

    @Override
    protected TribuoForest copy(String newName, ModelProvenance newProvenance) {
        return new TribuoForest(newName, newProvenance, featureIDMap, outputIDInfo, pmml);
    }

    /** Java's own serialization, which models of Tribuo still allow, leaves the scorer out. */
    private Object readResolve() {
        return copy(name, provenance);
    }

    @Override
    public ModelProto serialize() {
        try {
            byte[] carrier = createDataCarrier().serialize().toByteArray();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(carrier.length);
            out.write(carrier);
            out.write(pmml);
            return ModelProto.newBuilder()
                    .setVersion(PROTO_VERSION)
                    .setClassName(TribuoForest.class.getName())
                    .setSerializedData(Any.pack(BytesValue.of(ByteString.copyFrom(bytes.toByteArray()))))
                    .build();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** How Tribuo makes it again from a file. */
    public static TribuoForest deserializeFromProto(int version, String className, Any message)
            throws InvalidProtocolBufferException {
        if (version != PROTO_VERSION) {
            throw new IllegalArgumentException("version must be " + PROTO_VERSION + " but is " + version);
        }
        try {
            byte[] data = message.unpack(BytesValue.class).getValue().toByteArray();
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(data));
            int length = in.readInt();
            if (length < 0 || length > data.length) {
                throw new IllegalArgumentException("the model's file is damaged");
            }
            ModelDataCarrier<?> carrier = ModelDataCarrier.deserialize(ModelDataProto.parseFrom(in.readNBytes(length)));
            // Made by serialize(), from a model of labels.
            @SuppressWarnings("unchecked")
            ImmutableOutputInfo<Label> labels = (ImmutableOutputInfo<Label>) carrier.outputDomain();
            return new TribuoForest(
                    carrier.name(), carrier.provenance(), carrier.featureDomain(), labels, in.readAllBytes());
        } catch (InvalidProtocolBufferException damaged) {
            throw damaged;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
