package io.adtally.fraud.rule;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The obvious answer for many networks: a set of spelled prefixes for each prefix length, all of which are tried from the
 * widest on. Reads and writes addresses by the JDK alone.
 */
final class PrefixOracle {
    private final Map<Integer, Map<Integer, Set<String>>> byLength = new HashMap<>();

    void add(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] address = bytes(slash < 0 ? cidr : cidr.substring(0, slash));
        int length = slash < 0 ? address.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
        byLength.computeIfAbsent(address.length, family -> new HashMap<>())
                .computeIfAbsent(length, bits -> new HashSet<>())
                .add(HexFormat.of().formatHex(address));
    }

    /** The widest network that holds the address, as JDK text with its length, or null. */
    @Nullable
    String widest(String ip) {
        byte[] address = bytes(ip);
        Map<Integer, Set<String>> lengths = byLength.getOrDefault(address.length, Map.of());
        for (int length = 0; length <= address.length * 8; length++) {
            byte[] network = network(address, length);
            if (lengths.getOrDefault(length, Set.of()).contains(HexFormat.of().formatHex(network))) {
                return text(network) + '/' + length;
            }
        }
        return null;
    }

    static byte[] network(byte[] address, int length) {
        byte[] network = Arrays.copyOf(address, address.length);
        for (int bit = length; bit < network.length * 8; bit++) {
            network[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        return network;
    }

    static byte[] bytes(String ip) {
        try {
            return InetAddress.getByName(ip).getAddress();
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
