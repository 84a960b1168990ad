package io.adtally.fraud.rule;

import org.jspecify.annotations.Nullable;

/**
 * A set of IPv4 and IPv6 networks, millions of them: exact, immutable, safe for any number of threads. Looking up
 * allocates nothing.
 *
 * <p>Few networks are wide (IPv4 below /24, IPv6 below /48); they are searched always. All others lie within one block of
 * that size, and a filter over the blocks usually spares the search among them. Its word is never final but for "no".
 */
final class AddressSet {
    static final AddressSet EMPTY = new AddressSetBuilder().build();

    /** Prefix length from which an IPv4 network counts as narrow. */
    static final int V4_BLOCK = 24;

    /** The same for IPv6. */
    static final int V6_BLOCK = 48;

    /** Keeps the blocks of the two families apart. */
    private static final long V6_MARK = 1L << 62;

    private final V4Table wideV4;
    private final V4Table narrowV4;
    private final V6Table wideV6;
    private final V6Table narrowV6;
    private final BlockFilter narrowBlocks;

    AddressSet(V4Table wideV4, V4Table narrowV4, V6Table wideV6, V6Table narrowV6, int filterBits) {
        this.wideV4 = wideV4;
        this.narrowV4 = narrowV4;
        this.wideV6 = wideV6;
        this.narrowV6 = narrowV6;
        narrowBlocks = new BlockFilter(narrowV4.count() + narrowV6.count(), filterBits);
        for (int position = 0; position < narrowV4.count(); position++) {
            narrowBlocks.add(v4Block(V4Table.start(narrowV4.network(position))));
        }
        for (int position = 0; position < narrowV6.count(); position++) {
            narrowBlocks.add(v6Block(narrowV6.high(position)));
        }
    }

    boolean containsV4(long address) {
        return wideV4.find(address) >= 0 || (narrowBlocks.mayContain(v4Block(address)) && narrowV4.find(address) >= 0);
    }

    boolean containsV6(long high, long low) {
        return wideV6.find(high, low) >= 0 || (narrowBlocks.mayContain(v6Block(high)) && narrowV6.find(high, low) >= 0);
    }

    /** The widest network that holds the address, spelled; null if none does. */
    @Nullable
    String networkOfV4(long address) {
        V4Table table = wideV4.find(address) >= 0 ? wideV4 : narrowV4;
        int position = table.find(address);
        if (position < 0) {
            return null;
        }
        long network = table.network(position);
        return CidrText.v4(V4Table.start(network), V4Table.length(network));
    }

    /** As {@link #networkOfV4}. */
    @Nullable
    String networkOfV6(long high, long low) {
        V6Table table = wideV6.find(high, low) >= 0 ? wideV6 : narrowV6;
        int position = table.find(high, low);
        return position < 0 ? null : CidrText.v6(table.high(position), table.low(position), table.length(position));
    }

    /** Networks in force: those that lie within another are left out. */
    int count() {
        return wideV4.count() + narrowV4.count() + wideV6.count() + narrowV6.count();
    }

    /** The networks of both. */
    AddressSet plus(AddressSet other) {
        if (other.count() == 0) {
            return this;
        }
        return count() == 0
                ? other
                : addTo(other.addTo(new AddressSetBuilder())).build();
    }

    private AddressSetBuilder addTo(AddressSetBuilder builder) {
        for (V4Table table : new V4Table[] {wideV4, narrowV4}) {
            for (int position = 0; position < table.count(); position++) {
                long network = table.network(position);
                builder.addV4(V4Table.start(network), V4Table.length(network));
            }
        }
        for (V6Table table : new V6Table[] {wideV6, narrowV6}) {
            for (int position = 0; position < table.count(); position++) {
                builder.addV6(table.high(position), table.low(position), table.length(position));
            }
        }
        return builder;
    }

    void addTo(ContentHash hash) {
        for (V4Table table : new V4Table[] {wideV4, narrowV4}) {
            hash.add(table.count());
            for (int position = 0; position < table.count(); position++) {
                hash.add(table.network(position));
            }
        }
        for (V6Table table : new V6Table[] {wideV6, narrowV6}) {
            hash.add(table.count());
            for (int position = 0; position < table.count(); position++) {
                hash.add(table.high(position)).add(table.low(position)).add(table.length(position));
            }
        }
    }

    private static long v4Block(long address) {
        return address >>> (Integer.SIZE - V4_BLOCK);
    }

    private static long v6Block(long high) {
        return high >>> (Long.SIZE - V6_BLOCK) | V6_MARK;
    }
}
