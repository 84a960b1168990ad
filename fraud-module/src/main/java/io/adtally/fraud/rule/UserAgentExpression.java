package io.adtally.fraud.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.MatchResult;

/**
 * A regular expression that is searched for in what strangers send: the time is at most proportional to the length of
 * the user agent, whatever both are made of (RE2), and one expression may be {@value #LARGEST_PROGRAM} instructions. Its
 * syntax is RE2's: nothing that looks around or refers back. Safe for any number of threads.
 */
public final class UserAgentExpression {
    private static final int LARGEST_PROGRAM = 200;

    private static final java.util.regex.Pattern COUNTED =
            java.util.regex.Pattern.compile("(\\)?)\\{(\\d{1,4})(?:,(\\d{0,4}))?}");

    private final Pattern pattern;

    private UserAgentExpression(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is none, or one that is too costly to search for; its message says why
     */
    public static UserAgentExpression of(String text) {
        // What is repeated is unrolled: counts within counts would take all memory before there is a program to
        // measure.
        if (unrolled(text) > LARGEST_PROGRAM) {
            throw tooCostly(text);
        }
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.programSize() > LARGEST_PROGRAM) {
                throw tooCostly(text);
            }
            return new UserAgentExpression(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a regular expression: " + e.getDescription() + ": " + text, e);
        }
    }

    /** Whether it is found anywhere in the user agent, case-sensitively. */
    public boolean occursIn(String userAgent) {
        return pattern.matcher(userAgent).find();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** How often something could be repeated at most if all groups that are counted were within one another. */
    private static double unrolled(String text) {
        double groups = 1;
        double longest = 1;
        for (MatchResult counts : COUNTED.matcher(text).results().toList()) {
            if (counts.group(1).isEmpty()) {
                longest = Math.max(longest, most(counts));
            } else {
                groups *= most(counts);
            }
        }
        return groups * longest;
    }

    private static double most(MatchResult counts) {
        String last = counts.group(3) == null || counts.group(3).isEmpty() ? counts.group(2) : counts.group(3);
        return Math.max(1, Integer.parseInt(last));
    }

    private static IllegalArgumentException tooCostly(String text) {
        return new IllegalArgumentException("too costly to search for, repetitions need smaller counts: " + text);
    }
}
