package io.adtally.fraud.score;

import static io.adtally.fraud.score.ModelRefusedException.unsupported;

import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the part of PMML 4.4 that boosted trees for two classes are written in, and refuses the rest: a mining model that
 * chains a sum of regression trees and a logistic regression on it. Source: the PMML 4.4 specification of the Data Mining
 * Group, and the documents that converters from LightGBM write.
 */
public final class PmmlReader {
    /** The target's category that the score is the probability of. */
    public static final String POSITIVE = "1";

    private static final List<String> MODEL_ATTRIBUTES =
            List.of("functionName", "algorithmName", "modelName", "isScorable", "x-mathContext");
    private static final List<String> MODEL_CHILDREN =
            List.of("MiningSchema", "Output", "ModelStats", "ModelExplanation", "ModelVerification", "Segmentation");
    private static final List<String> DOCUMENT_CHILDREN =
            List.of("Header", "MiningBuildTask", "DataDictionary", "MiningModel");

    private final ModelLimits limits;
    private final Deadline deadline;
    private final List<String> columns;

    private PmmlReader(ModelLimits limits, Deadline deadline, List<String> columns) {
        this.limits = limits;
        this.deadline = deadline;
        this.columns = columns;
    }

    /**
     * Reads a document to its end. The stream stays open.
     *
     * @param columns the vector's columns; the document's inputs must be the same, in any order
     */
    public static Forest read(InputStream pmml, List<String> columns, ModelLimits limits) throws ModelRefusedException {
        return read(pmml, columns, limits, Deadline.from(limits));
    }

    static Forest read(InputStream pmml, List<String> columns, ModelLimits limits, Deadline deadline)
            throws ModelRefusedException {
        XmlElement document = XmlReader.read(pmml, limits, deadline);
        return new PmmlReader(limits, deadline, columns).forest(document);
    }

    private Forest forest(XmlElement document) throws ModelRefusedException {
        if (!document.name.equals("PMML") || !document.required("version").startsWith("4.4")) {
            throw unsupported("a document that is not PMML 4.4");
        }
        for (XmlElement child : document.children) {
            if (!DOCUMENT_CHILDREN.contains(child.name)) {
                throw unsupported(child.name + " in a PMML document");
            }
        }
        XmlElement chain = model(document.only("MiningModel"), "classification");
        PmmlFields fields = PmmlFields.read(document, chain, columns);
        XmlElement segmentation = segmentation(chain, "modelChain");
        List<XmlElement> links = segmentation.all("Segment");
        if (links.size() != 2) {
            throw unsupported("a chain of " + links.size() + " models");
        }
        XmlElement sum = model(only(links.get(0), "MiningModel"), "regression");
        fields.checkInner(sum, null);
        List<TreeNode> trees = trees(segmentation(sum, "sum"), fields);
        XmlElement regression = only(links.get(1), "RegressionModel");
        String sumName = predictedName(sum);
        fields.checkInner(regression, sumName);
        XmlElement predictor = PmmlLogistic.predictor(regression, sumName);
        return new Forest(
                columns,
                fields.zeroIsMissing(),
                trees,
                PmmlLogistic.slope(predictor),
                PmmlLogistic.table(regression).finite("intercept"));
    }

    private static XmlElement model(XmlElement model, String function) throws ModelRefusedException {
        model.allow(MODEL_ATTRIBUTES, MODEL_CHILDREN);
        model.expect("functionName", function);
        model.expect("isScorable", "", "true");
        model.expect("x-mathContext", "", "double");
        return model;
    }

    private static XmlElement segmentation(XmlElement model, String method) throws ModelRefusedException {
        XmlElement segmentation = model.only("Segmentation");
        segmentation.allow(
                List.of("multipleModelMethod", "missingPredictionTreatment", "x-missingPredictionTreatment"),
                List.of("Segment"));
        segmentation.expect("multipleModelMethod", method);
        return segmentation;
    }

    /** A segment's only model; the segment must apply to every event. */
    private static XmlElement only(XmlElement segment, String model) throws ModelRefusedException {
        segment.allow(List.of("id", "weight"), List.of("True", model));
        segment.expect("weight", "", "1", "1.0");
        PmmlCondition.expectTrue(segment);
        return segment.only(model);
    }

    private List<TreeNode> trees(XmlElement segmentation, PmmlFields fields) throws ModelRefusedException {
        List<XmlElement> segments = segmentation.all("Segment");
        if (segments.isEmpty()) {
            throw unsupported("a sum of no trees");
        }
        if (segments.size() > limits.trees()) {
            throw new ModelRefusedException(Reason.TOO_LARGE, "more than " + limits.trees() + " trees");
        }
        PmmlTrees reader = new PmmlTrees(fields, limits, deadline);
        List<TreeNode> trees = new ArrayList<>(segments.size());
        for (XmlElement segment : segments) {
            trees.add(reader.read(only(segment, "TreeModel")));
        }
        return trees;
    }

    /** Under which name the sum is handed on. */
    private static String predictedName(XmlElement sum) throws ModelRefusedException {
        XmlElement output = sum.only("Output").only("OutputField");
        output.allow(List.of("name", "optype", "dataType", "feature", "isFinalResult"), List.of());
        output.expect("feature", "", "predictedValue");
        output.expect("dataType", "", "double");
        return output.required("name");
    }
}
