package io.adtally.fraud.score;

import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ends with an exception where a stream goes on past its limit of bytes or time. Closing leaves the source open. */
final class LimitedInputStream extends FilterInputStream {
    private final String name;
    private final long limitBytes;
    private final Deadline deadline;
    private long bytes;
    private @Nullable Reason exceeded;

    LimitedInputStream(InputStream source, String name, long limitBytes, Deadline deadline) {
        super(source);
        this.name = name;
        this.limitBytes = limitBytes;
        this.deadline = deadline;
    }

    boolean isExceeded() {
        return exceeded != null;
    }

    /** The limit that was the reason of a failure to read, or else the given one: parsers wrap exceptions in theirs. */
    ModelRefusedException refusal(Reason otherwise, Exception cause) {
        if (exceeded == null) {
            return new ModelRefusedException(otherwise, name + ": " + cause.getMessage(), cause);
        }
        return new ModelRefusedException(
                exceeded, name + " is larger than " + limitBytes + " bytes, or too slow", cause);
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        int read = in.read(into, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // the source is its owner's to close
    }

    private void count(int read) throws IOException {
        bytes += read;
        if (bytes > limitBytes) {
            exceeded = Reason.TOO_LARGE;
            throw new IOException("more than " + limitBytes + " bytes");
        }
        if (deadline.isOver()) {
            exceeded = Reason.TOO_SLOW;
            throw new IOException("time is over");
        }
    }
}
