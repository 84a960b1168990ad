package io.adtally.collector.receive;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** What was read of a request. */
sealed interface Body {
    /** All of it: the first bytes of the reader's buffer, valid until the thread's next request. */
    final class Whole implements Body {
        final byte[] bytes;
        final int length;

        Whole(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }
    }

    /** More than the limit. */
    record TooLarge() implements Body {}

    /** It took longer than the limit. */
    record TooSlow() implements Body {}

    /** The client broke off. */
    record Broken() implements Body {}

    /** Reads bodies into a buffer per thread. Thread-safe. */
    final class Reader {
        private static final int KEPT_BYTES = 64 * 1024;

        private final ThreadLocal<byte[]> buffers;
        private final int limitBytes;
        private final long timeoutNanos;
        private final LongSupplier nanoTime;

        Reader(ReceiveSettings settings, LongSupplier nanoTime) {
            this.limitBytes = Math.toIntExact(settings.maxBody().toBytes());
            this.timeoutNanos = settings.bodyTimeout().toNanos();
            this.nanoTime = nanoTime;
            this.buffers = ThreadLocal.withInitial(() -> new byte[Math.min(KEPT_BYTES, limitBytes)]);
        }

        /**
         * Blocks until all of the body is there or a limit is met.
         *
         * @param announcedBytes its Content-Length, at most the limit; -1 if there is none
         */
        Body read(long announcedBytes, InputStream input) {
            long start = nanoTime.getAsLong();
            byte[] buffer = buffers.get();
            if (announcedBytes > buffer.length) {
                buffer = new byte[(int) announcedBytes];
            }
            int length = 0;
            try {
                while (true) {
                    if (length == buffer.length) {
                        int next = input.read();
                        if (next < 0) {
                            return new Whole(buffer, length);
                        }
                        if (length == limitBytes) {
                            return new TooLarge();
                        }
                        buffer = Arrays.copyOf(buffer, Math.min(limitBytes, length * 2));
                        buffer[length++] = (byte) next;
                    }
                    int count = input.read(buffer, length, buffer.length - length);
                    if (count < 0) {
                        return new Whole(buffer, length);
                    }
                    length += count;
                    if (nanoTime.getAsLong() - start > timeoutNanos) {
                        return new TooSlow();
                    }
                }
            } catch (IOException e) {
                boolean silent = e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException;
                return silent ? new TooSlow() : new Broken();
            }
        }
    }
}
