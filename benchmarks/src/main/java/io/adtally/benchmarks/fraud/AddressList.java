package io.adtally.benchmarks.fraud;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A made-up list of addresses in the shape of real ones: four in five entries are IPv4, most of them single addresses,
 * the rest /24 to /31; most IPv6 ones are /64. Some networks have many entries, most have few. The same in every run.
 */
final class AddressList {
    /** Lines, some of which repeat others, for a little more than five million entries in force. */
    static final int FIVE_MILLION = 5_600_000;

    private static final int NETWORKS = 40_000;
    private static final int SAMPLE_EVERY = 64;
    private static final long SEED = 20261125;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Skew skew = new Skew(NETWORKS, 0.5);
    private final int[] networks = new SplittableRandom(1)
            .ints(NETWORKS, 1 << 8, 223 << 8)
            .map(upper -> upper << 16)
            .toArray();

    /** One entry a line. */
    final byte[] text;

    /** Addresses that are listed, one in 64 entries. */
    final String[] listed;

    AddressList(int entries) {
        StringBuilder lines = new StringBuilder(entries * 16);
        listed = new String[entries / SAMPLE_EVERY];
        for (int entry = 0; entry < entries; entry++) {
            int start = lines.length();
            String suffix = random.nextInt(5) > 0 ? v4(lines) : v6(lines);
            if (entry % SAMPLE_EVERY == 0 && entry / SAMPLE_EVERY < listed.length) {
                listed[entry / SAMPLE_EVERY] = lines.substring(start);
            }
            lines.append(suffix).append('\n');
        }
        text = lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Any address, listed or not, of which one in five is IPv6. */
    static String any(SplittableRandom random) {
        StringBuilder address = new StringBuilder();
        if (random.nextInt(5) > 0) {
            dotted(address, (int) random.nextLong(1L << 24, 223L << 24));
        } else {
            hex(address, random.nextInt(1 << 14), random.nextInt(), random.nextInt());
        }
        return address.toString();
    }

    private String v4(StringBuilder line) {
        int network = networks[skew.draw(random)];
        int length = random.nextInt(100) < 85 ? 32 : random.nextInt(24, 32);
        int hosts = length == 32 ? 0 : -1 >>> length;
        dotted(line, (network | random.nextInt(1 << 16)) & ~hosts);
        return length == 32 ? "" : "/" + length;
    }

    private String v6(StringBuilder line) {
        int network = networks[skew.draw(random)] >>> 16 & 0x3fff;
        boolean site = random.nextInt(10) == 0;
        hex(line, network, site ? random.nextInt() & 0xffff_0000 : random.nextInt(), 0);
        return site ? "/48" : "/64";
    }

    private static void dotted(StringBuilder text, int address) {
        text.append(address >>> 24)
                .append('.')
                .append(address >>> 16 & 0xff)
                .append('.')
                .append(address >>> 8 & 0xff)
                .append('.')
                .append(address & 0xff);
    }

    /** Of 2a00::/18: 14 bits of a provider's network, 32 of the subscriber's, and some of the host's. */
    private static void hex(StringBuilder text, int network, int subscriber, int host) {
        text.append("2a0")
                .append(Integer.toHexString(network >>> 12))
                .append(':')
                .append(Integer.toHexString((network & 0xfff) << 4))
                .append(':')
                .append(Integer.toHexString(subscriber >>> 16))
                .append(':')
                .append(Integer.toHexString(subscriber & 0xffff))
                .append("::");
        if (host != 0) {
            text.append(Integer.toHexString(host & 0xffff));
        }
    }
}
