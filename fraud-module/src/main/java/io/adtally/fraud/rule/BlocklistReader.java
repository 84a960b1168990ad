package io.adtally.fraud.rule;

import io.adtally.fraud.place.IpAddress;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of one text list into networks, and bad lines into {@link RejectedEntry}s; the layouts are those of
 * {@link IpBlocklist#read}. Used once, by one thread.
 */
final class BlocklistReader implements IpAddress.Visitor {
    /** More would not fit the memory of an ordinary process. */
    static final int MOST_ENTRIES = 20_000_000;

    /** Rejected lines that are told one by one; all of them are counted. */
    static final int MOST_REJECTED = 1_000;

    private static final int MAPPED_BITS = 96;
    private static final int WHOLE_ADDRESS = -1;
    private static final int BAD_LENGTH = -2;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final AddressSetBuilder listed = new AddressSetBuilder();
    private final AddressSetBuilder exceptions = new AddressSetBuilder();
    private final List<RejectedEntry> rejected = new ArrayList<>();
    private AddressSetBuilder target = listed;
    private long acceptedCount;
    private long rejectedCount;
    private long number;

    private String address = "";
    private int prefixLength;
    private RejectedEntry.@Nullable Reason problem;

    private BlocklistReader() {}

    static IpBlocklist.Parsed read(Iterable<String> lines) {
        BlocklistReader reader = new BlocklistReader();
        lines.forEach(reader::line);
        return reader.parsed();
    }

    static IpBlocklist.Parsed read(Reader text) throws IOException {
        BlocklistReader reader = new BlocklistReader();
        BoundedLines lines = new BoundedLines(text);
        for (String line = lines.next(); line != null; line = lines.next()) {
            reader.line(line);
        }
        return reader.parsed();
    }

    private IpBlocklist.Parsed parsed() {
        IpBlocklist blocklist = new IpBlocklist(listed.build(), exceptions.build());
        return new IpBlocklist.Parsed(blocklist, acceptedCount, rejectedCount, rejected);
    }

    private void line(String line) {
        number++;
        int start = number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int comment = line.indexOf('#');
        String entry =
                line.substring(start, comment < 0 ? line.length() : comment).strip();
        if (comment < 0 && BoundedLines.cut(line)) {
            reject(entry, RejectedEntry.Reason.LINE_TOO_LONG);
        } else if (!entry.isEmpty()) {
            fields(entry);
        }
    }

    /** The entry ends at the first pipe; the flag behind it says whether it is in force. */
    private void fields(String entry) {
        int pipe = entry.indexOf('|');
        if (pipe < 0) {
            entry(entry, entry);
            return;
        }
        int next = entry.indexOf('|', pipe + 1);
        String flag =
                entry.substring(pipe + 1, next < 0 ? entry.length() : next).strip();
        if (flag.isEmpty() || flag.equals("1")) {
            entry(entry, entry.substring(0, pipe).strip());
        } else if (!flag.equals("0")) {
            reject(entry, RejectedEntry.Reason.BAD_FLAG);
        }
    }

    private void entry(String whole, String network) {
        boolean exception = network.startsWith("!");
        String text = exception ? network.substring(1).strip() : network;
        target = exception ? exceptions : listed;
        int slash = text.indexOf('/');
        address = slash < 0 ? text : text.substring(0, slash);
        prefixLength = slash < 0 ? WHOLE_ADDRESS : prefixLength(text.substring(slash + 1));
        problem = acceptedCount < MOST_ENTRIES ? RejectedEntry.Reason.NOT_AN_ADDRESS : RejectedEntry.Reason.LIST_FULL;
        if (acceptedCount < MOST_ENTRIES && IpAddress.visit(address, this)) {
            acceptedCount++;
        } else {
            reject(whole, problem);
        }
    }

    @Override
    public boolean v4(long start) {
        // Spelled as IPv6, the prefix counts the mapped bits too. A shorter one would reach beyond the mapped network.
        boolean mapped = address.indexOf(':') >= 0 && prefixLength >= 0;
        int length = prefixLength == WHOLE_ADDRESS ? Integer.SIZE : prefixLength - (mapped ? MAPPED_BITS : 0);
        if (mapped && prefixLength < MAPPED_BITS) {
            return refuse(RejectedEntry.Reason.HOST_BITS_SET);
        }
        if (length < 0 || length > Integer.SIZE) {
            return refuse(RejectedEntry.Reason.BAD_PREFIX_LENGTH);
        }
        long hosts = (1L << (Integer.SIZE - length)) - 1;
        if ((start & hosts) != 0) {
            return refuse(RejectedEntry.Reason.HOST_BITS_SET);
        }
        target.addV4(start, length);
        return true;
    }

    @Override
    public boolean v6(long high, long low) {
        int length = prefixLength == WHOLE_ADDRESS ? 2 * Long.SIZE : prefixLength;
        if (length < 0 || length > 2 * Long.SIZE) {
            return refuse(RejectedEntry.Reason.BAD_PREFIX_LENGTH);
        }
        long highHosts = V6Table.hostBits(Math.min(length, Long.SIZE));
        long lowHosts = V6Table.hostBits(Math.max(length - Long.SIZE, 0));
        if ((high & highHosts) != 0 || (low & lowHosts) != 0) {
            return refuse(RejectedEntry.Reason.HOST_BITS_SET);
        }
        target.addV6(high, low, length);
        return true;
    }

    private boolean refuse(RejectedEntry.Reason reason) {
        problem = reason;
        return false;
    }

    private void reject(String entry, RejectedEntry.Reason reason) {
        rejectedCount++;
        if (rejected.size() < MOST_REJECTED) {
            rejected.add(new RejectedEntry(number, entry, reason));
        }
    }

    private static int prefixLength(String digits) {
        int length = 0;
        for (int at = 0; at < digits.length(); at++) {
            char digit = digits.charAt(at);
            boolean leadingZero = at > 0 && length == 0;
            if (digit < '0' || digit > '9' || leadingZero || at == 3) {
                return BAD_LENGTH;
            }
            length = length * 10 + (digit - '0');
        }
        return digits.isEmpty() ? BAD_LENGTH : length;
    }
}
