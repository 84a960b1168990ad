package io.adtally.fraud.policy;

import io.adtally.fraud.drift.DriftWindow;
import io.adtally.fraud.drift.Reference;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Ruling;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a window for each of the two models that judge a task's events, and begins anew when another takes its place. One
 * thread notes; any thread may look at the windows.
 */
public final class DriftWatch {
    private final Seat champion = new Seat();
    private final Seat challenger = new Seat();

    /**
     * Takes note of one judgement. Allocates only when a model changed.
     *
     * @param policy by which it was judged
     * @param advertiserId who may have thresholds of its own
     * @param nowMillis epoch milliseconds
     */
    public void note(Policy policy, String advertiserId, Judgement judgement, long nowMillis) {
        champion.window(policy.champion())
                .count(judgement.features(), judgement.score(), judgement.ruling(), nowMillis);
        Model rival = policy.challenger();
        if (rival == null) {
            challenger.leave();
        } else {
            double score = judgement.challengerScore();
            // What rules decide, it would not have been asked either.
            Ruling ruling = Double.isNaN(score)
                    ? judgement.ruling()
                    : policy.thresholds().ruling(score, advertiserId);
            challenger.window(rival).count(judgement.features(), score, ruling, nowMillis);
        }
    }

    /** Of the model that decides, or of rules that decide alone; null before the first event. */
    public @Nullable DriftWindow champion() {
        return champion.window;
    }

    /** Of the model beside it, with what its scores would have decided; null where there is none. */
    public @Nullable DriftWindow challenger() {
        return challenger.window;
    }

    private static final class Seat {
        private @Nullable Model model;
        private volatile @Nullable DriftWindow window;

        DriftWindow window(@Nullable Model now) {
            DriftWindow current = window;
            if (current == null || !Objects.equals(model, now)) {
                current = now == null
                        ? new DriftWindow("", Reference.UNKNOWN)
                        : new DriftWindow(now.id(), now.reference());
                model = now;
                window = current;
            }
            return current;
        }

        void leave() {
            if (model != null) {
                model = null;
                window = null;
            }
        }
    }
}
