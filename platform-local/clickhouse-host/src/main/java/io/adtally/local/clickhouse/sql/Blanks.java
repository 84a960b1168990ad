package io.adtally.local.clickhouse.sql;

/** What ClickHouse takes for a blank: besides ASCII's those of Unicode, with or without width. */
final class Blanks {
    private Blanks() {}

    /** Bytes of the blank that begins there, 0 if none does. */
    static int length(byte[] text, int at) {
        byte c = text[at];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            return 1;
        }
        if (c >= 0) {
            return 0;
        }
        int second = at + 1 < text.length ? text[at + 1] & 0xff : 0;
        if ((c & 0xff) == 0xc2) {
            return second == 0x85 || second == 0xa0 ? 2 : 0;
        }
        int third = at + 2 < text.length ? text[at + 2] & 0xff : 0;
        return isBlank(((c & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f), c) ? 3 : 0;
    }

    private static boolean isBlank(int codePoint, byte firstByte) {
        if ((firstByte & 0xf0) != 0xe0) {
            return false;
        }
        return switch (codePoint) {
            case 0x180e, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff -> true;
            default -> codePoint >= 0x2000 && codePoint <= 0x200d;
        };
    }
}
