package io.adtally.reporting.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner's count of a day beside ours.
 *
 * @param placement null where the partner does not say it
 * @param measure impressions, clicks or conversions
 * @param ours the net count
 * @param difference the partner's minus ours
 * @param variance the difference divided by the larger of both, -1 to 1
 * @param flagged whether it is more than a tenth
 * @param causes of a flagged one, the likeliest first
 */
public record Difference(
        LocalDate day,
        String campaign,
        @Nullable String placement,
        String measure,
        long partner,
        long ours,
        long difference,
        double variance,
        boolean flagged,
        List<LikelyCause> causes) {
    /**
     * What may explain it.
     *
     * @param events how many events there are of this kind
     * @param explains the share of the difference that they would make, 0 to 1
     * @param shiftHours by how many hours later the partner's days begin; null for other causes
     */
    public record LikelyCause(
            String cause,
            long events,
            double explains,
            @Nullable Integer shiftHours) {}

    public Difference {
        causes = List.copyOf(causes);
    }
}
