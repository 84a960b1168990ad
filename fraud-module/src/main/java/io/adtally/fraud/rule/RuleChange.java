package io.adtally.fraud.rule;

/**
 * What becomes of one rule's events.
 *
 * @param decidedBefore those it decides in the rules in force
 * @param decidedAfter those it decides in the rules on trial
 * @param newlyInvalid of the latter, those that are valid so far
 * @param newlyValid of the former, those that would become valid
 * @param shadowBefore those for which it fires as a shadow so far
 * @param shadowAfter those for which it would fire as a shadow
 */
public record RuleChange(
        Amount decidedBefore,
        Amount decidedAfter,
        Amount newlyInvalid,
        Amount newlyValid,
        Amount shadowBefore,
        Amount shadowAfter) {

    /** The same while it is counted. */
    static final class Sums {
        final Tally decidedBefore = new Tally();
        final Tally decidedAfter = new Tally();
        final Tally newlyInvalid = new Tally();
        final Tally newlyValid = new Tally();
        final Tally shadowBefore = new Tally();
        final Tally shadowAfter = new Tally();

        RuleChange change() {
            return new RuleChange(
                    decidedBefore.amount(),
                    decidedAfter.amount(),
                    newlyInvalid.amount(),
                    newlyValid.amount(),
                    shadowBefore.amount(),
                    shadowAfter.amount());
        }
    }
}
