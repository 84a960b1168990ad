package io.adtally.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    /** Pinned on purpose: a change here means that every model must be trained anew. */
    private static final String HASH = "717ecae8368bcab06e4858d551899ec358c26ab35b356c04387d5e298cd4e57b";

    private static final EventFacts CLICK = new Facts(Action.CLICK, 1_250);
    private static final Behaviour KNOWN = new Behaviour(
            new KeyBehaviour(3, 2, 60_000, 7, 900, 1.5, 250),
            new KeyBehaviour(9, 5, 90_000, 30, 10, 4, Double.NaN),
            new Cluster(42, 6, false),
            "");

    @Test
    void thereAreTwelveAndTheirMeaningIsPinned() {
        assertThat(FeatureSchema.SIZE).isEqualTo(12);
        assertThat(new HashSet<>(FeatureSchema.columns())).hasSize(12);
        assertThat(FeatureSchema.hash()).isEqualTo(HASH);
        assertThat(FeatureSchema.hash(FeatureSchema.REVISION + 1)).isNotEqualTo(HASH);
    }

    @Test
    void everyColumnHoldsWhatItsDefinitionSays() {
        double[] vector = new double[12];
        Features.fill(CLICK, KNOWN, vector);
        assertThat(FeatureSchema.columns())
                .containsExactly(
                        "action",
                        "user_click_ratio",
                        "user_impressions",
                        "user_session_millis",
                        "user_session_events",
                        "user_inter_click_millis",
                        "user_click_deviation",
                        "user_km_per_hour",
                        "address_click_ratio",
                        "address_events",
                        "cluster_size",
                        "millis_since_impression");
        assertThat(vector).containsExactly(1, 0.5, 3, 60_000, 7, 900, 1.5, 250, 0.5, 14, 6, 1_250);
    }

    @Test
    void whatIsNotKnownIsNaNAndOverwritesWhatWasThere() {
        double[] vector = new double[12];
        Features.fill(CLICK, KNOWN, vector);
        Features.fill(new Facts(Action.IMPRESSION, Double.NaN), Behaviour.UNKNOWN, vector);
        assertThat(vector[0]).isZero();
        for (int column = 1; column < vector.length; column++) {
            assertThat(vector[column]).as(FeatureSchema.columns().get(column)).isNaN();
        }
        Features.fill(new Facts(Action.OTHER, Double.NaN), Behaviour.UNKNOWN, vector);
        assertThat(vector[0]).isEqualTo(2);
    }

    @Test
    void allocatesNothing() {
        double[] vector = new double[12];
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int times = 200_000;
        for (int warm = 0; warm < 2; warm++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < times; i++) {
                Features.fill(CLICK, KNOWN, vector);
            }
            long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocatedBytes).as("for %d vectors", times).isLessThan(times);
        }
    }

    private record Facts(Action action, double millisSinceImpression) implements EventFacts {
        @Override
        public long eventTimeMillis() {
            return 0;
        }

        @Override
        public long receivedAtMillis() {
            return 0;
        }
    }
}
