package io.adtally.local.launcher;

import java.util.Map;
import java.util.Set;

/**
 * What came of a run of chaos.
 *
 * @param agrees whether every store agrees with the oracle
 * @param kills how often each process was killed, and how often {@link #FLINK_AT_COMMIT}
 * @param spared those that were to be killed and never were
 */
public record ChaosResult(boolean agrees, Map<String, Integer> kills, Set<String> spared) {
    /** A victim of its own: Flink as soon as a checkpoint was seen to complete, when its commits are under way. */
    public static final String FLINK_AT_COMMIT = "flink, between checkpoint and commit";

    public ChaosResult {
        kills = Map.copyOf(kills);
        spared = Set.copyOf(spared);
    }

    /** Whether it proves anything: all were killed, and every store agrees. */
    public boolean passed() {
        return agrees && spared.isEmpty();
    }
}
