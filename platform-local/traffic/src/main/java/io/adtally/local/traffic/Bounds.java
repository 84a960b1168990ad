package io.adtally.local.traffic;

/** A count that is known, or known to lie between two numbers, both included. */
record Bounds(long min, long max) {
    static Bounds exactly(long count) {
        return new Bounds(count, count);
    }

    boolean contains(long count) {
        return count >= min && count <= max;
    }

    Bounds plusUpTo(long extra) {
        return new Bounds(min, max + extra);
    }

    @Override
    public String toString() {
        return min == max ? Long.toString(min) : min + ".." + max;
    }
}
