package io.adtally.processing.join;

import io.adtally.processing.event.Candidate;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/** What arrives under an impression: exactly one of the two is present. */
@TypeInfo(JoinInputSerializer.Info.class)
public record JoinInput(
        @Nullable Candidate candidate, @Nullable Review review) {
    public static JoinInput of(Candidate candidate) {
        return new JoinInput(candidate, null);
    }

    public static JoinInput of(Review review) {
        return new JoinInput(null, review);
    }

    /** What the stream is keyed by. */
    public String joinKey() {
        if (candidate != null) {
            return candidate.event().joinKey();
        }
        return review == null ? "" : review.joinKey();
    }
}
