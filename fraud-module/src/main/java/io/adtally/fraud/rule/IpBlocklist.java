package io.adtally.fraud.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Listed IPv4 and IPv6 addresses and networks: an immutable snapshot, exact, safe for any number of threads. Looking up
 * allocates nothing.
 *
 * <p>IPv4 and IPv6 are separate spaces: an IPv4-mapped IPv6 address or network (within ::ffff:0:0/96) is IPv4 in entries
 * and in look-ups alike, and an IPv6 network as wide as ::/0 covers no IPv4 address.
 */
public final class IpBlocklist {
    private static final String DEFAULT_RESOURCE = "ip-blocklist-default.txt";
    private static final IpBlocklist EMPTY = new IpBlocklist(V4Ranges.EMPTY, V6Ranges.EMPTY);

    private final V4Ranges v4;
    private final V6Ranges v6;
    private final String version;
    private final IpAddress.Visitor lookup;

    private IpBlocklist(V4Ranges v4, V6Ranges v6) {
        this.v4 = v4;
        this.v6 = v6;
        ContentHash hash = new ContentHash();
        v4.addTo(hash);
        v6.addTo(hash);
        this.version = hash.hex();
        this.lookup = new Lookup(v4, v6);
    }

    /**
     * What became of a text list: the entries that are in force and those that were left out.
     *
     * @param blocklist built from the accepted entries
     * @param acceptedCount how many entries that were, before overlapping ones were merged
     * @param rejected the others, in the order of their lines
     */
    public record Parsed(IpBlocklist blocklist, long acceptedCount, List<RejectedEntry> rejected) {
        /** Copies the list. */
        public Parsed {
            rejected = List.copyOf(rejected);
        }
    }

    /** No address at all. */
    public static IpBlocklist empty() {
        return EMPTY;
    }

    /**
     * Addresses that no viewer on the public internet can have, from the IANA special-purpose registries. Private,
     * loopback, link-local and shared (carrier-grade NAT) ranges are not among them, because in-house and local traffic
     * uses them.
     */
    public static IpBlocklist bundled() {
        return Bundled.LIST;
    }

    /**
     * Reads one entry a line: an address or an address/prefix-length. Blank lines and everything after # are ignored. Bad
     * entries are left out and reported, the others are in force.
     */
    public static Parsed parse(Iterable<String> lines) {
        return BlocklistReader.read(lines);
    }

    static IpBlocklist of(V4Ranges v4, V6Ranges v6) {
        return new IpBlocklist(v4, v6);
    }

    /** A snapshot with the addresses of both. */
    public IpBlocklist plus(IpBlocklist other) {
        return new IpBlocklist(v4.plus(other.v4), v6.plus(other.v6));
    }

    /** Whether the address is listed; false for an absent one and for text that is no address. */
    public boolean contains(@Nullable String ip) {
        return ip != null && IpAddress.visit(ip, lookup);
    }

    /** How many disjoint ranges the entries amount to, IPv4 and IPv6 together. */
    public int rangeCount() {
        return v4.count() + v6.count();
    }

    /** Twelve hex digits over the addresses covered: the same for any order or spelling of the entries. */
    public String version() {
        return version;
    }

    private record Lookup(V4Ranges v4, V6Ranges v6) implements IpAddress.Visitor {
        @Override
        public boolean v4(long address) {
            return v4.contains(address);
        }

        @Override
        public boolean v6(long high, long low) {
            return v6.contains(high, low);
        }
    }

    private static final class Bundled {
        static final IpBlocklist LIST = read();

        private static IpBlocklist read() {
            try (InputStream text = Objects.requireNonNull(
                            IpBlocklist.class.getResourceAsStream(DEFAULT_RESOURCE), DEFAULT_RESOURCE);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
                Parsed parsed = parse(lines.lines().toList());
                if (!parsed.rejected().isEmpty()) {
                    throw new IllegalStateException("bad entries in " + DEFAULT_RESOURCE + ": " + parsed.rejected());
                }
                return parsed.blocklist();
            } catch (IOException damaged) {
                throw new UncheckedIOException("bundled " + DEFAULT_RESOURCE + " cannot be read", damaged);
            }
        }
    }
}
