package io.adtally.local.clickhouse.sql;

import io.adtally.local.clickhouse.sql.Token.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL into tokens by ClickHouse's rules: comments ({@code --}, {@code #} followed by a blank or !, nested
 * {@code /* *}{@code /}), texts and names in quotes with backslash or doubled-quote escapes, heredocs
 * ({@code $tag$…$tag$}). Works on bytes, because data may follow the statement. Not thread-safe.
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
        byte c = sql[at];
        if (c == '\'' || c == '"' || c == '`') {
            skipQuoted(c);
            return new Token(Kind.QUOTED, start, at, depth);
        }
        if (c == '$' && skipHeredoc()) {
            return new Token(Kind.QUOTED, start, at, depth);
        }
        if (isWordCharacter(c)) {
            while (at < sql.length && isWordCharacter(sql[at])) {
                at++;
            }
            return new Token(Kind.WORD, start, at, depth);
        }
        at++;
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
            if (isBlank(sql[at])) {
                at++;
            } else if (startsWith("--") || startsWith("#!") || startsWith("# ")) {
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

    private void skipQuoted(byte quote) {
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

    private boolean skipHeredoc() {
        int tagEnd = at + 1;
        while (tagEnd < sql.length && isWordCharacter(sql[tagEnd])) {
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
        at = sql.length;
        return true;
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
        if (at + text.length() > sql.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (sql[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isWordCharacter(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c < 0;
    }
}
