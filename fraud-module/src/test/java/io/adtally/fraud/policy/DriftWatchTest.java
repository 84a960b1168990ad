package io.adtally.fraud.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.drift.DriftWindow;
import io.adtally.fraud.drift.Reference;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.fraud.verdict.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
    private static final long NOW = 1_795_514_400_000L;
    private static final ModelBundle MODEL = ModelBundle.bundled();
    private static final Policy BOTH = Policy.bundled()
            .withChallenger(MODEL)
            .with(new Thresholds(3, new Thresholds.Pair(0.8, 0.95), Map.of("own", new Thresholds.Pair(0.1, 0.2))));

    private final DriftWatch watch = new DriftWatch();

    private static Judgement judged(Ruling ruling, double score, double challengerScore) {
        double[] features = new double[Double.isNaN(score) ? 0 : FeatureSchema.SIZE];
        return new Judgement(ruling, "", score, challengerScore, List.of(), features, BOTH.versions());
    }

    @Test
    void theChallengersEventsCountAsItsOwnScoresWouldHaveDecided() {
        watch.note(BOTH, "", judged(Ruling.CLEAN, 0.1, 0.9), NOW);
        watch.note(BOTH, "own", judged(Ruling.CLEAN, 0.05, 0.9), NOW);
        watch.note(BOTH, "", judged(Ruling.GIVT, Double.NaN, Double.NaN), NOW);
        DriftWindow champion = Objects.requireNonNull(watch.champion());
        assertThat(champion.rulings(NOW))
                .isEqualTo(Map.of(Ruling.CLEAN, 2L, Ruling.GIVT, 1L, Ruling.SIVT, 0L, Ruling.QUARANTINE, 0L));
        DriftWindow challenger = Objects.requireNonNull(watch.challenger());
        assertThat(challenger.rulings(NOW))
                .isEqualTo(Map.of(Ruling.CLEAN, 0L, Ruling.GIVT, 1L, Ruling.SIVT, 1L, Ruling.QUARANTINE, 1L));
        assertThat(challenger.model()).isEqualTo(MODEL.card().id());
        assertThat(Arrays.stream(champion.found(0, NOW)).sum())
                .as("those that were scored")
                .isEqualTo(2);
    }

    @Test
    void anotherModelBeginsAnewAndAnotherThresholdDoesNot() {
        watch.note(BOTH, "", judged(Ruling.CLEAN, 0.1, 0.1), NOW);
        DriftWindow before = Objects.requireNonNull(watch.champion());
        watch.note(BOTH.with(Thresholds.BUILT_IN), "", judged(Ruling.CLEAN, 0.1, 0.1), NOW);
        assertThat(watch.champion()).isSameAs(before);
        watch.note(BOTH.withChampion(null), "", judged(Ruling.CLEAN, Double.NaN, 0.1), NOW);
        DriftWindow without = Objects.requireNonNull(watch.champion());
        assertThat(without.model()).isEmpty();
        assertThat(without.rulings(NOW)).containsEntry(Ruling.CLEAN, 1L);
        watch.note(BOTH.withChallenger(null), "", judged(Ruling.CLEAN, 0.1, Double.NaN), NOW);
        assertThat(watch.challenger()).isNull();
        assertThat(Objects.requireNonNull(watch.champion()).model())
                .isEqualTo(MODEL.card().id());
    }

    @Test
    void theBundledModelKnowsWhatItWasMadeOf() {
        Reference reference = MODEL.card().reference();
        assertThat(reference.features()).hasSize(FeatureSchema.SIZE).allSatisfy(feature -> {
            assertThat(feature.shares().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isBetween(0.999, 1.001);
            assertThat(feature.edges()).as(feature.name()).isNotEmpty();
        });
        assertThat(reference.scores().shares()).isNotEmpty();
    }
}
