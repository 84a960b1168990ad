package io.adtally.local.launcher;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How ./adtally up was asked to start.
 *
 * @param mode in the terminal, in the background, or as that background process
 * @param fresh deletes the data first
 * @param demo sends demo traffic
 * @param brokers 1 or 3, or 0 for as many as the data was made with
 */
record UpOptions(Mode mode, boolean fresh, boolean demo, int brokers) {
    enum Mode {
        FOREGROUND,
        DETACH,
        SUPERVISE
    }

    static UpOptions parse(List<String> arguments) {
        Mode mode = Mode.FOREGROUND;
        boolean fresh = false;
        boolean demo = true;
        int brokers = 0;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--detach", "-d" -> mode = Mode.DETACH;
                case "--supervise" -> mode = Mode.SUPERVISE;
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                case "--brokers" -> brokers = brokers(words.hasNext() ? words.next() : "");
                default -> throw new UsageException("up does not know " + word);
            }
        }
        return new UpOptions(mode, fresh, demo, brokers);
    }

    /** The arguments of the background process that does what these ask for. */
    List<String> supervising() {
        List<String> arguments = new ArrayList<>(List.of("up", "--supervise"));
        if (!demo) {
            arguments.add("--no-demo");
        }
        if (brokers > 0) {
            arguments.addAll(List.of("--brokers", Integer.toString(brokers)));
        }
        return arguments;
    }

    private static int brokers(String text) {
        if ("1".equals(text) || "3".equals(text)) {
            return Integer.parseInt(text);
        }
        throw new UsageException("--brokers is 1 or 3, not " + (text.isEmpty() ? "nothing" : text));
    }
}
