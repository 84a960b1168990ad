package io.adtally.processing.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * How an {@link IncomingEvent} is laid out in bytes, so that it can be handed on without being taken apart: numbers at fixed
 * places, then where each text ends, then the texts in UTF-8, then the Avro. Lies in checkpoints: a place that moves needs
 * another layout of {@link IncomingEventSerializer}.
 */
final class EventBlock {
    static final int TYPE = 0;
    static final int SIGNAL = 1;
    static final int PREFETCH = 2;
    static final int WIDTH = 4;
    static final int HEIGHT = 8;
    static final int FLAGS = 12;
    static final int PARTITION = 16;
    static final int OFFSET = 20;
    static final int PAYLOAD_HIGH = 28;
    static final int PAYLOAD_LOW = 36;
    static final int EVENT_TIME = 44;
    static final int RECEIVED_AT = 52;

    static final int EVENT_ID = 0;
    static final int JOIN_KEY = 1;
    static final int CAMPAIGN_ID = 2;
    static final int USER_ID_HASH = 3;
    static final int IP = 4;
    static final int USER_AGENT = 5;
    static final int DEVICE_ID_HASH = 6;
    static final int COUNTRY = 7;
    static final int TEXTS = 8;

    private static final int ENDS = 60;
    private static final int HEAD_BYTES = ENDS + TEXTS * Integer.BYTES;

    /** Set in the end of a text that is absent, which is therefore told from an empty one. */
    private static final int ABSENT = 1 << 31;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EventBlock() {}

    /** A block with room for its numbers, and these texts, of which null ones are absent. */
    static byte[] of(byte[] avro, @Nullable String... texts) {
        byte[][] utf8 = new byte[TEXTS][];
        int length = HEAD_BYTES + avro.length;
        for (int i = 0; i < TEXTS; i++) {
            String text = texts[i];
            if (text != null) {
                utf8[i] = text.getBytes(UTF_8);
                length += utf8[i].length;
            }
        }
        byte[] block = new byte[length];
        int end = HEAD_BYTES;
        for (int i = 0; i < TEXTS; i++) {
            byte[] text = utf8[i];
            if (text == null) {
                putInt(block, ENDS + i * Integer.BYTES, end | ABSENT);
                continue;
            }
            System.arraycopy(text, 0, block, end, text.length);
            end += text.length;
            putInt(block, ENDS + i * Integer.BYTES, end);
        }
        System.arraycopy(avro, 0, block, end, avro.length);
        return block;
    }

    static @Nullable String text(byte[] block, int index) {
        int end = getInt(block, ENDS + index * Integer.BYTES);
        if (end < 0) {
            return null;
        }
        int start = index == 0 ? HEAD_BYTES : end(block, index - 1);
        return new String(block, start, end - start, UTF_8);
    }

    /** Where the Avro begins; it goes to the end of the block. */
    static int avroStart(byte[] block) {
        return end(block, TEXTS - 1);
    }

    private static int end(byte[] block, int index) {
        return getInt(block, ENDS + index * Integer.BYTES) & ~ABSENT;
    }

    static int getInt(byte[] block, int at) {
        return (int) INTS.get(block, at);
    }

    static void putInt(byte[] block, int at, int value) {
        INTS.set(block, at, value);
    }

    static long getLong(byte[] block, int at) {
        return (long) LONGS.get(block, at);
    }

    static void putLong(byte[] block, int at, long value) {
        LONGS.set(block, at, value);
    }
}
