package io.adtally.fraud.train.fit;

import java.util.Locale;

/** Which library fits the trees. Both end in the same forest, PMML and scorer. */
public enum Family {
    LIGHTGBM("LightGBM", "lightgbm4j 4.3.0-1"),
    XGBOOST("XGBoost", "tribuo-classification-xgboost 4.3.2");

    private final String algorithm;
    private final String library;

    Family(String algorithm, String library) {
        this.algorithm = algorithm;
        this.library = library;
    }

    /** As on the command line and in model ids. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in PMML. */
    public String algorithm() {
        return algorithm;
    }

    /** Name and version. */
    public String library() {
        return library;
    }

    public Fitter fitter() {
        return switch (this) {
            case LIGHTGBM -> new LightGbmFitter();
            case XGBOOST -> new XgboostFitter();
        };
    }
}
