package io.adtally.processing.label;

import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.label.LabelledRow;
import io.adtally.outcome.Outcome;
import io.adtally.processing.join.DedupJoin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sorts the lake's entries into what analysts decided and what nobody looked at. Of the first every decision that stands
 * is a label; of the second a sample is, by what people found who looked at it, or by its outcome, which then is only
 * presumed. Each row weighs what one over its chance to be here says. Not thread-safe.
 */
final class LabelledEvents {
    private static final Set<String> REVIEWS =
            Set.of(DedupJoin.RELEASED, DedupJoin.CONFIRMED_FRAUD, DedupJoin.RETURNED);

    private final Map<String, Boolean> audited;
    private final AuditSample sample;
    private final Map<String, ScoredEvent> reviewed = new TreeMap<>();
    private final Map<String, Long> models = new TreeMap<>();
    private long quarantined;
    private long unreviewed;
    private long otherVectors;

    /**
     * @param audited by event id, whether people found fraud when they looked at a random sample; empty to presume
     * @param sampleSize events to presume the label of
     */
    LabelledEvents(Map<String, Boolean> audited, int sampleSize) {
        this.audited = audited;
        sample = new AuditSample(audited.isEmpty() ? sampleSize : audited.size());
    }

    /** Takes an entry; in any order. */
    void add(ScoredEvent entry) {
        if (entry.features().length != FeatureSchema.SIZE) {
            otherVectors++; // of a release with other features
        } else if (entry.adjustmentReason() == null) {
            first(entry);
        } else if (REVIEWS.contains(entry.adjustmentReason())) {
            reviewed.merge(
                    entry.eventId(),
                    entry,
                    (one, other) -> one.adjustedAtMillis() >= other.adjustedAtMillis() ? one : other);
        }
    }

    private void first(ScoredEvent entry) {
        models.merge(entry.model(), 1L, Long::sum);
        if (entry.outcome().equals(Outcome.QUARANTINED.wire())) {
            quarantined++;
        } else {
            unreviewed++;
            if (audited.isEmpty() || audited.containsKey(entry.eventId())) {
                sample.offer(entry);
            }
        }
    }

    /** The rows, each kind in an order of no meaning. */
    List<LabelledRow> rows() {
        List<LabelledRow> rows = new ArrayList<>();
        List<ScoredEvent> decided = decided();
        for (ScoredEvent event : decided) {
            rows.add(row(event, isConfirmed(event), (float) Math.max(1, quarantined / (double) decided.size())));
        }
        List<ScoredEvent> sampled = sample.events();
        for (ScoredEvent event : sampled) {
            rows.add(row(event, isFraud(event), (float) Math.max(1, unreviewed / (double) sampled.size())));
        }
        return rows;
    }

    /** The events of the sample, for people to look at. */
    List<ScoredEvent> sampled() {
        return sample.events();
    }

    /** By what people found, else by what became of it. */
    boolean isFraud(ScoredEvent sampled) {
        return audited.getOrDefault(sampled.eventId(), sampled.outcome().equals(Outcome.SIVT.wire()));
    }

    /** How many there were of each kind. */
    Map<String, Object> counts() {
        List<ScoredEvent> decided = decided();
        List<ScoredEvent> sampled = sample.events();
        Map<String, Object> counts = new HashMap<>();
        counts.put("quarantined", quarantined);
        counts.put("reviewed", decided.size());
        counts.put(
                "reviewed_fraud",
                decided.stream().filter(LabelledEvents::isConfirmed).count());
        counts.put("unreviewed", unreviewed);
        counts.put("sampled", sampled.size());
        counts.put("sampled_fraud", sampled.stream().filter(this::isFraud).count());
        counts.put("sample_labels", audited.isEmpty() ? "presumed" : "audited");
        counts.put("other_vectors", otherVectors);
        counts.put("models", models);
        return counts;
    }

    /** Decisions that were not taken back. */
    private List<ScoredEvent> decided() {
        return reviewed.values().stream()
                .filter(event -> !DedupJoin.RETURNED.equals(event.adjustmentReason()))
                .toList();
    }

    private static boolean isConfirmed(ScoredEvent event) {
        return DedupJoin.CONFIRMED_FRAUD.equals(event.adjustmentReason());
    }

    private static LabelledRow row(ScoredEvent event, boolean fraud, float weight) {
        return new LabelledRow(event.features(), fraud, weight, "", event.priceMicros());
    }
}
