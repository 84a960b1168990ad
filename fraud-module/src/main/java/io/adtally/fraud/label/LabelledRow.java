package io.adtally.fraud.label;

import io.adtally.fraud.feature.FeatureSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * A feature vector and what its event was. Written as comma-separated text, nothing quoted, empty where a value is
 * missing.
 *
 * @param features in the order of the columns, NaN for missing; not copied
 * @param weight how many events of the traffic it stands for: one over its chance to be labelled
 * @param archetype what kind of fraud; empty where nobody knows
 * @param priceMicros what the event would be billed at
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record LabelledRow(double[] features, boolean fraud, float weight, String archetype, long priceMicros) {
    /** 1 fraud, 0 honest. */
    public static final String LABEL = "label";

    public static final String WEIGHT = "weight";
    public static final String ARCHETYPE = "archetype";
    public static final String PRICE = "price_micros";

    /** The names of the columns in the order in which {@link #text} writes them. */
    public static String header() {
        List<String> names = new ArrayList<>(FeatureSchema.columns());
        names.addAll(List.of(LABEL, WEIGHT, ARCHETYPE, PRICE));
        return String.join(",", names);
    }

    /** One line without its end; what is read back is equal. */
    public String text() {
        StringBuilder line = new StringBuilder();
        for (double value : features) {
            line.append(Double.isNaN(value) ? "" : Double.toString(value)).append(',');
        }
        return line.append(fraud ? 1 : 0)
                .append(',')
                .append(weight)
                .append(',')
                .append(archetype)
                .append(',')
                .append(priceMicros)
                .toString();
    }
}
