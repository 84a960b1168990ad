package io.adtally.local.traffic;

/** The command line was not understood; the message says what is wrong. */
final class Usage extends IllegalArgumentException {
    static final String TEXT = """
            usage: adtally traffic [options]            send generated events through the collector
                   adtally traffic check [options]      hold what was counted against a run's oracle

            options of a run:
              --rate N            events a second (default 500)
              --duration T        how long, such as 30s or 5m (default 30s)
              --seed N            the same seed makes the same story (default 1)
              --run-id ID         part of the campaigns' ids (default: from the clock, so that every run is a new one)
              --oracle FILE       writes what must be counted (default: none)
              --campaigns N       campaigns of the run (default 20)
              --connections N     requests at once (default 8)
              --patience T        how long a request is tried again before giving up (default 5m)
              --hostile           10 % sent again, 5 % up to 23 h late, 1 % beyond 24 h, clicks before their impressions,
                                  clocks behind
              --demo              gentle and endless, without oracle

            options of check:
              --oracle FILE       written by a run (default var/oracle.json)
              --wait T            how long to wait for the counts to be complete (default 90s)
              --reports           asks the reporting API, too, and compares each of its figures
            """;

    private static final long serialVersionUID = 1L;

    Usage(String message) {
        super(message);
    }
}
