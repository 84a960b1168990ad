package io.adtally.collector.receive;

import io.adtally.collector.admit.IpAddresses;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that share their first bits (RFC 4632).
 *
 * @param network any address of the range
 * @param bits how many leading bits they share
 */
record AddressRange(InetAddress network, int bits) {
    /** The range of a text such as 10.0.0.0/8 or of a single address; null if it is neither. */
    static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = IpAddresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            return null;
        }
        int most = network.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? most : bits(text.substring(slash + 1));
        return bits < 0 || bits > most ? null : new AddressRange(network, bits);
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = 0xff00 >> Math.min(Byte.SIZE, bits - bit);
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text) {
        if (text.isEmpty() || text.length() > 3) {
            return -1;
        }
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            bits = bits * 10 + (c - '0');
        }
        return bits;
    }
}
