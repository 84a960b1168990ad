package io.adtally.collector.receive;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

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
    record Broken(String why) implements Body {}

    /** Reads bodies into a buffer per thread. Thread-safe. */
    final class Reader {
        private static final int KEPT_BYTES = 64 * 1024;

        private final ThreadLocal<byte[]> buffers = ThreadLocal.withInitial(() -> new byte[KEPT_BYTES]);
        private final int limitBytes;
        private final long timeoutNanos;

        Reader(ReceiveSettings settings) {
            this.limitBytes = Math.toIntExact(settings.maxBody().toBytes());
            this.timeoutNanos = settings.bodyTimeout().toNanos();
        }

        /** Blocks until all of the body is there or a limit is met. */
        Body read(HttpServletRequest request) {
            long start = System.nanoTime();
            long announced = request.getContentLengthLong();
            if (announced > limitBytes) {
                return new TooLarge();
            }
            byte[] buffer = buffers.get();
            if (announced > buffer.length) {
                buffer = new byte[(int) announced];
            }
            int length = 0;
            try {
                InputStream input = request.getInputStream();
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
                    if (System.nanoTime() - start > timeoutNanos) {
                        return new TooSlow();
                    }
                }
            } catch (IOException e) {
                return new Broken(e.toString());
            }
        }
    }
}
