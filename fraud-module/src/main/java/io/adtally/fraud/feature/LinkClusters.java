package io.adtally.fraud.feature;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which users, devices and addresses belong together: a union-find of bounded size, by size and with path halving
 * (Tarjan and van Leeuwen, "Worst-case Analysis of Set Union Algorithms", JACM 31(2), 1984). Below its bounds the
 * clusters do not depend on the order of the links. Public fields because it lies in state. Not thread-safe.
 *
 * <p>Members are found by looking through all of them: a few hundred longs in a row, and nothing to rebuild when they
 * are read from state.
 */
public final class LinkClusters {
    /** Members remembered in all. */
    static final int MAX_MEMBERS = 512;

    /** Members of one cluster. */
    static final int MAX_CLUSTER = 128;

    private static final int FIRST_CAPACITY = 4;
    private static final int NO_ROOM = -1;

    /** Members' hashes, {@link #count} of them. */
    public long[] members = new long[0];

    /** Each member's parent, itself for the root of a cluster. */
    public int[] parents = new int[0];

    /** Of a root: its cluster's members; 0 of others. */
    public int[] sizes = new int[0];

    /** Of a root: the smallest hash in its cluster; 0 of others. */
    public long[] smallest = new long[0];

    /** Of a root: whether its cluster has refused to grow; false of others. */
    public boolean[] full = new boolean[0];

    public int count;

    private boolean changed;

    /** Hash of a user, to link by. */
    public static long user(String id) {
        return StableHash.of("user", id);
    }

    /** Hash of a device, to link by. */
    public static long device(String id) {
        return StableHash.of("device", id);
    }

    /** Hash of an address, to link by. */
    public static long address(String ip) {
        return StableHash.of("address", ip);
    }

    /** Links an event's user, device and address, see {@link Network#subscriber}. */
    public Cluster link(WatchedEvent event) {
        return link(event.userIdHash(), event.deviceIdHash(), Network.subscriber(event.ip()));
    }

    /**
     * Links those of an event's three that are present with each other.
     *
     * @return the cluster they are in now; where the bound kept them apart, that of the first
     */
    public Cluster link(@Nullable String user, @Nullable String device, @Nullable String ip) {
        changed = false;
        int first = user == null ? NO_ROOM : indexOf(user(user));
        int second = device == null ? NO_ROOM : indexOf(device(device));
        int third = ip == null ? NO_ROOM : indexOf(address(ip));
        boolean refused = refused(user, first) || refused(device, second) || refused(ip, third);
        int found = NO_ROOM;
        for (int index : new int[] {first, second, third}) {
            if (index >= 0) {
                found = found < 0 ? index : join(found, index);
            }
        }
        if (found < 0) {
            return refused ? new Cluster(0, 0, true) : Cluster.NONE;
        }
        int root = root(found);
        if (refused) {
            fill(root);
        }
        return new Cluster(smallest[root], sizes[root], full[root]);
    }

    /** Whether the latest {@link #link} said anything new; most events say again what is known. */
    public boolean changed() {
        return changed;
    }

    private void fill(int root) {
        changed |= !full[root];
        full[root] = true;
    }

    private static boolean refused(@Nullable String id, int index) {
        return id != null && index < 0;
    }

    /** Joins two members' clusters if the bound allows it; the root of the first one's. */
    private int join(int one, int other) {
        int larger = root(one);
        int smaller = root(other);
        if (larger == smaller) {
            return larger;
        }
        if (sizes[larger] + sizes[smaller] > MAX_CLUSTER) {
            fill(larger);
            fill(smaller);
            return larger;
        }
        if (sizes[larger] < sizes[smaller]) {
            int swapped = larger;
            larger = smaller;
            smaller = swapped;
        }
        parents[smaller] = larger;
        sizes[larger] += sizes[smaller];
        smallest[larger] = Math.min(smallest[larger], smallest[smaller]);
        full[larger] |= full[smaller];
        sizes[smaller] = 0;
        smallest[smaller] = 0;
        full[smaller] = false;
        changed = true;
        return larger;
    }

    private int root(int member) {
        int at = member;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private int indexOf(long hash) {
        for (int index = 0; index < count; index++) {
            if (members[index] == hash) {
                return index;
            }
        }
        if (count == MAX_MEMBERS) {
            return NO_ROOM;
        }
        if (count == members.length) {
            grow();
        }
        members[count] = hash;
        parents[count] = count;
        sizes[count] = 1;
        smallest[count] = hash;
        full[count] = false;
        changed = true;
        return count++;
    }

    private void grow() {
        int capacity = Math.max(FIRST_CAPACITY, Math.min(MAX_MEMBERS, 2 * count));
        members = Arrays.copyOf(members, capacity);
        parents = Arrays.copyOf(parents, capacity);
        sizes = Arrays.copyOf(sizes, capacity);
        smallest = Arrays.copyOf(smallest, capacity);
        full = Arrays.copyOf(full, capacity);
    }
}
