package io.adtally.fraud.rule;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random networks, and the slow and obvious answer to whether one of them holds an address. */
final class NetworkOracle {
    private static final class Network {
        final byte[] address;
        final int prefixLength;

        Network(byte[] address, int prefixLength) {
            this.address = address;
            this.prefixLength = prefixLength;
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < prefixLength; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Random random;
    private final List<Network> networks = new ArrayList<>();

    NetworkOracle(Random random) {
        this.random = random;
    }

    /** Makes networks of every width, wide ones rarely, many of them next to each other, and spells them. */
    List<String> entries(int count) {
        List<String> entries = new ArrayList<>();
        while (entries.size() < count) {
            byte[] address = address();
            int bits = address.length * 8;
            int prefixLength = random.nextInt(200) == 0 ? random.nextInt(bits + 1) : bits - random.nextInt(bits / 2);
            for (int bit = prefixLength; bit < bits; bit++) {
                address[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
            }
            networks.add(new Network(address, prefixLength));
            entries.add(
                    prefixLength == bits && random.nextBoolean() ? text(address) : text(address) + "/" + prefixLength);
        }
        return entries;
    }

    /** Half of them anywhere, half of them at or just beyond an end of a network. */
    List<String> addresses(int count) {
        List<String> addresses = new ArrayList<>();
        while (addresses.size() < count) {
            byte[] address = address();
            if (random.nextBoolean()) {
                Network network = networks.get(random.nextInt(networks.size()));
                address = network.address.clone();
                boolean last = random.nextBoolean();
                for (int bit = network.prefixLength; last && bit < address.length * 8; bit++) {
                    address[bit / 8] |= (byte) (0x80 >> (bit % 8));
                }
                step(address, random.nextInt(3) - 1);
            }
            boolean mapped = address.length == 4 && random.nextInt(4) == 0;
            addresses.add(mapped ? "::ffff:" + text(address) : text(address));
        }
        return addresses;
    }

    boolean contains(String text) {
        byte[] address;
        try {
            address = InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** Few different leading bytes, so that networks meet. */
    private byte[] address() {
        byte[] address = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(address);
        for (int at = 0; at < address.length - 1; at++) {
            address[at] = (byte) (random.nextInt(3) * 127);
        }
        return address;
    }

    private static void step(byte[] address, int by) {
        int carry = by;
        for (int at = address.length - 1; at >= 0 && carry != 0; at--) {
            int sum = (address[at] & 0xff) + carry;
            address[at] = (byte) sum;
            carry = sum < 0 ? -1 : sum >> 8;
        }
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
