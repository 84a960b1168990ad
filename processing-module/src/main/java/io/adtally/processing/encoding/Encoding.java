package io.adtally.processing.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** How the parts of values are written. Lengths come first, in one byte up to 127 and seven bits a byte beyond. */
public final class Encoding {
    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;
    private static final int ABSENT = 0;

    private Encoding() {}

    /** Writes a number of 0 or more. */
    public static void writeLength(int length, DataOutputView out) throws IOException {
        int rest = length;
        while (rest > SEVEN_BITS) {
            out.writeByte(rest | MORE);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    public static int readLength(DataInputView in) throws IOException {
        int length = 0;
        int shift = 0;
        int next = in.readUnsignedByte();
        while (next >= MORE) {
            length |= (next & SEVEN_BITS) << shift;
            shift += 7;
            next = in.readUnsignedByte();
        }
        return length | next << shift;
    }

    public static void writeText(String text, DataOutputView out) throws IOException {
        writeBytes(text.getBytes(UTF_8), out);
    }

    public static String readText(DataInputView in) throws IOException {
        return new String(readBytes(in), UTF_8);
    }

    /** Tells null from empty. */
    public static void writeOptional(@Nullable String text, DataOutputView out) throws IOException {
        if (text == null) {
            writeLength(ABSENT, out);
            return;
        }
        byte[] bytes = text.getBytes(UTF_8);
        writeLength(bytes.length + 1, out);
        out.write(bytes);
    }

    public static @Nullable String readOptional(DataInputView in) throws IOException {
        int length = readLength(in);
        return length == ABSENT ? null : new String(readBytes(length - 1, in), UTF_8);
    }

    public static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
        writeLength(bytes.length, out);
        out.write(bytes);
    }

    public static byte[] readBytes(DataInputView in) throws IOException {
        return readBytes(readLength(in), in);
    }

    private static byte[] readBytes(int length, DataInputView in) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** Writes the elements one after the other, by a serializer of theirs. */
    public static <T> void writeList(List<T> list, HandWritten<T> serializer, DataOutputView out) throws IOException {
        writeLength(list.size(), out);
        for (T element : list) {
            serializer.serialize(element, out);
        }
    }

    /** A list that takes more elements. */
    public static <T> List<T> readList(HandWritten<T> serializer, DataInputView in) throws IOException {
        int size = readLength(in);
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(serializer.deserialize(in));
        }
        return list;
    }
}
