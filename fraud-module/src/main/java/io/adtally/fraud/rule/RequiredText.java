package io.adtally.fraud.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts without which a regular expression cannot match, so that it need not be tried where they are absent. Knows
 * just enough of the syntax; of an expression that it does not understand it says nothing.
 */
final class RequiredText {
    private static final String REPEATS = "?*{";

    private final String pattern;
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private String longest = "";
    private int at;

    private RequiredText(String pattern) {
        this.pattern = pattern;
    }

    /** Texts of which at least one occurs in whatever the expression matches; null if none are known. */
    static @Nullable List<String> orNull(String pattern) {
        RequiredText required = new RequiredText(pattern);
        return required.read() ? required.texts : null;
    }

    /** Outside of groups and classes, one alternative after the other. */
    private boolean read() {
        while (at < pattern.length()) {
            char character = pattern.charAt(at++);
            boolean understood =
                    switch (character) {
                        case '|' -> endAlternative();
                        case '(' -> skipGroup();
                        case '[' -> skipClass();
                        case '\\' -> escape();
                        case '?', '*', '{', '}', ']', ')' -> false;
                        case '^', '$', '.', '+' -> endRun();
                        default -> literal(character);
                    };
            if (!understood) {
                return false;
            }
        }
        return endAlternative();
    }

    private boolean literal(char character) {
        if (repeated()) {
            return endRun() && skipRepeat();
        }
        run.append(character);
        return true;
    }

    /** Punctuation is quoted; a letter or digit stands for a class or position, which \\p and \\x continue. */
    private boolean escape() {
        if (at == pattern.length()) {
            return false;
        }
        char character = pattern.charAt(at++);
        if (!Character.isLetterOrDigit(character)) {
            return literal(character);
        }
        return "dDsSwWbB".indexOf(character) >= 0 && endRun() && skipRepeat();
    }

    private boolean skipClass() {
        return toClassEnd() && endRun() && skipRepeat();
    }

    /** Moves behind the bracket that ends the class; classes within classes are not understood. */
    private boolean toClassEnd() {
        boolean beginsWithBracket = pattern.startsWith("]", at) || pattern.startsWith("^]", at);
        while (!beginsWithBracket && at < pattern.length()) {
            switch (pattern.charAt(at++)) {
                case ']' -> {
                    return true;
                }
                case '[' -> {
                    return false;
                }
                case '\\' -> at++;
                default -> {
                    // one more character of the class
                }
            }
        }
        return false;
    }

    /** Groups with a question mark set flags, look around or have names: not understood. */
    private boolean skipGroup() {
        int depth = pattern.startsWith("?", at) ? 0 : 1;
        boolean understood = depth > 0;
        while (understood && depth > 0 && at < pattern.length()) {
            switch (pattern.charAt(at++)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '[' -> understood = toClassEnd();
                case '\\' -> at++;
                default -> {
                    // one more character of the group
                }
            }
        }
        return understood && depth == 0 && endRun() && skipRepeat();
    }

    private boolean repeated() {
        return at < pattern.length() && REPEATS.indexOf(pattern.charAt(at)) >= 0;
    }

    private boolean skipRepeat() {
        if (repeated()) {
            int end = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) : at;
            if (end < 0) {
                return false;
            }
            at = end + 1;
            // A second sign makes the repeat reluctant or possessive.
            if (at < pattern.length() && "?+".indexOf(pattern.charAt(at)) >= 0) {
                at++;
            }
        }
        return true;
    }

    private boolean endRun() {
        longest = run.length() > longest.length() ? run.toString() : longest;
        run.setLength(0);
        return true;
    }

    private boolean endAlternative() {
        endRun();
        texts.add(longest);
        boolean found = longest.length() >= LiteralIndex.SHORTEST;
        longest = "";
        return found;
    }
}
