package io.adtally.fraud.feature;

import java.time.Duration;

/**
 * Clicks per minute of event time against what is usual for the same key. A minute becomes a sample of the baseline when
 * the one after the next begins, so that clicks may be up to a minute out of order; silent minutes are samples of 0. A
 * click of a minute that has become a sample changes nothing any more. Public fields because it lies in state. Not
 * thread-safe.
 */
public final class ClickRate {
    /** Minutes of history below which nothing is said. */
    static final double KNOWN_MINUTES = 5;

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final Decay DECAY = Decay.ofHalfLife(Duration.ofHours(6));
    /** Counts scatter by about their root even where the true rate is constant, and by 1 where it is tiny. */
    private static final double LEAST_DEVIATION = 1;

    /** Closed minutes. */
    public EwmaBaseline baseline = new EwmaBaseline();

    /** The open minute, counted from the epoch; 0 before the first event. */
    public long minute;

    /** Clicks in the open minute. */
    public int clicks;

    /** Clicks in the minute before. */
    public int clicksBefore;

    /** Whether the minute before is one of the key's life. */
    public boolean hasBefore;

    /** Tells the time, which closes minutes; comes before {@link #click} of the same event. */
    void advance(long atMillis) {
        long now = Math.floorDiv(atMillis, MINUTE);
        if (minute == 0) {
            minute = now;
        }
        if (now <= minute) {
            return;
        }
        if (hasBefore) {
            close(minute - 1, clicksBefore);
        }
        if (now == minute + 1) {
            clicksBefore = clicks;
        } else {
            close(minute, clicks);
            closeSilent(minute + 1, now - 2);
            clicksBefore = 0;
        }
        hasBefore = true;
        clicks = 0;
        minute = now;
    }

    void click(long atMillis) {
        long now = Math.floorDiv(atMillis, MINUTE);
        if (now == minute) {
            clicks++;
        } else if (now == minute - 1 && hasBefore) {
            clicksBefore++;
        }
    }

    /** Standard deviations of the open minute's clicks above what is usual; NaN while too little is known. */
    double deviation() {
        if (baseline.weight < KNOWN_MINUTES) {
            return Double.NaN;
        }
        return baseline.deviation(clicks, Math.max(LEAST_DEVIATION, Math.sqrt(baseline.mean)));
    }

    private void close(long closed, int count) {
        baseline.add(DECAY, count, 1, closed * MINUTE);
    }

    /** Equal samples at equal distances weigh, at the last one's time, the sum of a geometric series. */
    private void closeSilent(long first, long last) {
        if (first <= last) {
            double ratio = DECAY.after(MINUTE);
            double samples = (1 - DECAY.after((last - first + 1) * MINUTE)) / (1 - ratio);
            baseline.add(DECAY, 0, samples, last * MINUTE);
        }
    }
}
