package io.adtally.local.clickhouse.sql;

import io.adtally.local.clickhouse.engine.EngineException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement, taken apart as far as the host must: where the data of an INSERT begins, and what it may not do.
 *
 * @param keyword its first word, upper case; empty if there is none
 * @param sql the bytes to run; for an INSERT with data only what stands before FORMAT
 * @param format the format named in the statement, empty if none
 * @param dataStart offset in the request's text where the data of an INSERT begins, -1 if it takes none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
public record Statement(String keyword, byte[] sql, String format, int dataStart) {
    /** Reads the statement at the beginning of a request's text, refusing what is not allowed. */
    public static Statement parse(byte[] text) throws EngineException {
        return new Parser(text).parse();
    }

    /** Whether data follows, in the text itself or in the request's body. */
    public boolean takesData() {
        return dataStart >= 0;
    }

    private static final class Parser {
        private final byte[] text;
        private final Lexer lexer;
        private String keyword = "";
        private String format = "";
        /** Whether an INSERT's rows come from the statement itself. */
        private boolean hasRows;

        private @Nullable Token beforePrevious;
        private @Nullable Token previous;

        Parser(byte[] text) {
            this.text = text;
            this.lexer = new Lexer(text);
        }

        Statement parse() throws EngineException {
            for (Token token = lexer.next(); token != null; token = lexer.next()) {
                if (lexer.isSymbol(token, ';')) {
                    return last(token);
                }
                if (keyword.isEmpty() && token.kind() == Token.Kind.WORD) {
                    keyword = lexer.text(token).toUpperCase(Locale.ROOT);
                    Refusals.statement(keyword);
                }
                refuse(token);
                if (namesFormat(token)) {
                    format = lexer.text(token);
                    if (insertsData()) {
                        return withData();
                    }
                } else if (isSecondAfterFormat() && !lexer.isWord(token, "SETTINGS")) {
                    format = ""; // FORMAT was the name of something
                }
                noteRows(token);
                beforePrevious = previous;
                previous = token;
            }
            return new Statement(keyword, text, format, -1);
        }

        /** The rows of FORMAT Values are expressions, so they are read here like those of VALUES. */
        private boolean insertsData() {
            return keyword.equals("INSERT") && !hasRows && !format.equalsIgnoreCase("VALUES");
        }

        private boolean namesFormat(Token token) {
            return token.kind() == Token.Kind.WORD
                    && token.depth() == 0
                    && previous != null
                    && lexer.isWord(previous, "FORMAT")
                    && !namesTable();
        }

        private boolean isSecondAfterFormat() {
            return beforePrevious != null && lexer.isWord(beforePrevious, "FORMAT");
        }

        private boolean namesTable() {
            return beforePrevious != null
                    && (lexer.isWord(beforePrevious, "INTO")
                            || lexer.isWord(beforePrevious, "TABLE")
                            || lexer.isSymbol(beforePrevious, '.'));
        }

        private void noteRows(Token token) {
            if (token.kind() == Token.Kind.WORD && token.depth() == 0) {
                hasRows |= lexer.isWord(token, "VALUES") || lexer.isWord(token, "WATCH");
            }
            hasRows |= lexer.isWord(token, "SELECT"); // also in parentheses
        }

        private Statement withData() throws EngineException {
            Token formatWord = Objects.requireNonNull(previous);
            int at = lexer.position();
            if (at < text.length && text[at] == ';') {
                throw syntaxError("No ';' between the format and the data of an INSERT");
            }
            while (at < text.length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\f')) {
                at++;
            }
            // Exactly one line end belongs to the statement; the next byte is the first of the data, whatever it is.
            if (at < text.length && text[at] == '\r') {
                at++;
            }
            if (at < text.length && text[at] == '\n') {
                at++;
            }
            return new Statement(keyword, Arrays.copyOf(text, formatWord.start()), format, at);
        }

        private Statement last(Token semicolon) throws EngineException {
            if (lexer.next() != null) {
                throw syntaxError("Multi-statements are not allowed: one statement per request");
            }
            return new Statement(keyword, Arrays.copyOf(text, semicolon.start()), format, -1);
        }

        private void refuse(Token token) throws EngineException {
            if (previous == null) {
                return;
            }
            if (token.kind() == Token.Kind.WORD) {
                Refusals.setting(lexer.text(token));
            }
            if (lexer.isSymbol(token, '(') && previous.kind() != Token.Kind.SYMBOL) {
                Refusals.name(lexer.text(previous));
            } else if (namesEngine(token)) {
                Refusals.name(lexer.text(token));
            } else if (follows("INTO", token, "OUTFILE") || follows("FROM", token, "INFILE")) {
                Refusals.name("file");
            } else if (follows("CREATE", token, "TEMPORARY") || follows("REPLACE", token, "TEMPORARY")) {
                throw Refusals.denied("A temporary table would end with its request; it is not available here");
            } else if (keyword.equals("SYSTEM") && (lexer.isWord(token, "SHUTDOWN") || lexer.isWord(token, "KILL"))) {
                throw Refusals.denied("The engine is ended by ending its process");
            }
        }

        private boolean namesEngine(Token token) {
            if (token.kind() == Token.Kind.SYMBOL || previous == null) {
                return false;
            }
            boolean equals = lexer.isSymbol(previous, '=');
            Token word = equals ? beforePrevious : previous;
            return word != null && lexer.isWord(word, "ENGINE");
        }

        private boolean follows(String first, Token token, String second) {
            return previous != null && lexer.isWord(previous, first) && lexer.isWord(token, second);
        }

        private static EngineException syntaxError(String text) {
            return EngineException.of(62, "SYNTAX_ERROR", text);
        }
    }
}
