package io.adtally.fraud.feature;

/**
 * Users, devices and addresses that are linked with each other.
 *
 * @param id the smallest hash of its members; it changes when a member with a smaller one joins, and no two clusters
 *     share one
 * @param size its members; 0 for {@link #NONE}
 * @param full whether it has refused a member or a union because of its bound
 */
public record Cluster(long id, int size, boolean full) {
    /** Of an event that names nobody. */
    public static final Cluster NONE = new Cluster(0, 0, false);
}
