package io.adtally.fraud.rule;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text of any size, each cut at a bound, so that no input can fill the memory. For one thread. */
final class BoundedLines {
    /** Characters of a line that are kept. */
    static final int LONGEST_LINE = 1_000;

    private static final int BUFFER = 1 << 16;

    private final Reader text;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int filled;

    BoundedLines(Reader text) {
        this.text = text;
    }

    /** The next line without its end, or null after the last. */
    @Nullable
    String next() throws IOException {
        line.setLength(0);
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.append(buffer, at, Math.min(end - at, LONGEST_LINE + 1 - line.length()));
            at = end + 1;
            if (end < filled) {
                break;
            }
        }
        return any ? line.toString() : null;
    }

    /** Whether a line given by {@link #next} has lost its end. */
    static boolean cut(String line) {
        return line.length() > LONGEST_LINE;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, text.read(buffer));
        return filled > 0;
    }
}
