package io.adtally.fraud.score;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** PMML documents for tests, over the columns a (a number) and c (a category). */
final class Pmml {
    static final List<String> COLUMNS = List.of("a", "c");
    static final String NUMBER = "<DataField name='a' optype='continuous' dataType='double'/>";
    static final String CATEGORY = "<DataField name='c' optype='categorical' dataType='integer'/>";
    static final String LOGISTIC =
            "<RegressionTable targetCategory='1' intercept='0'><NumericPredictor name='s' coefficient='1'/>"
                    + "</RegressionTable><RegressionTable targetCategory='0' intercept='0'/>";

    private Pmml() {}

    /** One tree in the full form, whose root's content is given. */
    static String full(String nodes) {
        return document(
                NUMBER + CATEGORY,
                tree("missingValueStrategy='defaultChild' splitCharacteristic='binarySplit'", nodes));
    }

    static String compact(String nodes) {
        return document(NUMBER + CATEGORY, tree("noTrueChildStrategy='returnLastPrediction'", nodes));
    }

    static String tree(String attributes, String nodes) {
        return "<Segment><True/><TreeModel functionName='regression' " + attributes + "><MiningSchema/>" + nodes
                + "</TreeModel></Segment>";
    }

    static String document(String fields, String trees) {
        return document(fields, "<MiningField name='a'/><MiningField name='c'/>", trees, LOGISTIC);
    }

    static String document(String fields, String miningFields, String trees, String logistic) {
        return "<PMML xmlns='http://www.dmg.org/PMML-4_4' version='4.4'><Header/><DataDictionary>" + fields
                + "<DataField name='y' optype='categorical' dataType='string'/></DataDictionary>"
                + "<MiningModel functionName='classification'><MiningSchema>" + miningFields
                + "<MiningField name='y' usageType='target'/></MiningSchema>"
                + "<Segmentation multipleModelMethod='modelChain'><Segment><True/>"
                + "<MiningModel functionName='regression'><MiningSchema/><Output><OutputField name='s'/></Output>"
                + "<Segmentation multipleModelMethod='sum'>" + trees + "</Segmentation></MiningModel></Segment>"
                + "<Segment><True/><RegressionModel functionName='classification' normalizationMethod='logit'>"
                + "<MiningSchema/>" + logistic + "</RegressionModel></Segment></Segmentation></MiningModel></PMML>";
    }

    static Forest read(String document) throws ModelRefusedException {
        return read(document, ModelLimits.DEFAULT);
    }

    static Forest read(String document, ModelLimits limits) throws ModelRefusedException {
        return PmmlReader.read(stream(document), COLUMNS, limits);
    }

    static InputStream stream(String document) {
        return new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    }
}
