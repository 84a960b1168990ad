package io.adtally.fraud.place;

/**
 * Reads the text forms of IPv4 and IPv6 addresses (RFC 4291, section 2.2) into numbers, without allocating and without
 * ever asking a name service, as {@link java.net.InetAddress} may for untrusted text.
 *
 * <p>IPv4 is four decimal numbers; leading zeros are refused, since some readers take them for octal. An IPv4-mapped
 * IPv6 address (::ffff:a.b.c.d in any spelling) is the IPv4 address. Zone ids, brackets, ports and blanks are refused.
 */
public final class IpAddress {
    private static final long NOT_V4 = -1;
    private static final int LONGEST_TEXT = 45;
    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;
    private static final long MAPPED_PREFIX = 0xffffL;

    private IpAddress() {}

    /** Receives an address that was read. */
    public interface Visitor {
        /** An IPv4 address, 0 to 2^32-1. */
        boolean v4(long address);

        /** The upper and lower half of an IPv6 address that is not IPv4-mapped. */
        boolean v6(long high, long low);
    }

    /** What the visitor says about the address, or false if the text is none. */
    public static boolean visit(String text, Visitor visitor) {
        if (text.length() > LONGEST_TEXT) {
            return false;
        }
        if (text.indexOf(':') >= 0) {
            return visitV6(text, visitor);
        }
        long address = v4(text, 0);
        return address != NOT_V4 && visitor.v4(address);
    }

    private static long v4(String text, int from) {
        long address = 0;
        int at = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && (at >= text.length() || text.charAt(at++) != '.')) {
                return NOT_V4;
            }
            int start = at;
            int number = 0;
            while (at < text.length() && at - start < 3 && isDigit(text.charAt(at))) {
                number = number * 10 + (text.charAt(at++) - '0');
            }
            boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
            if (at == start || leadingZero || number > 255) {
                return NOT_V4;
            }
            address = address << 8 | number;
        }
        return at == text.length() ? address : NOT_V4;
    }

    /** Reads groups into a head (before "::", or all) and a tail (after it), each a 128-bit number in two halves. */
    private static boolean visitV6(String text, Visitor visitor) {
        long high = 0;
        long low = 0;
        int groups = 0;
        long headHigh = 0;
        long headLow = 0;
        int headGroups = -1;
        int at = 0;
        int length = text.length();
        while (at < length) {
            if (text.startsWith("::", at)) {
                if (headGroups >= 0) {
                    return false;
                }
                headHigh = high;
                headLow = low;
                headGroups = groups;
                high = 0;
                low = 0;
                at += 2;
                if (at == length) {
                    break;
                }
            } else if (at > 0 && text.charAt(at - 1) != ':') {
                if (text.charAt(at++) != ':') {
                    return false;
                }
            }
            int end = groupEnd(text, at);
            int bits = GROUP_BITS;
            long group;
            if (end < length && text.charAt(end) == '.') {
                group = v4(text, at);
                end = length;
                bits = 2 * GROUP_BITS;
            } else {
                group = end == at ? NOT_V4 : hex(text, at, end);
            }
            groups += bits / GROUP_BITS;
            if (group == NOT_V4 || groups > GROUPS) {
                return false;
            }
            high = high << bits | low >>> (Long.SIZE - bits);
            low = low << bits | group;
            at = end;
        }
        if (headGroups < 0) {
            return groups == GROUPS && found(high, low, visitor);
        }
        if (groups == GROUPS) {
            return false;
        }
        int shift = (GROUPS - headGroups) * GROUP_BITS;
        return found(high | shiftedHigh(headHigh, headLow, shift), low | shiftedLow(headLow, shift), visitor);
    }

    private static boolean found(long high, long low, Visitor visitor) {
        boolean mapped = high == 0 && low >>> Integer.SIZE == MAPPED_PREFIX;
        return mapped ? visitor.v4(low & 0xffff_ffffL) : visitor.v6(high, low);
    }

    /** The end of at most four hex digits. */
    private static int groupEnd(String text, int from) {
        int at = from;
        while (at < text.length()
                && at - from < 4
                && Character.digit(text.charAt(at), 16) >= 0
                && text.charAt(at) < 128) {
            at++;
        }
        return at;
    }

    private static long hex(String text, int from, int end) {
        long value = 0;
        for (int at = from; at < end; at++) {
            value = value << 4 | Character.digit(text.charAt(at), 16);
        }
        return value;
    }

    private static long shiftedHigh(long high, long low, int shift) {
        if (shift >= 2 * Long.SIZE) {
            return 0;
        }
        if (shift >= Long.SIZE) {
            return low << (shift - Long.SIZE);
        }
        return shift == 0 ? high : high << shift | low >>> (Long.SIZE - shift);
    }

    private static long shiftedLow(long low, int shift) {
        return shift >= Long.SIZE ? 0 : low << shift;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
