package io.adtally.benchmarks.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command line of --name value pairs. */
public record Options(Map<String, String> values) {
    /** Reads them; exits with 2 and says which may be given when others are. */
    public static Options of(String[] arguments, List<String> known) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!known.contains(arguments[i]) || i + 1 == arguments.length) {
                System.err.println("Not understood: " + arguments[i] + "; known, each with a value: " + known);
                System.exit(2);
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        return new Options(values);
    }

    /** The value given, or this one. */
    public String text(String name, String defaultValue) {
        return values.getOrDefault(name, defaultValue);
    }

    /** The number given, or this one. */
    public int number(String name, int defaultValue) {
        return Integer.parseInt(text(name, Integer.toString(defaultValue)));
    }
}
