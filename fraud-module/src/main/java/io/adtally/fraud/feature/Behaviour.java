package io.adtally.fraud.feature;

/**
 * Everything that the events around it say of an event. It depends on the order of arrival and never on the future; it is
 * attached once and kept with the verdict, so that training sees what scoring saw.
 *
 * @param user of the event's user; of its address where no user is named
 * @param address of the event's address
 * @param cluster whom the event's user, device and address are linked with, within their network and day
 * @param experimentArm {@code experiment/arm}, empty where there is none
 */
public record Behaviour(KeyBehaviour user, KeyBehaviour address, Cluster cluster, String experimentArm) {
    /** Nothing is known, as of an item that never became an event. */
    public static final Behaviour UNKNOWN = new Behaviour(KeyBehaviour.UNKNOWN, KeyBehaviour.UNKNOWN, Cluster.NONE, "");

    public Behaviour withUser(KeyBehaviour known) {
        return new Behaviour(known, address, cluster, experimentArm);
    }

    public Behaviour withAddress(KeyBehaviour known) {
        return new Behaviour(user, known, cluster, experimentArm);
    }

    public Behaviour withCluster(Cluster known) {
        return new Behaviour(user, address, known, experimentArm);
    }

    public Behaviour withExperimentArm(String known) {
        return new Behaviour(user, address, cluster, known);
    }
}
