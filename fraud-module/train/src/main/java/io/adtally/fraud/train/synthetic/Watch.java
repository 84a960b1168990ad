package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.feature.Activity;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.feature.Features;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.feature.LinkClusters;
import io.adtally.fraud.feature.NetworkDay;
import io.adtally.fraud.feature.Subject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the stream keeps of users, addresses and networks, and computes the same vectors; a key is forgotten a day
 * after its latest event. Not thread-safe.
 */
final class Watch {
    private final Map<Subject, Map<String, Activity>> activities = new EnumMap<>(Subject.class);
    private final Map<String, LinkClusters> networks = new HashMap<>();

    Watch() {
        for (Subject subject : Subject.values()) {
            activities.put(subject, new HashMap<>());
        }
    }

    /** The vector of an event at the moment when it is received, a new array. */
    double[] vector(SyntheticEvent event) {
        Behaviour behaviour = Behaviour.UNKNOWN.withCluster(cluster(event));
        for (Map.Entry<Subject, Map<String, Activity>> of : activities.entrySet()) {
            behaviour = of.getKey().attach(activity(of.getKey(), of.getValue(), event), behaviour);
        }
        double[] vector = new double[FeatureSchema.SIZE];
        Features.fill(event, behaviour, vector);
        return vector;
    }

    private static KeyBehaviour activity(Subject subject, Map<String, Activity> byId, SyntheticEvent event) {
        @Nullable String id = subject.id(event);
        if (id == null) {
            return KeyBehaviour.UNKNOWN;
        }
        long at = event.activityMillis();
        Activity activity = byId.compute(
                id,
                (any, known) -> known == null || known.latestMillis + World.DAY_MILLIS < at ? new Activity() : known);
        return activity.add(event.action(), subject.country(event), at);
    }

    private Cluster cluster(SyntheticEvent event) {
        @Nullable String id = NetworkDay.id(event);
        return id == null
                ? Cluster.NONE
                : networks.computeIfAbsent(id, any -> new LinkClusters()).link(event);
    }
}
