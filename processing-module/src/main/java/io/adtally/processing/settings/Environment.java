package io.adtally.processing.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads typed settings and gathers every mistake, so that all are reported at once before anything starts. */
final class Environment {
    private final Map<String, String> variables;
    private final List<String> mistakes = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    String required(String name) {
        String value = variables.getOrDefault(name, "").trim();
        if (value.isEmpty()) {
            mistakes.add(name + " must be set");
        }
        return value;
    }

    String optional(String name, String defaultValue) {
        String value = variables.getOrDefault(name, "").trim();
        return value.isEmpty() ? defaultValue : value;
    }

    int integer(String name, int defaultValue, int min, int max) {
        String text = optional(name, Integer.toString(defaultValue));
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below together with values out of range
        }
        mistakes.add(name + " must be a whole number in " + min + ".." + max + ": " + text);
        return defaultValue;
    }

    /** A duration as ISO-8601 (PT30S) or number and unit (500ms, 30s, 10m, 24h). */
    Duration duration(String name, Duration defaultValue, Duration min, Duration max) {
        String text = optional(name, defaultValue.toString());
        try {
            Duration value = parse(text.toLowerCase(Locale.ROOT));
            if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                return value;
            }
        } catch (DateTimeParseException e) {
            // reported below together with values out of range
        }
        mistakes.add(name + " must be a duration in " + min + ".." + max + " such as 30s or PT30S: " + text);
        return defaultValue;
    }

    /** What the parser makes of the text; its IllegalArgumentException says what is wrong with it. */
    <T> T parsed(String name, T defaultValue, Function<String, T> parser) {
        try {
            String text = optional(name, "");
            return text.isEmpty() ? defaultValue : parser.apply(text);
        } catch (IllegalArgumentException e) {
            mistakes.add(name + ": " + e.getMessage());
            return defaultValue;
        }
    }

    /** Reports a mistake of its own kind with the others. */
    void refuse(String mistake) {
        mistakes.add(mistake);
    }

    void refuseIfMistaken() {
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException("Settings are wrong:\n  " + String.join("\n  ", mistakes));
        }
    }

    private static Duration parse(String text) {
        if (text.startsWith("p")) {
            return Duration.parse(text);
        }
        return text.endsWith("ms") ? Duration.parse("pt" + seconds(text)) : Duration.parse("pt" + text);
    }

    private static String seconds(String millisText) {
        String digits = millisText.substring(0, millisText.length() - 2);
        try {
            return Long.parseLong(digits) / 1000.0 + "s";
        } catch (NumberFormatException e) {
            throw new DateTimeParseException("not a number of milliseconds", millisText, 0, e);
        }
    }
}
