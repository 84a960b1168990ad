package io.adtally.processing.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.label.LabelledRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LabelledEventsTest {
    /** The price tells events apart in the rows. */
    private static ScoredEvent event(String id, String outcome, @Nullable String adjustment, long at, long price) {
        return new ScoredEvent(id, outcome, adjustment, at, new double[FeatureSchema.SIZE], "m", price);
    }

    private static LabelledEvents labels(Map<String, Boolean> audited, int sample, List<ScoredEvent> entries) {
        LabelledEvents labels = new LabelledEvents(audited, sample);
        entries.forEach(labels::add);
        return labels;
    }

    private static List<String> told(LabelledEvents labels) {
        return labels.rows().stream()
                .map(row -> row.priceMicros() + (row.fraud() ? " fraud " : " honest ") + row.weight())
                .toList();
    }

    private static List<ScoredEvent> reviewed() {
        return new ArrayList<>(List.of(
                event("a", "quarantined", null, 0, 1),
                event("a", "billable", "released", 10, 1),
                event("b", "quarantined", null, 0, 2),
                event("b", "billable", "released", 10, 2),
                event("b", "sivt", "confirmed_fraud", 20, 2),
                event("c", "quarantined", null, 0, 3),
                event("c", "sivt", "confirmed_fraud", 10, 3),
                event("c", "quarantined", "returned_to_quarantine", 20, 3),
                event("d", "quarantined", null, 0, 4)));
    }

    /** Four were quarantined, on two of them a decision stands: each stands for two. */
    @Test
    void theDecisionThatStandsIsTheLabelWhateverTheOrder() {
        List<ScoredEvent> entries = reviewed();
        for (int order = 0; order < 20; order++) {
            Collections.shuffle(entries, new Random(order));
            assertThat(told(labels(Map.of(), 10, entries))).containsExactly("1 honest 2.0", "2 fraud 2.0");
        }
    }

    @Test
    void whatNobodyLookedAtIsSampledAndPresumedByItsOutcome() {
        List<ScoredEvent> entries = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            String outcome = number % 10 == 0 ? "sivt" : number % 3 == 0 ? "unmatched" : "billable";
            entries.add(event("e" + number, outcome, null, 0, number));
            if (outcome.equals("unmatched")) {
                entries.add(event("e" + number, "billable", "late_impression", 5, number));
            }
        }
        LabelledEvents labels = labels(Map.of(), 100, entries);
        assertThat(labels.rows()).hasSize(100).allSatisfy(row -> {
            assertThat(row.weight()).isEqualTo(10);
            assertThat(row.fraud()).isEqualTo(row.priceMicros() % 10 == 0);
        });
        assertThat(labels.rows().stream().map(LabelledRow::priceMicros)).doesNotHaveDuplicates();
        Collections.shuffle(entries, new Random(1));
        assertThat(told(labels(Map.of(), 100, entries))).as("in any order").isEqualTo(told(labels));
        assertThat(labels.counts())
                .containsEntry("unreviewed", 1_000L)
                .containsEntry("sampled", 100)
                .containsEntry("sample_labels", "presumed");
    }

    @Test
    void whatPeopleFoundComesBeforeWhatIsPresumed() {
        List<ScoredEvent> entries = List.of(
                event("p", "billable", null, 0, 1),
                event("q", "sivt", null, 0, 2),
                event("r", "billable", null, 0, 3),
                event("s", "billable", null, 0, 4));
        LabelledEvents labels = labels(Map.of("p", true, "q", false, "gone", true), 0, entries);
        assertThat(told(labels)).containsExactlyInAnyOrder("1 fraud 2.0", "2 honest 2.0");
        assertThat(labels.counts()).containsEntry("sample_labels", "audited");
    }

    @Test
    void vectorsOfAnotherReleaseAreLeftOutAndCounted() {
        ScoredEvent older = new ScoredEvent("o", "billable", null, 0, new double[3], "m", 1);
        LabelledEvents labels = labels(Map.of(), 10, List.of(older));
        assertThat(labels.rows()).isEmpty();
        assertThat(labels.counts()).containsEntry("other_vectors", 1L).containsEntry("unreviewed", 0L);
    }
}
