package io.adtally.local.clickhouse.sql;

import io.adtally.local.clickhouse.sql.Token.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL into tokens where ClickHouse does: comments ({@code --}, {@code //}, {@code #} followed by a blank or !, nested
 * {@code /* *}{@code /}), texts and names in quotes with backslash or doubled-quote escapes, in typographic quotes without
 * escapes, heredocs ({@code $tag$…$tag$}). A token that ends elsewhere than in the engine would hide what follows it from
 * the checks. Works on bytes, because data may follow the statement. Source: ClickHouse's src/Parsers/Lexer.cpp and what
 * the engine answers. Not thread-safe.
 */
final class Lexer {
    private final byte[] sql;
    private int at;
    private int depth;

    Lexer(byte[] sql) {
        this.sql = sql;
    }

    /** Where the next token is looked for. */
    int position() {
        return at;
    }

    /** The next token, null at the end. An unfinished quote or comment reaches to the end. */
    @Nullable
    Token next() {
        skipBlanksAndComments();
        if (at >= sql.length) {
            return null;
        }
        int start = at;
        if (skipQuoted() || skipHeredoc()) {
            return new Token(Kind.QUOTED, start, at, depth);
        }
        if (skipWord()) {
            return new Token(Kind.WORD, start, at, depth);
        }
        byte c = sql[at++];
        if (c == '(') {
            depth++;
            return new Token(Kind.SYMBOL, start, at, depth - 1);
        }
        if (c == ')') {
            depth = Math.max(0, depth - 1);
        }
        return new Token(Kind.SYMBOL, start, at, depth);
    }

    String text(Token token) {
        return new String(sql, token.start(), token.end() - token.start(), StandardCharsets.UTF_8);
    }

    boolean isSymbol(Token token, char symbol) {
        return token.kind() == Kind.SYMBOL && sql[token.start()] == symbol;
    }

    boolean isWord(Token token, String word) {
        return token.kind() == Kind.WORD && text(token).equalsIgnoreCase(word);
    }

    private void skipBlanksAndComments() {
        while (at < sql.length) {
            int blank = Blanks.length(sql, at);
            if (blank > 0) {
                at += blank;
            } else if (startsWith("--") || startsWith("//") || startsWith("#!") || startsWith("# ")) {
                skipLine();
            } else if (startsWith("/*")) {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        while (at < sql.length && sql[at] != '\n') {
            at++;
        }
    }

    private void skipBlockComment() {
        int open = 0;
        while (at < sql.length) {
            if (startsWith("/*")) {
                open++;
                at += 2;
            } else if (startsWith("*/")) {
                open--;
                at += 2;
                if (open == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
    }

    private boolean skipQuoted() {
        byte c = sql[at];
        if (c == '\'' || c == '"' || c == '`') {
            skipQuotedBy(c);
            return true;
        }
        return skipTypographic("\u2018", "\u2019") || skipTypographic("\u201c", "\u201d");
    }

    private void skipQuotedBy(byte quote) {
        at++;
        while (at < sql.length) {
            byte c = sql[at];
            if (c == '\\') {
                at = Math.min(sql.length, at + 2);
            } else if (c == quote) {
                at++;
                if (at >= sql.length || sql[at] != quote) {
                    return;
                }
                at++;
            } else {
                at++;
            }
        }
    }

    private boolean skipTypographic(String open, String close) {
        if (!startsWith(open)) {
            return false;
        }
        while (at < sql.length && !startsWith(close)) {
            at++;
        }
        at = Math.min(sql.length, at + close.getBytes(StandardCharsets.UTF_8).length);
        return true;
    }

    /** Without its end it is no heredoc but a word. */
    private boolean skipHeredoc() {
        if (sql[at] != '$') {
            return false;
        }
        int tagEnd = at + 1;
        while (tagEnd < sql.length && sql[tagEnd] != '$' && isWordCharacter(sql[tagEnd])) {
            tagEnd++;
        }
        if (tagEnd >= sql.length || sql[tagEnd] != '$') {
            return false;
        }
        int tagLength = tagEnd + 1 - at;
        for (int end = tagEnd + 1; end + tagLength <= sql.length; end++) {
            if (matches(end, at, tagLength)) {
                at = end + tagLength;
                return true;
            }
        }
        return false;
    }

    /** A dollar belongs to a word, unless the word begins with a digit. */
    private boolean skipWord() {
        int start = at;
        boolean dollars = sql[at] < '0' || sql[at] > '9';
        while (at < sql.length && isWordCharacter(sql[at]) && (dollars || sql[at] != '$')) {
            at++;
        }
        return at > start;
    }

    private boolean matches(int left, int right, int length) {
        for (int i = 0; i < length; i++) {
            if (sql[left + i] != sql[right + i]) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (at + bytes.length > sql.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (sql[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWordCharacter(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
    }
}
