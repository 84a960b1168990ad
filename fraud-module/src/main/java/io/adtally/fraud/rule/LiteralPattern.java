package io.adtally.fraud.rule;

import org.jspecify.annotations.Nullable;

/** Recognises regular expressions that are plain text, possibly with escaped punctuation and a leading {@code ^}. */
final class LiteralPattern {
    private static final String SPECIAL = "\\^$.|?*+()[]{}";

    private LiteralPattern() {}

    /** The text that the pattern searches for, or null if only a regular expression can search for it. */
    static LiteralIndex.@Nullable Literal literalOrNull(String pattern, int rank) {
        boolean anchored = pattern.startsWith("^");
        StringBuilder text = new StringBuilder();
        for (int at = anchored ? 1 : 0; at < pattern.length(); at++) {
            char character = pattern.charAt(at);
            if (character == '\\') {
                at++;
                // A backslash before a letter or digit has a meaning of its own; before punctuation it quotes.
                if (at == pattern.length() || Character.isLetterOrDigit(pattern.charAt(at))) {
                    return null;
                }
                text.append(pattern.charAt(at));
            } else if (SPECIAL.indexOf(character) >= 0) {
                return null;
            } else {
                text.append(character);
            }
        }
        return text.length() < LiteralIndex.SHORTEST ? null : new LiteralIndex.Literal(text.toString(), anchored, rank);
    }
}
