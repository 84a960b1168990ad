package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.feature.Activity;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.feature.Features;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.feature.LinkClusters;
import io.adtally.fraud.feature.Network;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the stream keeps of users, addresses and networks, under the same keys, and computes the same vectors; a key
 * is forgotten a day after its latest event. Not thread-safe.
 */
final class Watch {
    private final Map<String, Activity> activities = new HashMap<>();
    private final Map<String, LinkClusters> networks = new HashMap<>();

    /** The vector of an event at the moment when it is received, a new array. */
    double[] vector(SyntheticEvent event) {
        @Nullable String address = Network.subscriber(event.ip());
        @Nullable String user = event.user() != null ? "user:" + event.user() : named("address as user:", address);
        Behaviour behaviour = Behaviour.UNKNOWN
                .withUser(activity(user, event, event.country()))
                .withAddress(activity(named("address:", address), event, null))
                .withCluster(cluster(event, address));
        double[] vector = new double[FeatureSchema.SIZE];
        Features.fill(event, behaviour, vector);
        return vector;
    }

    private static @Nullable String named(String kind, @Nullable String name) {
        return name == null ? null : kind + name;
    }

    private KeyBehaviour activity(@Nullable String key, SyntheticEvent event, @Nullable String country) {
        if (key == null) {
            return KeyBehaviour.UNKNOWN;
        }
        long at = event.eventTimeMillis();
        Activity activity = activities.compute(
                key,
                (any, known) -> known == null || known.latestMillis + World.DAY_MILLIS < at ? new Activity() : known);
        return activity.add(event.action(), country, at);
    }

    private Cluster cluster(SyntheticEvent event, @Nullable String address) {
        @Nullable String network = Network.neighbourhood(event.ip());
        if (network == null) {
            return Cluster.NONE;
        }
        String key = Math.floorDiv(event.eventTimeMillis(), World.DAY_MILLIS) + ":" + network;
        return networks.computeIfAbsent(key, any -> new LinkClusters()).link(event.user(), event.device(), address);
    }
}
