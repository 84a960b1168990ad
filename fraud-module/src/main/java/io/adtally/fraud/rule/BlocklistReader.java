package io.adtally.fraud.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the lines of one text list into ranges, and bad lines into {@link RejectedEntry}s. Used once, by one thread. */
final class BlocklistReader implements IpAddress.Visitor {
    private static final int MAPPED_BITS = 96;
    private static final int WHOLE_ADDRESS = -1;
    private static final int BAD_LENGTH = -2;

    private final List<V4Ranges.Range> v4 = new ArrayList<>();
    private final List<V6Ranges.Range> v6 = new ArrayList<>();
    private final List<RejectedEntry> rejected = new ArrayList<>();

    private String address = "";
    private int prefixLength;
    private RejectedEntry.@Nullable Reason problem;

    private BlocklistReader() {}

    static IpBlocklist.Parsed read(Iterable<String> lines) {
        BlocklistReader reader = new BlocklistReader();
        long number = 0;
        for (String line : lines) {
            reader.line(++number, line);
        }
        IpBlocklist blocklist = IpBlocklist.of(V4Ranges.of(reader.v4), V6Ranges.of(reader.v6));
        return new IpBlocklist.Parsed(blocklist, reader.v4.size() + reader.v6.size(), reader.rejected);
    }

    private void line(long number, String line) {
        int comment = line.indexOf('#');
        String entry = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (entry.isEmpty()) {
            return;
        }
        int slash = entry.indexOf('/');
        address = slash < 0 ? entry : entry.substring(0, slash);
        prefixLength = slash < 0 ? WHOLE_ADDRESS : prefixLength(entry.substring(slash + 1));
        problem = RejectedEntry.Reason.NOT_AN_ADDRESS;
        if (!IpAddress.visit(address, this)) {
            rejected.add(new RejectedEntry(number, entry, problem));
        }
    }

    @Override
    public boolean v4(long start) {
        // Spelled as IPv6, the prefix counts the mapped bits too. A shorter one would reach beyond the mapped network.
        boolean mapped = address.indexOf(':') >= 0 && prefixLength >= 0;
        int length = prefixLength == WHOLE_ADDRESS ? Integer.SIZE : prefixLength - (mapped ? MAPPED_BITS : 0);
        if (mapped && prefixLength < MAPPED_BITS) {
            return reject(RejectedEntry.Reason.HOST_BITS_SET);
        }
        if (length < 0 || length > Integer.SIZE) {
            return reject(RejectedEntry.Reason.BAD_PREFIX_LENGTH);
        }
        long hosts = (1L << (Integer.SIZE - length)) - 1;
        if ((start & hosts) != 0) {
            return reject(RejectedEntry.Reason.HOST_BITS_SET);
        }
        return v4.add(new V4Ranges.Range(start, start | hosts));
    }

    @Override
    public boolean v6(long high, long low) {
        int length = prefixLength == WHOLE_ADDRESS ? 2 * Long.SIZE : prefixLength;
        if (length < 0 || length > 2 * Long.SIZE) {
            return reject(RejectedEntry.Reason.BAD_PREFIX_LENGTH);
        }
        long highHosts = hostBits(Math.min(length, Long.SIZE));
        long lowHosts = hostBits(Math.max(length - Long.SIZE, 0));
        if ((high & highHosts) != 0 || (low & lowHosts) != 0) {
            return reject(RejectedEntry.Reason.HOST_BITS_SET);
        }
        return v6.add(new V6Ranges.Range(high, low, high | highHosts, low | lowHosts));
    }

    private boolean reject(RejectedEntry.Reason reason) {
        problem = reason;
        return false;
    }

    /** Ones where a half of an address has its host part; the shift of a long is taken modulo 64, hence the case. */
    private static long hostBits(int length) {
        return length == Long.SIZE ? 0 : -1L >>> length;
    }

    private static int prefixLength(String digits) {
        boolean plain = !digits.isEmpty()
                && digits.length() <= 3
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        return plain ? Integer.parseInt(digits) : BAD_LENGTH;
    }
}
