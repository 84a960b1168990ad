package io.adtally.local.launcher;

import java.util.Map;
import java.util.Set;

/**
 * What came of a run of chaos.
 *
 * @param agrees whether every store agrees with the oracle
 * @param kills how often each process was killed
 * @param flinkAtCommit how many of Flink's kills came as soon as a checkpoint was seen to complete, when its commits are
 *     under way
 * @param spared those that were to be killed and never were
 */
public record ChaosResult(boolean agrees, Map<String, Integer> kills, int flinkAtCommit, Set<String> spared) {
    public ChaosResult {
        kills = Map.copyOf(kills);
        spared = Set.copyOf(spared);
    }

    /** Whether it proves anything: all were killed, and every store agrees. */
    public boolean passed() {
        return agrees && spared.isEmpty();
    }
}
