package io.adtally.processing.audit;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the tallies of checkpoints under way and says whether they balance. Not thread-safe. */
final class Tallies {
    private final TreeMap<Long, Map<Point, Map<Integer, Long>>> byCheckpoint = new TreeMap<>();
    private final int askingPerTask;
    private final Map<Point, Integer> tasks = new EnumMap<>(Point.class);

    /** @param askingPerTask how many events a task may have in flight between RECEIVED and ENRICHED */
    Tallies(int askingPerTask) {
        this.askingPerTask = askingPerTask;
    }

    void add(Tally tally) {
        byCheckpoint
                .computeIfAbsent(tally.checkpointId(), id -> new EnumMap<>(Point.class))
                .computeIfAbsent(tally.point(), point -> new HashMap<>())
                .put(tally.task(), tally.count());
        tasks.put(tally.point(), tally.tasks());
    }

    /**
     * The sums of a checkpoint whose barrier has arrived, which are then forgotten with those before. Empty where a task
     * had ended before the job was restored and can tell no more.
     *
     * @throws AuditFailedException if they do not balance
     */
    Map<Point, Long> balance(long checkpointId) throws AuditFailedException {
        Map<Point, Long> sums = new EnumMap<>(Point.class);
        for (Point point : Point.values()) {
            Map<Integer, Long> counts = new HashMap<>(counts(Tally.FINAL, point));
            counts.putAll(counts(checkpointId, point));
            if (counts.size() != tasks.getOrDefault(point, 0) || counts.isEmpty()) {
                byCheckpoint.headMap(checkpointId, true).clear();
                return Map.of();
            }
            sums.put(point, counts.values().stream().mapToLong(Long::longValue).sum());
        }
        byCheckpoint.headMap(checkpointId, true).clear();
        check(checkpointId, sums);
        return sums;
    }

    private Map<Integer, Long> counts(long checkpointId, Point point) {
        return byCheckpoint.getOrDefault(checkpointId, Map.of()).getOrDefault(point, Map.of());
    }

    private static long at(Map<Point, Long> sums, Point point) {
        return sums.getOrDefault(point, 0L);
    }

    private void check(long checkpointId, Map<Point, Long> sums) throws AuditFailedException {
        long mostAsking = (long) askingPerTask * tasks.getOrDefault(Point.ENRICHED, 0);
        long decided = at(sums, Point.DECIDED) + at(sums, Point.WAITING);
        long entries = at(sums, Point.ENTRIES) + at(sums, Point.INVALID);
        long asking = at(sums, Point.RECEIVED) - at(sums, Point.ENRICHED);
        boolean balanced = asking >= 0
                && asking <= mostAsking
                && at(sums, Point.ENRICHED) == decided
                && at(sums, Point.RESTATED) == 0
                && at(sums, Point.BOOKS) == entries
                && at(sums, Point.LAKE) == entries;
        if (!balanced) {
            throw new AuditFailedException("The books of checkpoint " + checkpointId
                    + " do not balance; nothing of it was committed. RECEIVED must be ENRICHED + at most " + mostAsking
                    + ", ENRICHED must be DECIDED + WAITING, RESTATED 0, BOOKS and LAKE each ENTRIES + INVALID: "
                    + sums);
        }
    }
}
