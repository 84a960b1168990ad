package io.adtally.fraud.train.export;

import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.PmmlReader;
import io.adtally.fraud.score.TreeNode;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a forest as PMML 4.4: a chain of a sum of trees and the logistic regression that calibrates it. Any evaluator of
 * the standard scores it as {@link Forest} says. The same forest gives the same bytes.
 */
public final class PmmlWriter {
    private static final String NAMESPACE = "http://www.dmg.org/PMML-4_4";
    private static final String TARGET = "fraud";
    private static final String SUM = "sum_of_trees";

    private final PmmlElements out;
    private final Forest forest;
    private final Set<Integer> categories;

    private PmmlWriter(PmmlElements out, Forest forest) {
        this.out = out;
        this.forest = forest;
        this.categories = forest.categories();
    }

    /** Writes the document in UTF-8; the stream stays open. */
    public static void write(Forest forest, String algorithm, OutputStream into) {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(into, StandardCharsets.UTF_8.name());
            new PmmlWriter(new PmmlElements(xml), forest).document(algorithm);
            xml.flush();
        } catch (XMLStreamException unwritable) {
            throw new IllegalStateException("PMML cannot be written", unwritable);
        }
    }

    private void document(String algorithm) throws XMLStreamException {
        out.startDocument();
        out.start("PMML", "xmlns", NAMESPACE, "version", "4.4");
        out.start("Header");
        out.empty("Application", "name", "adtally fraud-train");
        out.end();
        dictionary();
        out.start("MiningModel", "functionName", "classification", "algorithmName", algorithm);
        out.start("MiningSchema");
        out.empty("MiningField", "name", TARGET, "usageType", "target");
        for (String column : forest.columns()) {
            out.empty("MiningField", "name", column, "invalidValueTreatment", "asIs");
        }
        out.end();
        out.start("Segmentation", "multipleModelMethod", "modelChain");
        sum();
        regression();
        out.end();
        out.end();
        out.end();
        out.endDocument();
    }

    private void dictionary() throws XMLStreamException {
        out.start("DataDictionary");
        out.start("DataField", "name", TARGET, "optype", "categorical", "dataType", "string");
        out.empty("Value", "value", "0");
        out.empty("Value", "value", PmmlReader.POSITIVE);
        out.end();
        for (int column = 0; column < forest.columns().size(); column++) {
            boolean category = categories.contains(column);
            String optype = category ? "categorical" : "continuous";
            String dataType = category ? "integer" : "double";
            out.start("DataField", "name", forest.columns().get(column), "optype", optype, "dataType", dataType);
            if (!category) {
                out.empty("Value", "value", "NaN", "property", "missing");
            }
            if (forest.zeroIsMissing().contains(column)) {
                out.empty("Value", "value", "0", "property", "missing");
            }
            out.end();
        }
        out.end();
    }

    private void sum() throws XMLStreamException {
        out.start("Segment", "id", "1");
        out.empty("True");
        out.start("MiningModel", "functionName", "regression");
        schema();
        out.start("Output");
        out.empty("OutputField", "name", SUM, "optype", "continuous", "dataType", "double", "isFinalResult", "false");
        out.end();
        out.start("Segmentation", "multipleModelMethod", "sum");
        int id = 0;
        for (TreeNode tree : forest.trees()) {
            out.start("Segment", "id", Integer.toString(++id));
            out.empty("True");
            tree(tree);
            out.end();
        }
        out.end();
        out.end();
        out.end();
    }

    private void tree(TreeNode tree) throws XMLStreamException {
        out.start(
                "TreeModel",
                "functionName",
                "regression",
                "missingValueStrategy",
                "defaultChild",
                "splitCharacteristic",
                "binarySplit");
        schema();
        new PmmlTreeWriter(out, forest.columns()).write(tree);
        out.end();
    }

    private void schema() throws XMLStreamException {
        out.start("MiningSchema");
        for (String column : forest.columns()) {
            out.empty("MiningField", "name", column);
        }
        out.end();
    }

    private void regression() throws XMLStreamException {
        out.start("Segment", "id", "2");
        out.empty("True");
        out.start("RegressionModel", "functionName", "classification", "normalizationMethod", "logit");
        out.start("MiningSchema");
        out.empty("MiningField", "name", TARGET, "usageType", "target");
        out.empty("MiningField", "name", SUM);
        out.end();
        out.start(
                "RegressionTable",
                "intercept",
                Double.toString(forest.intercept()),
                "targetCategory",
                PmmlReader.POSITIVE);
        out.empty("NumericPredictor", "name", SUM, "coefficient", Double.toString(forest.slope()));
        out.end();
        out.empty("RegressionTable", "intercept", "0", "targetCategory", "0");
        out.end();
        out.end();
    }
}
