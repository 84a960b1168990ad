package io.adtally.platform.blocklist;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads lines of which no more than the beginning is ever in memory. For one thread. */
final class LineReader implements Closeable {
    private final BufferedReader text;
    private final int longest;
    private long characters;
    private int ahead = -2;

    LineReader(BufferedReader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /** The next line without its end, null behind the last. Of one that is too long, one character more than allowed. */
    @Nullable
    String next() throws IOException {
        int character = read();
        if (character < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        while (character >= 0 && character != '\n' && character != '\r') {
            if (line.length() <= longest) {
                line.append((char) character);
            }
            character = read();
        }
        if (character == '\r') {
            skipLineFeed();
        }
        return line.toString();
    }

    /** How many were read by now. */
    long characters() {
        return characters;
    }

    private void skipLineFeed() throws IOException {
        int character = read();
        if (character != '\n') {
            ahead = character;
        }
    }

    private int read() throws IOException {
        if (ahead != -2) {
            int character = ahead;
            ahead = -2;
            return character;
        }
        characters++;
        return text.read();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
