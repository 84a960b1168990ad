package io.adtally.local.clickhouse.sql;

/**
 * A piece of SQL.
 *
 * @param start offset of its first byte
 * @param end offset behind its last byte
 * @param depth how many parentheses are open around it
 */
record Token(Kind kind, int start, int end, int depth) {
    enum Kind {
        /** A bare word: keyword, name or number. */
        WORD,
        /** A quoted name or a text. */
        QUOTED,
        /** A single other character. */
        SYMBOL
    }
}
