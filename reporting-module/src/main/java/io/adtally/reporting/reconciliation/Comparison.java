package io.adtally.reporting.reconciliation;

import io.adtally.reporting.reconciliation.Difference.LikelyCause;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** Holds one series of a partner against ours. */
record Comparison(
        Series series,
        Measure measure,
        SortedMap<LocalDate, Map<Measure, Long>> partner,
        OwnCounts own,
        SortedSet<LocalDate> days,
        ZoneId zone) {
    /** What advertisers and publishers take for normal. */
    private static final double TOLERANCE = 0.1;

    /** The farthest time zones are 26 hours apart; from one in the middle none is farther than this. */
    private static final int FARTHEST_SHIFT_HOURS = 14;

    /** Another zone is believed if the differences of all days together shrink at least to this share. */
    private static final double CONVINCING = 0.5;

    /** A line a day, also for days that only one of both has counted. */
    List<Difference> differences() {
        int shift = likelyShift();
        List<Difference> differences = new ArrayList<>();
        for (LocalDate day : days) {
            long theirs = partner(day);
            long ours = own(day, 0);
            if (theirs == 0 && ours == 0) {
                continue;
            }
            long difference = theirs - ours;
            double variance = (double) difference / Math.max(theirs, ours);
            boolean flagged = Math.abs(variance) > TOLERANCE;
            differences.add(new Difference(
                    day,
                    series.campaign(),
                    series.placement().isEmpty() ? null : series.placement(),
                    measure.column(),
                    theirs,
                    ours,
                    difference,
                    variance,
                    flagged,
                    flagged ? causes(day, difference, shift) : List.of()));
        }
        return differences;
    }

    private List<LikelyCause> causes(LocalDate day, long difference, int shift) {
        List<LikelyCause> causes = new ArrayList<>();
        for (Cause cause : difference > 0 ? Cause.leftOut() : List.of(Cause.LATE)) {
            long events = own.day(day, zone, 0, measure.metric(cause));
            if (events > 0) {
                double explains = (double) Math.min(events, Math.abs(difference)) / Math.abs(difference);
                causes.add(new LikelyCause(cause.suffix(), events, explains, null));
            }
        }
        if (shift != 0) {
            long rest = Math.abs(partner(day) - own(day, shift));
            double explains = Math.max(0, 1 - (double) rest / Math.abs(difference));
            if (explains > 0) {
                long moved = Math.abs(own(day, shift) - own(day, 0));
                causes.add(
                        new LikelyCause(Cause.TIME_ZONE_SHIFT.name().toLowerCase(Locale.ROOT), moved, explains, shift));
            }
        }
        causes.sort(Comparator.comparingDouble(LikelyCause::explains).reversed());
        return causes;
    }

    /** By how many hours later the partner's days seem to begin; 0 if no other beginning is convincing. */
    private int likelyShift() {
        long now = distance(0);
        int best = 0;
        long least = now;
        for (int shift = -FARTHEST_SHIFT_HOURS; shift <= FARTHEST_SHIFT_HOURS; shift++) {
            long distance = distance(shift);
            if (distance < least) {
                least = distance;
                best = shift;
            }
        }
        return least <= now * CONVINCING ? best : 0;
    }

    private long distance(int shift) {
        return partner.keySet().stream()
                .mapToLong(day -> Math.abs(partner(day) - own(day, shift)))
                .sum();
    }

    private long partner(LocalDate day) {
        return partner.getOrDefault(day, Map.of()).getOrDefault(measure, 0L);
    }

    private long own(LocalDate day, int shift) {
        return own.day(day, zone, shift, measure.net());
    }
}
