package io.adtally.fraud.rule;

/** Spells networks in one way only: RFC 4632 for IPv4, RFC 5952 for IPv6, always with the prefix length. */
final class CidrText {
    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;

    private CidrText() {}

    static String v4(long start, int length) {
        return (start >>> 24) + "." + (start >>> 16 & 0xff) + "." + (start >>> 8 & 0xff) + "." + (start & 0xff) + "/"
                + length;
    }

    static String v6(long high, long low, int length) {
        int zerosFrom = 0;
        int zeros = 1; // a single group of zeros is written out
        int run = 0;
        for (int group = 0; group < GROUPS; group++) {
            run = group(high, low, group) == 0 ? run + 1 : 0;
            if (run > zeros) {
                zeros = run;
                zerosFrom = group - run + 1;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (zeros > 1 && group == zerosFrom) {
                text.append("::");
                group += zeros - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(group(high, low, group)));
            }
        }
        return text.append('/').append(length).toString();
    }

    /** The prefix length of a network spelled here. */
    static int length(String network) {
        return Integer.parseInt(network, network.indexOf('/') + 1, network.length(), 10);
    }

    private static int group(long high, long low, int group) {
        long half = group < GROUPS / 2 ? high : low;
        int shift = (GROUPS / 2 - 1 - group % (GROUPS / 2)) * GROUP_BITS;
        return (int) (half >>> shift) & 0xffff;
    }
}
