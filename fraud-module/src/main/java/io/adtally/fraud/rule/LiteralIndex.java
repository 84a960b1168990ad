package io.adtally.fraud.rule;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds which of many texts occurs in a given one, in one pass and without allocating. Immutable.
 *
 * <p>The texts are chained by a hash of their first three characters. At each position of the searched text the same
 * hash selects the few candidates worth comparing; at most positions there are none.
 */
final class LiteralIndex {
    /** What {@link #firstRank} returns when nothing occurs: greater than every rank. */
    static final int NO_RANK = Integer.MAX_VALUE;

    /** The fewest characters a text may have. */
    static final int SHORTEST = 3;

    private static final int TABLE_BITS = 13;
    private static final int NONE = -1;

    private final Literal[] literals;
    private final int[] firstByHash = new int[1 << TABLE_BITS];
    private final int[] nextInChain;

    /** A text to look for, only at the very start if anchored; the lower rank takes precedence. */
    record Literal(String text, boolean anchored, int rank) {
        Literal {
            if (text.length() < SHORTEST) {
                throw new IllegalArgumentException("text must have at least " + SHORTEST + " characters: " + text);
            }
        }
    }

    LiteralIndex(List<Literal> texts) {
        literals = texts.toArray(Literal[]::new);
        nextInChain = new int[literals.length];
        Arrays.fill(firstByHash, NONE);
        for (int index = 0; index < literals.length; index++) {
            int hash = hash(literals[index].text(), 0);
            nextInChain[index] = firstByHash[hash];
            firstByHash[hash] = index;
        }
    }

    /** The lowest rank among the texts that occur in the given one, or {@link #NO_RANK}. */
    int firstRank(String searched) {
        return firstRank(searched, rank -> true);
    }

    /** The same among the texts whose rank is admitted. */
    int firstRank(String searched, IntPredicate admitted) {
        int rank = NO_RANK;
        for (int at = 0; at <= searched.length() - SHORTEST; at++) {
            int index = firstByHash[hash(searched, at)];
            for (; index != NONE; index = nextInChain[index]) {
                Literal literal = literals[index];
                if (literal.rank < rank
                        && (at == 0 || !literal.anchored)
                        && searched.startsWith(literal.text, at)
                        && admitted.test(literal.rank)) {
                    rank = literal.rank;
                }
            }
        }
        return rank;
    }

    /** The bits of the ranks, each below 64, of the texts that occur in the given one. */
    long occurring(String searched) {
        long ranks = 0;
        for (int at = 0; at <= searched.length() - SHORTEST; at++) {
            int index = firstByHash[hash(searched, at)];
            for (; index != NONE; index = nextInChain[index]) {
                Literal literal = literals[index];
                if (searched.startsWith(literal.text, at)) {
                    ranks |= 1L << literal.rank;
                }
            }
        }
        return ranks;
    }

    private static int hash(String text, int at) {
        int characters = (text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2);
        return (characters * 0x9E3779B9) >>> (Integer.SIZE - TABLE_BITS);
    }
}
