package io.adtally.collector.admit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Textual addresses, read without ever asking a name server. */
public final class IpAddresses {
    private static final int LONGEST_V6 = 45;

    private IpAddresses() {}

    /** The address of a literal IPv4 (four decimal parts) or IPv6 text, without zone; null if it is neither. */
    public static @Nullable InetAddress parse(String text) {
        return text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text);
    }

    /** The literal in one spelling, an IPv4 address mapped into IPv6 as IPv4; null if it is no address. */
    public static @Nullable String canonical(String text) {
        InetAddress address = parse(text);
        return address == null ? null : address.getHostAddress();
    }

    private static @Nullable InetAddress parseV6(String text) {
        if (text.length() > LONGEST_V6) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ':' && c != '.' && (c >= 128 || Character.digit(c, 16) < 0)) {
                return null;
            }
        }
        try {
            // With a colon in it this only ever reads a literal; the brackets keep it from being anything else.
            return InetAddress.getByName('[' + text + ']');
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static @Nullable InetAddress parseV4(String text) {
        byte[] bytes = new byte[4];
        int part = 0;
        int value = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c == '.') {
                if (value < 0 || part == bytes.length) {
                    return null;
                }
                bytes[part++] = (byte) value;
                value = -1;
            } else if (c < '0' || c > '9' || value == 0) {
                return null; // not a digit, or a leading zero that some would read as octal
            } else {
                value = Math.max(value, 0) * 10 + (c - '0');
                if (value > 255) {
                    return null;
                }
            }
        }
        try {
            return part == bytes.length ? InetAddress.getByAddress(bytes) : null;
        } catch (UnknownHostException e) {
            throw new AssertionError(e); // only for other lengths
        }
    }

    /** Whether the address is one of IPv6. */
    public static boolean isV6(InetAddress address) {
        return address instanceof Inet6Address;
    }
}
