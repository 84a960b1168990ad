package io.adtally.processing.join;

import static io.adtally.control.QuarantineVerdict.CONFIRM_FRAUD;
import static io.adtally.control.QuarantineVerdict.QUARANTINE;
import static io.adtally.control.QuarantineVerdict.RELEASE;
import static io.adtally.outcome.Outcome.BILLABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.control.QuarantineVerdict;
import io.adtally.event.EventType;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewHarnessTest extends JoinHarness {
    @Test
    void aReleasedEventIsCountedAsIfItHadNeverBeenSuspected() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        assertThat(taken()).containsExactly("I+quarantined");
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("applied billable");
        assertThat(taken()).containsExactly("I-quarantined", "I+billable");
        List<DecidedEvent> restated = decided().subList(1, 3);
        assertThat(restated).extracting(DecidedEvent::reason).containsExactly("model", "");
        assertThat(restated).extracting(DecidedEvent::adjustmentReason).containsOnly("released");
        assertThat(restated).extracting(DecidedEvent::spendMicros).containsExactly(0L, 7L);
    }

    @Test
    void theSameDecisionAgainChangesNothing() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        review("d1", "I", "I", CONFIRM_FRAUD, 1);
        taken();
        assertThat(review("d1", "I", "I", CONFIRM_FRAUD, 1)).isEqualTo("unchanged sivt");
        assertThat(review("d2", "I", "I", CONFIRM_FRAUD, 2)).as("by another").isEqualTo("unchanged sivt");
        assertThat(taken()).isEmpty();
    }

    @Test
    void theLatestDecisionCountsWhateverTheirOrder() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        assertThat(review("d2", "I", "I", CONFIRM_FRAUD, 2)).isEqualTo("applied sivt");
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("superseded sivt");
        assertThat(review("d3", "I", "I", QUARANTINE, 3)).isEqualTo("applied quarantined");
        assertThat(taken()).containsExactly("I+quarantined", "I-quarantined", "I+sivt", "I-sivt", "I+quarantined");
    }

    @Test
    void onlyWhatIsInReviewCanBeDecided() throws Exception {
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("unknown_event ");
        send(impression("I", NOW));
        send(click("C", "I", NOW));
        send(candidate(EventType.CLICK, "G", "I", NOW, NOW, 1, "GIVT:known_crawler"));
        for (String id : List.of("I", "C", "G", "other")) {
            assertThat(review("d1", id, "I", CONFIRM_FRAUD, 1)).isEqualTo("unknown_event ");
        }
        assertThat(taken()).containsExactly("I+billable", "C+billable", "G+givt");
    }

    @Test
    void aReleasedClickStillNeedsItsImpression() throws Exception {
        send(suspect(EventType.CLICK, "C", "I"));
        assertThat(review("d1", "C", "I", RELEASE, 1)).isEqualTo("applied unmatched");
        send(impression("I", NOW));
        assertThat(taken())
                .containsExactly(
                        "C+quarantined", "C-quarantined", "C+unmatched", "I+billable", "C-unmatched", "C+billable");
        assertThat(review("d2", "C", "I", CONFIRM_FRAUD, 2)).isEqualTo("applied sivt");
        assertThat(taken()).containsExactly("C-billable", "C+sivt");
    }

    @Test
    void aReleasedViewIsChargedOnlyWhereNoOtherIs() throws Exception {
        send(suspect(EventType.VIEWABLE, "V", "I"));
        send(candidate(EventType.VIEWABLE, "W", "I", NOW, NOW, 1, ""));
        review("d1", "V", "I", RELEASE, 1);
        review("d2", "V", "I", CONFIRM_FRAUD, 2);
        send(suspect(EventType.VIEWABLE, "X", "J"));
        review("d3", "X", "J", RELEASE, 1);
        review("d4", "X", "J", QUARANTINE, 2);
        send(candidate(EventType.VIEWABLE, "Y", "J", NOW, NOW, 1, ""));
        assertThat(decided())
                .extracting(entry -> entry.candidate().event().eventId() + entry.sign() * entry.spendMicros())
                .containsExactly("V0", "W7", "V0", "V0", "V0", "V0", "X0", "X0", "X7", "X-7", "X0", "Y7");
    }

    @Test
    void aSuspectImpressionIsAnImpressionAllTheSame() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        send(click("C", "I", NOW));
        assertThat(taken()).containsExactly("I+quarantined", "C+billable");
    }

    @Test
    void bothEventsOfACollisionAreDecided() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        send(candidate(EventType.IMPRESSION, "I", "I", NOW, NOW, 99, "QUARANTINE:model"));
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("applied billable");
        assertThat(books()).isEqualTo(Map.of(BILLABLE, 2));
    }

    @Test
    void whatIsInReviewIsKeptForTheReviewWindowAndNoLonger() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        send(impression("J", NOW));
        harness.processWatermark(NOW + REVIEW_WINDOW.toMillis() - HOUR);
        assertThat(keysRemembered()).isOne();
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("applied billable");
        harness.processWatermark(NOW + REVIEW_WINDOW.toMillis() + HOUR);
        assertThat(keysRemembered()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(review("d2", "I", "I", CONFIRM_FRAUD, 2)).isEqualTo("unknown_event ");
        assertThat(keysRemembered()).isZero();
    }

    /** Who sets the window longer in between must not keep for ever what lies in review. */
    @Test
    void whatIsInReviewGoesAfterALongerWindowToo() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        reviewWindow = REVIEW_WINDOW.multipliedBy(2);
        restart();
        harness.processWatermark(NOW + REVIEW_WINDOW.toMillis() + HOUR);
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("applied billable");
        harness.processWatermark(NOW + reviewWindow.toMillis() + HOUR);
        assertThat(keysRemembered()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    /** A view that costs nothing must not stand in the way of one that does. */
    @Test
    void aRepeatedViewThatIsReleasedAgainLeavesTheChargeToTheNext() throws Exception {
        send(suspect(EventType.VIEWABLE, "V", "I"));
        send(suspect(EventType.VIEWABLE, "W", "I"));
        review("d1", "V", "I", RELEASE, 1);
        review("d2", "W", "I", RELEASE, 2);
        review("d3", "V", "I", CONFIRM_FRAUD, 3);
        review("d4", "W", "I", QUARANTINE, 4);
        review("d5", "W", "I", RELEASE, 5);
        send(candidate(EventType.VIEWABLE, "Y", "I", NOW, NOW, 1, ""));
        assertThat(decided().getLast().spendMicros()).isEqualTo(7);
        assertThat(decided().stream()
                        .mapToLong(one -> one.sign() * one.spendMicros())
                        .sum())
                .isEqualTo(7);
    }

    @Test
    void aDecisionSurvivesASnapshot() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        review("d1", "I", "I", RELEASE, 1);
        restart();
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("unchanged billable");
        assertThat(taken()).isEmpty();
    }

    private String review(String decision, String id, String joinKey, QuarantineVerdict verdict, long decidedAt)
            throws Exception {
        harness.processElement(JoinInput.of(new Review(decision, id, joinKey, verdict, decidedAt)), NOW);
        ReviewResult result = new ArrayList<>(harness.getSideOutput(DedupJoin.REVIEWS))
                .getLast()
                .getValue();
        assertThat(result.decisionId()).isEqualTo(decision);
        assertThat(result.eventId()).isEqualTo(id);
        return result.status() + " " + result.outcome();
    }

    private static Candidate suspect(EventType type, String id, String joinKey) {
        return candidate(type, id, joinKey, NOW, NOW, 1, "QUARANTINE:model");
    }
}
