package io.adtally.platform.blocklist;

/**
 * Says whether a regular expression could keep a job busy: it is searched for in user agents that strangers choose, and
 * trying all ways to find it must stay cheap. Reads an expression that is known to compile; what it does not understand it
 * rather counts. Used once.
 */
final class PatternCost {
    private static final int MOST_REPETITIONS = 2;
    private static final int MOST_CHOICES = 10;
    private static final int LONGEST_BOUNDED = 20;

    private final String pattern;
    private int at;
    private int repetitions;
    private int choices;
    private boolean behindGroup;
    private boolean behindRepetition;
    private boolean repetitionBefore;
    private String problem = "";

    private PatternCost(String pattern) {
        this.pattern = pattern;
    }

    /** What is wrong, empty if nothing is. */
    static String problem(String pattern) {
        PatternCost cost = new PatternCost(pattern);
        while (cost.problem.isEmpty() && cost.at < pattern.length()) {
            cost.readOn();
        }
        return cost.problem;
    }

    private void readOn() {
        char character = pattern.charAt(at++);
        switch (character) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> group();
            case ')' -> behindGroup = true;
            case '|' -> choice();
            case '?' -> {
                choice();
                skipGreed();
            }
            case '*', '+' -> repetition(Integer.MAX_VALUE);
            case '{' -> repetition(upperBound());
            default -> thing();
        }
    }

    private void thing() {
        behindGroup = false;
        repetitionBefore = behindRepetition;
        behindRepetition = false;
    }

    private void escape() {
        char escaped = at < pattern.length() ? pattern.charAt(at++) : '\\';
        if (escaped == 'k' || (escaped >= '1' && escaped <= '9')) {
            problem = "references to groups are not allowed here";
        } else if (escaped == 'Q') {
            int end = pattern.indexOf("\\E", at);
            at = end < 0 ? pattern.length() : end + 2;
        } else if (at < pattern.length() && pattern.charAt(at) == '{' && "pPxN".indexOf(escaped) >= 0) {
            at = pattern.indexOf('}', at) + 1;
        }
        thing();
    }

    private void characterClass() {
        int depth = 1;
        boolean first = true;
        while (depth > 0 && at < pattern.length()) {
            char character = pattern.charAt(at++);
            if (character == '\\') {
                at++;
            } else if (character == '[') {
                depth++;
            } else if (character == ']' && !first) {
                depth--;
            }
            first = first && character == '^';
        }
        thing();
    }

    /** Passes over what stands behind the parenthesis of a group that is not captured. */
    private void group() {
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            while (":=!>)".indexOf(pattern.charAt(at)) < 0) {
                at++;
            }
            at += pattern.charAt(at) == ')' ? 0 : 1;
        }
    }

    private void choice() {
        if (++choices > MOST_CHOICES) {
            problem = "more than " + MOST_CHOICES + " alternatives and optional parts";
        }
    }

    private void repetition(int most) {
        if (behindGroup) {
            problem = "a group cannot be repeated here";
        } else if (most > LONGEST_BOUNDED) {
            repetitions++;
            if (repetitions > MOST_REPETITIONS) {
                problem = "more than " + MOST_REPETITIONS + " repetitions without a bound";
            } else if (repetitionBefore) {
                problem = "two repetitions follow each other";
            }
            behindRepetition = true;
        } else {
            choice();
        }
        skipGreed();
    }

    /** Behind the opening brace. */
    private int upperBound() {
        int end = pattern.indexOf('}', at);
        String bounds = pattern.substring(at, end);
        at = end + 1;
        String upper = bounds.substring(bounds.indexOf(',') + 1);
        return upper.isEmpty() || upper.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(upper);
    }

    private void skipGreed() {
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
    }
}
