package io.adtally.platform.blocklist;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Says whether a regular expression could keep a job busy: it is searched for in user agents that strangers choose, and
 * trying all ways to find it must stay cheap. Reads an expression that is known to compile, and refuses what is rarely
 * written and hard to read. Used once.
 */
final class PatternCost {
    /** Some milliseconds. */
    private static final double MOST_STEPS = 4_200_000;

    private static final int LONGEST_BOUNDED = 20;

    private final String pattern;
    private final SearchSteps steps;

    /** How many alternatives there are in each open group, the innermost first; the whole is the last. */
    private final Deque<Integer> alternatives = new ArrayDeque<>();

    private int at;
    private Behind behind = Behind.NOTHING;
    private String problem = "";

    /** What a quantifier would be about. */
    private enum Behind {
        NOTHING,
        ONE_THING,
        GROUP
    }

    private PatternCost(String pattern) {
        this.pattern = pattern;
        this.steps = new SearchSteps(isAnchored(pattern));
    }

    /** What is wrong, empty if nothing is. */
    static String problem(String pattern) {
        PatternCost cost = new PatternCost(pattern);
        cost.alternatives.push(1);
        while (cost.problem.isEmpty() && cost.at < pattern.length()) {
            cost.readOn();
        }
        cost.steps.ways(cost.alternatives.pop());
        return cost.problem.isEmpty() && cost.steps.most() > MOST_STEPS
                ? "too many ways to search for it: give repetitions a bound such as {1,5}, or have fewer of them"
                : cost.problem;
    }

    /** Found at the beginning or nowhere; alternatives are taken for such that are found elsewhere. */
    private static boolean isAnchored(String pattern) {
        return pattern.startsWith("^") && pattern.indexOf('|') < 0 && "?*+{".indexOf((pattern + " ").charAt(1)) < 0;
    }

    private void readOn() {
        char character = pattern.charAt(at++);
        switch (character) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> group();
            case ')' -> {
                steps.ways(alternatives.pop());
                behind = Behind.GROUP;
            }
            case '|' -> alternatives.push(alternatives.pop() + 1);
            case '?' -> quantifier(0, 1);
            case '*' -> quantifier(0, Integer.MAX_VALUE);
            case '+' -> quantifier(1, Integer.MAX_VALUE);
            case '{' -> bounds();
            case '.' -> any();
            case '^', '$' -> place();
            default -> text(character);
        }
    }

    private void place() {
        steps.place();
        behind = Behind.NOTHING;
    }

    private void any() {
        steps.any(1);
        behind = Behind.ONE_THING;
    }

    private void text(char character) {
        steps.text(character);
        behind = Behind.ONE_THING;
    }

    private void escape() {
        char escaped = at < pattern.length() ? pattern.charAt(at++) : '\\';
        if ("kcX123456789".indexOf(escaped) >= 0) {
            problem = "\\" + escaped + " is not allowed here";
        } else if (escaped == 'Q') {
            quoted();
        } else if (Character.isLetterOrDigit(escaped)) {
            if (at < pattern.length() && pattern.charAt(at) == '{' && "bpPxN".indexOf(escaped) >= 0) {
                at = pattern.indexOf('}', at) + 1;
            }
            if ("bBAGzZ".indexOf(escaped) >= 0) {
                place();
            } else {
                any();
            }
        } else {
            text(escaped);
        }
    }

    private void quoted() {
        int end = pattern.indexOf("\\E", at);
        pattern.substring(at, end < 0 ? pattern.length() : end).chars().forEach(character -> text((char) character));
        at = end < 0 ? pattern.length() : end + 2;
    }

    private void characterClass() {
        at += pattern.charAt(at) == '^' ? 1 : 0;
        int first = at;
        while (problem.isEmpty() && (pattern.charAt(at) != ']' || at == first)) {
            if (pattern.charAt(at) == '[' || pattern.startsWith("&&", at)) {
                problem = "classes of characters within one another are not allowed here";
            } else if (pattern.startsWith("\\Q", at) || pattern.startsWith("\\c", at)) {
                problem = "neither \\Q nor \\c is allowed in a class of characters";
            }
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        any();
    }

    /** Passes over what stands behind the parenthesis of a group that is not captured. */
    private void group() {
        alternatives.push(1);
        behind = Behind.NOTHING;
        if (pattern.charAt(at) != '?') {
            return;
        }
        int from = at + 1;
        while (":=!>)".indexOf(pattern.charAt(at)) < 0) {
            at++;
        }
        switch (pattern.charAt(at)) {
            case ':', ')' -> requirePlain(pattern.substring(from, at));
            case '=', '!' -> steps.ways(2); // looked at besides
            default -> {}
        }
        at += pattern.charAt(at) == ')' ? 0 : 1;
    }

    private void requirePlain(String flags) {
        if (!flags.chars().allMatch(flag -> "isu-".indexOf(flag) >= 0)) {
            problem = "of the flags only i, s and u are allowed here";
        }
    }

    /** Behind the opening brace. */
    private void bounds() {
        int end = pattern.indexOf('}', at);
        String[] bounds = pattern.substring(at, end).split(",", -1);
        at = end + 1;
        quantifier(bound(bounds[0]), bound(bounds[bounds.length - 1]));
    }

    private static int bound(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    private void quantifier(int least, int most) {
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        if (behind == Behind.GROUP && most == 1) {
            steps.ways(2 - least);
        } else if (behind != Behind.ONE_THING) {
            problem = "neither a group nor a repetition can be repeated here";
        } else if (most <= LONGEST_BOUNDED) {
            steps.any(Math.max(0, most - 1));
            steps.optional(most - least + 1);
        } else if (at < pattern.length() || least > LONGEST_BOUNDED) {
            steps.repetition(); // one that nothing follows ends the search
        }
        behind = Behind.NOTHING;
    }
}
