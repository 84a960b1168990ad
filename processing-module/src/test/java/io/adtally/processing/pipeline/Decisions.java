package io.adtally.processing.pipeline;

import io.adtally.control.QuarantineVerdict;
import io.adtally.event.JoinKey;
import io.adtally.processing.join.Review;
import io.adtally.processing.pipeline.SentEvents.Sent;
import io.adtally.processing.pipeline.SentEvents.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What analysts decide of suspect events: a third are released, a third confirmed, a third left alone. Every decision is
 * made several times, and most are made twice with the second the other way, as people change their minds.
 */
final class Decisions {
    /** How often every decision is made. */
    static final int TIMES = 24;

    private static final List<QuarantineVerdict> VERDICTS =
            List.of(QuarantineVerdict.RELEASE, QuarantineVerdict.CONFIRM_FRAUD, QuarantineVerdict.QUARANTINE);

    private Decisions() {}

    /** The verdict that must hold in the end. */
    static QuarantineVerdict on(String eventId) {
        return VERDICTS.get(Math.floorMod(eventId.hashCode(), VERDICTS.size()));
    }

    /** All decisions, over and over: those that come before their event find nothing to decide. */
    static List<Review> of(List<Sent> sent) {
        Map<String, Sent> suspects = new LinkedHashMap<>();
        for (Sent one : sent) {
            if (one.traffic() == Traffic.SUSPECT) {
                suspects.put(one.event().getEventId(), one);
            }
        }
        List<Review> reviews = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            suspects.forEach((id, one) -> decide(id, JoinKey.of(one.event()), reviews));
        }
        return reviews;
    }

    private static void decide(String id, String joinKey, List<Review> reviews) {
        QuarantineVerdict last = on(id);
        QuarantineVerdict before =
                last == QuarantineVerdict.RELEASE ? QuarantineVerdict.CONFIRM_FRAUD : QuarantineVerdict.RELEASE;
        reviews.add(new Review("1-" + id, id, joinKey, before, 1_000));
        reviews.add(new Review("2-" + id, id, joinKey, last, 2_000));
    }
}
