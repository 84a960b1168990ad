package io.adtally.local.launcher;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * How a run of chaos is made.
 *
 * @param duration how long traffic is sent and parts are killed
 * @param rate events a second
 * @param victims names of the processes to kill, each at least once; {@code kafka} is every broker; empty for all
 * @param hostile whether the traffic is late, doubled and out of order more than usual
 */
public record ChaosOptions(Duration duration, long seed, int rate, Set<String> victims, boolean hostile) {
    public ChaosOptions {
        victims = Set.copyOf(victims);
    }

    static ChaosOptions parse(List<String> arguments) {
        long minutes = 2;
        long seed = 1;
        long rate = 500;
        Set<String> victims = Set.of();
        boolean hostile = arguments.contains("--hostile");
        Iterator<String> words =
                arguments.stream().filter(word -> !word.equals("--hostile")).iterator();
        while (words.hasNext()) {
            String word = words.next();
            String value = words.hasNext() ? words.next() : "";
            switch (word) {
                case "--minutes" -> minutes = number(word, value, 1, 24 * 60);
                case "--seed" -> seed = number(word, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--only" -> victims = Set.copyOf(List.of(value.split(",", -1)));
                case "--rate" -> rate = number(word, value, 1, 100_000);
                default -> throw new UsageException("chaos does not know " + word);
            }
        }
        return new ChaosOptions(Duration.ofMinutes(minutes), seed, (int) rate, victims, hostile);
    }

    private static long number(String name, String text, long min, long max) {
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new UsageException(name + " is a number within " + min + ".." + max + ", not '" + text + "'");
    }
}
