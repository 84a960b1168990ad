package io.adtally.fraud.rule;

import io.adtally.fraud.place.AddressList;
import io.adtally.fraud.place.IpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Listed IPv4 and IPv6 addresses and networks, and exceptions that override them: an immutable snapshot, exact, safe for
 * any number of threads, made for millions of entries. Looking up allocates nothing. A changed list is a new snapshot,
 * put in force by replacing the reference.
 *
 * <p>IPv4 and IPv6 are separate spaces: an IPv4-mapped IPv6 address or network (within ::ffff:0:0/96) is IPv4 in entries
 * and in look-ups alike, and an IPv6 network as wide as ::/0 covers no IPv4 address.
 *
 * <p>A few entries can be laid {@link #over} millions without reading those again: each layer is asked, and all together
 * answer as one list of all their entries would. See docs/decisions/0017-lists-are-a-base-and-edits.md.
 */
public final class IpBlocklist implements AddressList {
    private static final String DEFAULT_RESOURCE = "ip-blocklist-default.txt";
    private static final IpBlocklist EMPTY = new IpBlocklist(AddressSet.EMPTY, AddressSet.EMPTY);

    /** From the uppermost down, at least one. */
    private final List<Layer> layers;

    private final AddressLayers listed;
    private final AddressLayers exceptions;
    private final String version;
    private final IpAddress.Visitor lookup;

    private IpBlocklist(List<Layer> layers) {
        this.layers = layers;
        this.listed = AddressLayers.of(layers.stream().map(Layer::listed));
        this.exceptions = AddressLayers.of(layers.stream().map(Layer::exceptions));
        this.version = version(layers);
        this.lookup = new Lookup(listed, exceptions);
    }

    IpBlocklist(AddressSet listed, AddressSet exceptions) {
        this(List.of(Layer.of(listed, exceptions)));
    }

    /**
     * Entries that were read together.
     *
     * @param version twelve hex digits over them
     */
    private record Layer(AddressSet listed, AddressSet exceptions, String version) {
        static Layer of(AddressSet listed, AddressSet exceptions) {
            ContentHash hash = new ContentHash();
            listed.addTo(hash);
            exceptions.addTo(hash);
            return new Layer(listed, exceptions, hash.hex());
        }

        boolean isEmpty() {
            return listed.count() == 0 && exceptions.count() == 0;
        }

        Layer plus(Layer other) {
            return of(listed.plus(other.listed), exceptions.plus(other.exceptions));
        }
    }

    private static String version(List<Layer> layers) {
        if (layers.size() == 1) {
            return layers.getFirst().version();
        }
        ContentHash hash = new ContentHash();
        layers.forEach(layer -> hash.add(layer.version()));
        return hash.hex();
    }

    /**
     * What became of a text list: the entries that are in force and those that were left out.
     *
     * @param blocklist built from the accepted entries
     * @param acceptedCount how many entries that were, before those within others were left out
     * @param rejectedCount how many were refused
     * @param rejected the first thousand of those, in the order of their lines
     */
    public record Parsed(IpBlocklist blocklist, long acceptedCount, long rejectedCount, List<RejectedEntry> rejected) {
        /** Copies the list. */
        public Parsed {
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * What speaks about an address.
     *
     * @param entry the widest such entry, in the one spelling of RFC 4632 or RFC 5952 with its prefix length
     * @param effect whether it lists the address or takes it off the list
     */
    public record Match(String entry, Effect effect) {
        /** What an entry does. */
        public enum Effect {
            LISTED,
            EXCEPTED
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

    /** As {@link #read}, of lines that are in memory already. */
    public static Parsed parse(Iterable<String> lines) {
        return BlocklistReader.read(lines);
    }

    /**
     * Reads one entry a line, up to twenty million. Bad entries are left out and reported, the others are in force; no
     * line makes the reading fail, and however long, none fills the memory. A line is one of
     *
     * <ul>
     *   <li>an address or an address/prefix-length: the layouts of plain address lists, and of the CIDR and plain text
     *       forms of the IAB/ABC IP Address Exclusion List (its third form, regular expressions, is refused line by line)
     *   <li>{@code !} before such an entry: an exception, which overrides every entry of the list, wider or narrower
     *   <li>an entry, a pipe, and a flag, as in the pipe-separated files of the IAB/ABC International Spiders and Bots
     *       List: {@code 1} or nothing for in force, {@code 0} for not; what follows a second pipe is ignored
     *   <li>blank; everything from {@code #} on is a remark
     * </ul>
     *
     * @param text is not closed
     * @throws IOException if the text cannot be read to its end
     */
    public static Parsed read(Reader text) throws IOException {
        return BlocklistReader.read(text);
    }

    /** As {@link #read(Reader)}, of UTF-8. */
    public static Parsed read(InputStream text) throws IOException {
        return read(new InputStreamReader(text, StandardCharsets.UTF_8));
    }

    /** A snapshot with the entries and the exceptions of both; their uppermost layers become one. */
    public IpBlocklist plus(IpBlocklist other) {
        List<Layer> all = new ArrayList<>();
        all.add(layers.getFirst().plus(other.layers.getFirst()));
        all.addAll(layers.subList(1, layers.size()));
        all.addAll(other.layers.subList(1, other.layers.size()));
        return new IpBlocklist(List.copyOf(all));
    }

    /**
     * The same as {@link #plus}, made in no time however large the base is, because both stay as they are; a look-up asks
     * both. Nothing over something is that something.
     */
    public IpBlocklist over(IpBlocklist base) {
        List<Layer> all = new ArrayList<>(layers);
        all.addAll(base.layers);
        all.removeIf(Layer::isEmpty);
        return all.isEmpty() ? EMPTY : new IpBlocklist(List.copyOf(all));
    }

    /** Whether the address is listed and not excepted; false for an absent one and for text that is no address. */
    @Override
    public boolean contains(@Nullable String ip) {
        return ip != null && IpAddress.visit(ip, lookup);
    }

    /** The exception for the address, else the entry that lists it, if any. */
    public Optional<Match> find(String ip) {
        Search exception = new Search(exceptions);
        if (IpAddress.visit(ip, exception)) {
            return Optional.of(new Match(exception.found(), Match.Effect.EXCEPTED));
        }
        Search entry = new Search(listed);
        return IpAddress.visit(ip, entry)
                ? Optional.of(new Match(entry.found(), Match.Effect.LISTED))
                : Optional.empty();
    }

    /** The widest entry that lists the address, as in {@link Match}; null if it is not listed, or excepted. */
    @Override
    public @Nullable String entryOrNull(@Nullable String ip) {
        return ip == null
                ? null
                : find(ip).filter(match -> match.effect() == Match.Effect.LISTED)
                        .map(Match::entry)
                        .orElse(null);
    }

    /** How many entries are in force; those that lie within another of their layer do not count. */
    public int entryCount() {
        return listed.count();
    }

    /** How many exceptions are in force, counted in the same way. */
    public int exceptionCount() {
        return exceptions.count();
    }

    /**
     * Twelve hex digits over the entries in force, layer by layer: the same for any order or spelling of them within a
     * layer.
     */
    @Override
    public String version() {
        return version;
    }

    private record Lookup(AddressLayers listed, AddressLayers exceptions) implements IpAddress.Visitor {
        @Override
        public boolean v4(long address) {
            return listed.containsV4(address) && !exceptions.containsV4(address);
        }

        @Override
        public boolean v6(long high, long low) {
            return listed.containsV6(high, low) && !exceptions.containsV6(high, low);
        }
    }

    private static final class Search implements IpAddress.Visitor {
        private final AddressLayers sets;
        private @Nullable String found;

        Search(AddressLayers sets) {
            this.sets = sets;
        }

        @Override
        public boolean v4(long address) {
            found = sets.networkOfV4(address);
            return found != null;
        }

        @Override
        public boolean v6(long high, long low) {
            found = sets.networkOfV6(high, low);
            return found != null;
        }

        String found() {
            return Objects.requireNonNull(found);
        }
    }

    private static final class Bundled {
        static final IpBlocklist LIST = read();

        private static IpBlocklist read() {
            try (InputStream text =
                    Objects.requireNonNull(IpBlocklist.class.getResourceAsStream(DEFAULT_RESOURCE), DEFAULT_RESOURCE)) {
                Parsed parsed = IpBlocklist.read(text);
                if (parsed.rejectedCount() > 0) {
                    throw new IllegalStateException("bad entries in " + DEFAULT_RESOURCE + ": " + parsed.rejected());
                }
                return parsed.blocklist();
            } catch (IOException damaged) {
                throw new UncheckedIOException("bundled " + DEFAULT_RESOURCE + " cannot be read", damaged);
            }
        }
    }
}
