package io.adtally.reporting.query;

import io.adtally.outcome.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which of the events of a type a metric counts. The parts of the gross count add up to it. */
enum Counted {
    GROSS(
            "All {s} that were received, whatever became of them (invalid items, which name no campaign reliably, left"
                    + " out): the sum of net, givt, sivt, quarantined, duplicate, unmatched and too_late.",
            Arrays.stream(Outcome.values())
                    .filter(outcome -> outcome != Outcome.INVALID)
                    .toArray(Outcome[]::new)),
    GIVT("{s} by general invalid traffic: known crawlers, listed addresses, rules. Not charged.", Outcome.GIVT),
    SIVT("{s} by sophisticated invalid traffic: by score, or confirmed by an analyst. Not charged.", Outcome.SIVT),
    QUARANTINED("Suspicious {s} that wait for an analyst. Not charged unless released.", Outcome.QUARANTINED),
    DUPLICATE("{s} that came again with the same id and content. Not charged.", Outcome.DUPLICATE),
    UNMATCHED(
            "{s} whose impression has not been seen within 30 minutes; restated when it comes. Not charged.",
            Outcome.UNMATCHED),
    TOO_LATE("{s} received more than 24 hours after they happened. Not charged.", Outcome.TOO_LATE),
    NET("Valid {s}: what is billed.", Outcome.BILLABLE);

    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // Copied by Set.of and never changed.
    private final Set<Outcome> outcomes;

    Counted(String meaning, Outcome... outcomes) {
        this.meaning = meaning;
        this.outcomes = Set.of(outcomes);
    }

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the metric means for events that are called this. */
    String meaning(String events) {
        String text = meaning.replace("{s}", events);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The condition on rows of the books. */
    String condition(String eventType) {
        List<String> quoted = outcomes.stream()
                .map(Outcome::wire)
                .sorted()
                .map(wire -> "'" + wire + "'")
                .toList();
        return "event_type = '" + eventType + "' AND outcome IN (" + String.join(", ", quoted) + ")";
    }
}
