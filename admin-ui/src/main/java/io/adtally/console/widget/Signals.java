package io.adtally.console.widget;

import io.adtally.fraud.feature.Feature;
import io.adtally.fraud.policy.Policy;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What speaks against an event, as analysts say it: the inputs of the model, which the data names by their columns. */
public final class Signals {
    private static final Map<String, Feature> FEATURES =
            Arrays.stream(Feature.values()).collect(Collectors.toMap(Feature::column, Function.identity()));

    private Signals() {}

    /** A signal in words, a list's entry as it is; a model's input that only other builds know by the words of its name. */
    public static String words(String column) {
        Feature feature = FEATURES.get(column);
        if (feature != null) {
            return words(feature);
        }
        if (column.startsWith(Policy.SHADOW)) {
            return Formats.words(column.substring(Policy.SHADOW.length())) + " (on trial)";
        }
        int colon = column.indexOf(':');
        return colon < 0
                ? Formats.words(column)
                : Formats.words(column.substring(0, colon)) + " " + column.substring(colon + 1);
    }

    /** How it is measured; empty where only other builds know. */
    public static String measure(String column) {
        Feature feature = FEATURES.get(column);
        return feature == null ? "" : feature.source();
    }

    private static String words(Feature feature) {
        return switch (feature) {
            case ACTION -> "Kind of event";
            case USER_CLICK_RATIO -> "User's clicks per impression";
            case USER_IMPRESSIONS -> "User's impressions";
            case USER_SESSION_MILLIS -> "Length of session";
            case USER_SESSION_EVENTS -> "Events in session";
            case USER_INTER_CLICK_MILLIS -> "Time between clicks";
            case USER_CLICK_DEVIATION -> "Burst of clicks";
            case USER_KM_PER_HOUR -> "Speed of travel";
            case ADDRESS_CLICK_RATIO -> "Address's clicks per impression";
            case ADDRESS_EVENTS -> "Events of address";
            case CLUSTER_SIZE -> "Linked users and devices";
            case MILLIS_SINCE_IMPRESSION -> "Time from impression to click";
        };
    }
}
