package io.adtally.fraud.rule;

import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets of networks that are asked one after another and answer as one set of all their networks would: exact, immutable,
 * safe for any number of threads. Looking up allocates nothing.
 */
final class AddressLayers {
    private final AddressSet[] sets;

    private AddressLayers(AddressSet[] sets) {
        this.sets = sets;
    }

    /** Empty sets are left out: nobody needs to ask them. */
    static AddressLayers of(Stream<AddressSet> sets) {
        return new AddressLayers(sets.filter(set -> set.count() > 0).toArray(AddressSet[]::new));
    }

    boolean containsV4(long address) {
        for (AddressSet set : sets) {
            if (set.containsV4(address)) {
                return true;
            }
        }
        return false;
    }

    boolean containsV6(long high, long low) {
        for (AddressSet set : sets) {
            if (set.containsV6(high, low)) {
                return true;
            }
        }
        return false;
    }

    /** The widest network of any layer that holds the address, spelled; null if none does. */
    @Nullable
    String networkOfV4(long address) {
        return widest(set -> set.networkOfV4(address));
    }

    /** As {@link #networkOfV4}. */
    @Nullable
    String networkOfV6(long high, long low) {
        return widest(set -> set.networkOfV6(high, low));
    }

    /** Networks in force; those of different layers that overlap count each. */
    int count() {
        int count = 0;
        for (AddressSet set : sets) {
            count += set.count();
        }
        return count;
    }

    /** Of networks that hold the same address the one with the shortest prefix holds the others. */
    private @Nullable String widest(Function<AddressSet, @Nullable String> search) {
        String widest = null;
        for (AddressSet set : sets) {
            String found = search.apply(set);
            if (found != null && (widest == null || CidrText.length(found) < CidrText.length(widest))) {
                widest = found;
            }
        }
        return widest;
    }
}
