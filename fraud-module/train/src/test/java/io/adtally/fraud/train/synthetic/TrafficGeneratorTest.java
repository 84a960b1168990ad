package io.adtally.fraud.train.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.fraud.feature.Feature;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.train.rows.Rows;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficGeneratorTest {
    private static final Rows ROWS = TrafficGenerator.rows(5, 30_000);

    @Test
    void theSameSeedMakesTheSameRowsAndAnotherOthers() {
        assertThat(TrafficGenerator.rows(5, 30_000).sha256()).isEqualTo(ROWS.sha256());
        assertThat(TrafficGenerator.rows(6, 30_000).sha256()).isNotEqualTo(ROWS.sha256());
    }

    @Test
    void everyArchetypeHasItsShareAndPeopleTheRest() {
        assertThat(ROWS.count()).isEqualTo(30_000);
        Map<Archetype, Integer> counts = new EnumMap<>(Archetype.class);
        for (int row = 0; row < ROWS.count(); row++) {
            Archetype archetype = archetype(ROWS, row);
            counts.merge(archetype, 1, Integer::sum);
            assertThat(ROWS.isFraud(row)).isEqualTo(archetype != Archetype.HUMAN);
            assertThat(ROWS.weights()[row]).isOne();
        }
        for (Archetype fraud : Archetype.frauds()) {
            assertThat(counts.getOrDefault(fraud, 0) / (double) ROWS.count())
                    .as(fraud.label())
                    .isBetween(0.7 * fraud.share(), 1.2 * fraud.share());
        }
    }

    @Test
    void archetypesThatAreLeftOutDoNotAct() {
        Set<Archetype> some = EnumSet.of(Archetype.HUMAN, Archetype.REPLAY);
        Rows rows = TrafficGenerator.rows(5, 5_000, some);
        for (int row = 0; row < rows.count(); row++) {
            assertThat(some).contains(archetype(rows, row));
        }
        assertThatThrownBy(() -> TrafficGenerator.rows(5, 10, EnumSet.of(Archetype.REPLAY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Vectors stem from events that were watched: what cannot be known of an event is never there. */
    @Test
    void vectorsAreThoseOfWatchedEvents() {
        int known = 0;
        for (int row = 0; row < ROWS.count(); row++) {
            double[] vector = ROWS.vector(row);
            boolean click = vector[column(Feature.ACTION)] == 1;
            assertThat(Double.isNaN(vector[column(Feature.MILLIS_SINCE_IMPRESSION)]))
                    .isNotEqualTo(click);
            assertThat(click || Double.isNaN(vector[column(Feature.USER_INTER_CLICK_MILLIS)]))
                    .isTrue();
            assertThat(vector[column(Feature.USER_SESSION_EVENTS)]).isGreaterThanOrEqualTo(1);
            assertThat(vector[column(Feature.CLUSTER_SIZE)]).isBetween(1.0, 128.0);
            for (Feature feature : Feature.values()) {
                double value = vector[column(feature)];
                assertThat(Double.isNaN(value) || (value >= feature.least() && value <= feature.most()))
                        .as("%s %s", feature, value)
                        .isTrue();
            }
            known += vector[column(Feature.USER_KM_PER_HOUR)] > 1_000 ? 1 : 0;
        }
        assertThat(known).as("some travel faster than any plane").isPositive();
    }

    private static int column(Feature feature) {
        return FeatureSchema.columns().indexOf(feature.column());
    }

    private static Archetype archetype(Rows rows, int row) {
        return Archetype.valueOf(rows.archetype(row).toUpperCase(Locale.ROOT));
    }
}
