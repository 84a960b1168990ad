package io.adtally.platform.force;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the tasks have got with a version.
 *
 * @param applied tasks that work by this version or a later one
 * @param tasks how many have to; 0 while none has ever answered
 * @param since when the last of them applied it; null until all have
 * @param refusals what tasks that refused it said
 */
public record InForce(int applied, int tasks, @Nullable Instant since, List<String> refusals) {
    public InForce {
        refusals = List.copyOf(refusals);
    }

    public boolean everywhere() {
        return since != null;
    }
}
