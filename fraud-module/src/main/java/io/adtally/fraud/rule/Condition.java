package io.adtally.fraud.rule;

/** One thing that must hold of an event for a rule to fire. Immutable. */
public sealed interface Condition {
    /** The fact is known to be so. */
    record Is(Fact fact) implements Condition {}

    /** The number is known and above the limit, which is finite. */
    record Above(Measure measure, double limit) implements Condition {
        /** Refuses limits that nothing or everything is above. */
        public Above {
            checkFinite(limit);
        }
    }

    /** The number is known and below the limit, which is finite. */
    record Below(Measure measure, double limit) implements Condition {
        /** Refuses limits that nothing or everything is below. */
        public Below {
            checkFinite(limit);
        }
    }

    private static void checkFinite(double limit) {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("a limit must be finite: " + limit);
        }
    }
}
