package io.adtally.fraud.score;

import static io.adtally.fraud.score.ModelRefusedException.unsupported;

import java.util.List;

/** Reads the logistic regression at the end of a chain: what makes a probability of the trees' sum. */
final class PmmlLogistic {
    private static final List<String> ATTRIBUTES = List.of(
            "functionName", "algorithmName", "modelName", "normalizationMethod", "isScorable", "targetFieldName");
    private static final List<String> CHILDREN = List.of("MiningSchema", "Output", "RegressionTable");

    private PmmlLogistic() {}

    /** The table of the positive category; the other one must be empty, its probability is what is left. */
    static XmlElement table(XmlElement regression) throws ModelRefusedException {
        regression.allow(ATTRIBUTES, CHILDREN);
        regression.expect("functionName", "classification");
        regression.expect("normalizationMethod", "logit");
        regression.expect("isScorable", "", "true");
        List<XmlElement> tables = regression.all("RegressionTable");
        if (tables.size() != 2) {
            throw unsupported("a regression into " + tables.size() + " categories");
        }
        XmlElement positive = tables.get(0);
        XmlElement other = tables.get(1);
        positive.expect("targetCategory", PmmlReader.POSITIVE);
        positive.allow(List.of("intercept", "targetCategory"), List.of("NumericPredictor"));
        other.expect("targetCategory", "0");
        other.allow(List.of("intercept", "targetCategory"), List.of());
        if (other.finite("intercept") != 0) {
            throw unsupported("a regression whose second table is not empty");
        }
        return positive;
    }

    static XmlElement predictor(XmlElement regression, String sumName) throws ModelRefusedException {
        XmlElement predictor = table(regression).only("NumericPredictor");
        predictor.allow(List.of("name", "exponent", "coefficient"), List.of());
        predictor.expect("name", sumName);
        predictor.expect("exponent", "", "1");
        return predictor;
    }

    static double slope(XmlElement predictor) throws ModelRefusedException {
        double slope = predictor.finite("coefficient");
        if (slope <= 0) {
            throw unsupported("a coefficient of " + slope + ", which would turn the order of scores around");
        }
        return slope;
    }
}
