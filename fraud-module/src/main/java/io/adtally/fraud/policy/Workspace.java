package io.adtally.fraud.policy;

import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.Scorer;
import io.adtally.fraud.score.Scratch;
import org.jspecify.annotations.Nullable;

/** What one thread writes on while it judges. Not thread-safe; policies may change between two events. */
public final class Workspace {
    final double[] features = new double[FeatureSchema.SIZE];
    private final Desk champion = new Desk();
    private final Desk challenger = new Desk();

    Scratch champion(Scorer scorer) {
        return champion.scratch(scorer);
    }

    Scratch challenger(Scorer scorer) {
        return challenger.scratch(scorer);
    }

    /** The scratch of the scorer that was used last. */
    private static final class Desk {
        private @Nullable Scorer scorer;
        private @Nullable Scratch scratch;

        Scratch scratch(Scorer wanted) {
            Scratch known = scratch;
            if (known == null || scorer != wanted) {
                known = wanted.newScratch();
                scratch = known;
                scorer = wanted;
            }
            return known;
        }
    }
}
