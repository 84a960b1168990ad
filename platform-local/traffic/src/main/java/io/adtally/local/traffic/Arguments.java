package io.adtally.local.traffic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options of the command line: {@code --name value} or {@code --name=value}, and flags. */
final class Arguments {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final Map<String, String> values = new HashMap<>();

    /** Refuses, with a {@link Usage}, what is neither a known option nor a known flag. */
    Arguments(List<String> arguments, Set<String> options, Set<String> flags) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (flags.contains(name)) {
                values.put(name, "");
            } else if (!options.contains(name)) {
                throw new Usage("unknown option " + argument);
            } else if (equals >= 0) {
                values.put(name, argument.substring(equals + 1));
            } else if (i + 1 < arguments.size()) {
                values.put(name, arguments.get(++i));
            } else {
                throw new Usage(name + " needs a value");
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name, String defaultValue) {
        return values.getOrDefault(name, defaultValue);
    }

    long number(String name, long defaultValue, long min, long max) {
        String text = text(name, Long.toString(defaultValue));
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw new Usage(name + " must be a number in " + min + ".." + max + ": " + text);
    }

    Duration duration(String name, String defaultValue) {
        String text = text(name, defaultValue);
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new Usage(name + " must be a duration such as 30s or 5m: " + text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
