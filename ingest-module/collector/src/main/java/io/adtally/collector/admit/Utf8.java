package io.adtally.collector.admit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Checks bytes before they are read as text: a parser that skips a value need not look into it. */
final class Utf8 {
    private static final int CHUNK = 8192;

    private Utf8() {}

    /** The position of the first byte that is not UTF-8 (RFC 3629), or -1. */
    static int firstMalformed(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chunk = CharBuffer.allocate(Math.min(CHUNK, bytes.remaining() + 1));
        while (true) {
            CoderResult result = decoder.decode(bytes, chunk, true);
            if (result.isError()) {
                return bytes.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            chunk.clear();
        }
    }
}
