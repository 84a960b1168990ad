package io.adtally.fraud.feature;

/**
 * Computes the columns of {@link FeatureSchema} from what is known of an event when it arrives: the only implementation,
 * for training and scoring alike. Pure and allocation-free; see {@code FraudScoreBenchmark}.
 */
public final class Features {
    /** So that a click without any impression has a finite ratio. */
    private static final double PSEUDO_IMPRESSIONS = 1;

    private Features() {}

    /**
     * Writes one vector.
     *
     * @param into at least {@link FeatureSchema#SIZE} long; its first columns are overwritten, NaN where nothing is known
     */
    public static void fill(EventFacts event, Behaviour behaviour, double[] into) {
        // Positions are those of Feature's constants, which FeaturesTest holds against each other.
        KeyBehaviour user = behaviour.user();
        KeyBehaviour address = behaviour.address();
        into[0] = code(event.action());
        into[1] = clickRatio(user);
        into[2] = user.impressions();
        into[3] = user.sessionMillis();
        into[4] = user.sessionEvents();
        into[5] = user.interClickMillis();
        into[6] = user.clickDeviation();
        into[7] = user.kmPerHour();
        into[8] = clickRatio(address);
        into[9] = address.impressions() + address.clicks();
        int clusterSize = behaviour.cluster().size();
        into[10] = clusterSize == 0 ? Double.NaN : clusterSize;
        into[11] = event.millisSinceImpression();
    }

    private static double code(Action action) {
        return switch (action) {
            case IMPRESSION -> 0;
            case CLICK -> 1;
            case OTHER -> 2;
        };
    }

    private static double clickRatio(KeyBehaviour of) {
        return of.clicks() / (of.impressions() + PSEUDO_IMPRESSIONS);
    }
}
