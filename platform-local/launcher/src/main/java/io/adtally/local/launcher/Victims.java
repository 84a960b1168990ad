package io.adtally.local.launcher;

import io.adtally.local.supervise.ProcessState;
import io.adtally.local.supervise.ProcessStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which processes a run of chaos is to kill, and how often it has. Flink comes first, while nothing else disturbs its
 * checkpoints; then each of the others before any is killed again; then Flink until it was once killed at a commit; then chance
 * decides. Not thread-safe.
 */
final class Victims {
    static final String FLINK = "flink";
    private static final String TRAFFIC = "traffic";
    private static final String BROKERS = "kafka";

    private final Set<String> wanted;
    private final Map<String, Integer> kills = new TreeMap<>();

    private Victims(Set<String> wanted) {
        this.wanted = wanted;
        if (wanted.contains(FLINK)) {
            wanted.add(ChaosResult.FLINK_AT_COMMIT);
        }
    }

    /**
     * Takes those of the processes that are named, all if none is; {@code kafka} names every broker. UsageException for a name
     * that none of them has.
     */
    static Victims of(List<ProcessStatus> parts, Set<String> only) {
        Set<String> names = new TreeSet<>();
        parts.stream()
                .filter(part -> part.pid() != 0 || part.state() != ProcessState.UP) // else run by somebody else
                .map(ProcessStatus::name)
                .filter(name -> !name.equals(TRAFFIC))
                .forEach(names::add);
        if (only.isEmpty()) {
            return new Victims(names);
        }
        Set<String> wanted = new TreeSet<>();
        for (String name : only) {
            List<String> meant = names.stream()
                    .filter(one -> one.equals(name) || (name.equals(BROKERS) && one.startsWith(BROKERS + "-")))
                    .toList();
            if (meant.isEmpty()) {
                throw new UsageException("there is no '" + name + "' to kill, only " + String.join(", ", names));
            }
            wanted.addAll(meant);
        }
        return new Victims(wanted);
    }

    int count() {
        return wanted.size();
    }

    /** Who is killed next; empty while nobody is up who may be. */
    Optional<ProcessStatus> next(List<ProcessStatus> parts, Random random) {
        List<ProcessStatus> up = parts.stream()
                .filter(part -> wanted.contains(part.name()))
                .filter(part -> part.state() == ProcessState.UP && part.pid() != 0)
                .toList();
        List<ProcessStatus> spared =
                up.stream().filter(part -> isSpared(part.name())).toList();
        // Later too, Flink is where the counting is: every third kill is for it.
        Stream<ProcessStatus> flink = up.stream().filter(part -> part.name().equals(FLINK));
        boolean first = isSpared(FLINK) || (spared.isEmpty() && isSpared(ChaosResult.FLINK_AT_COMMIT));
        if (first || (spared.isEmpty() && random.nextInt(3) == 0)) {
            Optional<ProcessStatus> found = flink.findFirst();
            if (found.isPresent() || (first && spared.isEmpty())) {
                return found;
            }
        }
        List<ProcessStatus> candidates = spared.isEmpty() ? up : spared;
        return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.get(random.nextInt(candidates.size())));
    }

    boolean isSpared(String name) {
        return wanted.contains(name) && !kills.containsKey(name);
    }

    /** Whether killing it proves something that no kill has proven so far. */
    boolean isNeeded(String name) {
        return isSpared(name) || (name.equals(FLINK) && isSpared(ChaosResult.FLINK_AT_COMMIT));
    }

    void killed(String name) {
        kills.merge(name, 1, Integer::sum);
    }

    /** How often each was killed. */
    Map<String, Integer> kills() {
        return Map.copyOf(kills);
    }

    /** Those that were never killed. */
    Set<String> spared() {
        Set<String> spared = new TreeSet<>(wanted);
        spared.removeAll(kills.keySet());
        return spared;
    }
}
