package io.adtally.local.service;

import java.util.HashMap;
import java.util.Map;

/** A service's command line: {@code --name value} pairs, nothing else. Immutable. */
record Arguments(Map<String, String> values) {
    Arguments {
        values = Map.copyOf(values);
    }

    /** IllegalArgumentException for anything that is not {@code --name value}, or a name given twice. */
    static Arguments parse(String... args) {
        if (args.length % 2 != 0) {
            throw new IllegalArgumentException("Arguments come as --name value; " + args.length + " words given");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--")) {
                throw new IllegalArgumentException("Expected --name, found " + args[i]);
            }
            if (values.put(args[i].substring(2), args[i + 1]) != null) {
                throw new IllegalArgumentException(args[i] + " is given twice");
            }
        }
        return new Arguments(values);
    }

    /** The value of {@code --name}; IllegalArgumentException if it was not given. */
    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is required");
        }
        return value;
    }

    /** The value as an integer in [min, max]; IllegalArgumentException otherwise. */
    int number(String name, int min, int max) {
        String value = text(name);
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is a number, not " + value, e);
        }
        throw new IllegalArgumentException("--" + name + " is within " + min + ".." + max + ", not " + value);
    }

    /** The environment variable's value; IllegalArgumentException if it is not set. */
    static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
