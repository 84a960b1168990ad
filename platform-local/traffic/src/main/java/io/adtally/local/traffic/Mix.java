package io.adtally.local.traffic;

/**
 * How much goes wrong on the way, as shares of all that happens.
 *
 * @param sentAgain items that are sent once more
 * @param late what is sent minutes to 23 hours after it happened
 * @param tooLate impressions sent more than 24 hours after
 * @param overtaken impressions that arrive after their click
 * @param clocksBehind people whose clock is up to ten minutes behind
 */
record Mix(double sentAgain, double late, double tooLate, double overtaken, double clocksBehind) {
    static final Mix USUAL = new Mix(0.04, 0.03, 0.005, 0.004, 0);

    /** More of everything than any network brings. */
    static final Mix HOSTILE = new Mix(0.10, 0.05, 0.01, 0.05, 0.2);
}
