package io.adtally.local.clickhouse.sql;

import io.adtally.local.clickhouse.engine.EngineException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
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
    /** What would outlive the request on a connection that others use, or end the engine. */
    private static final Set<String> REFUSED_STATEMENTS = Set.of("SET", "USE", "BACKUP", "RESTORE", "ATTACH", "DETACH");

    /** Table functions and engines that reach the host's files, programs or network. */
    private static final Set<String> REFUSED_FUNCTIONS = Set.of(
            "file",
            "filecluster",
            "url",
            "urlcluster",
            "executable",
            "executablepool",
            "s3",
            "s3cluster",
            "gcs",
            "hdfs",
            "hdfscluster",
            "azureblobstorage",
            "remote",
            "remotesecure",
            "cluster",
            "clusterallreplicas",
            "mysql",
            "postgresql",
            "mongodb",
            "redis",
            "sqlite",
            "jdbc",
            "odbc",
            "iceberg",
            "icebergs3",
            "iceberglocal",
            "deltalake",
            "deltalakelocal",
            "hudi",
            "python",
            "catboostevaluate");

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
        private boolean selects;
        private @Nullable Token previous;

        Parser(byte[] text) {
            this.text = text;
            this.lexer = new Lexer(text);
        }

        Statement parse() throws EngineException {
            String format = "";
            for (Token token = lexer.next(); token != null; token = lexer.next()) {
                if (lexer.isSymbol(token, ';')) {
                    return last(token, format);
                }
                if (keyword.isEmpty() && token.kind() == Token.Kind.WORD) {
                    keyword = lexer.text(token).toUpperCase(Locale.ROOT);
                    refuseStatement(keyword);
                }
                refuseFunction(token);
                if (token.depth() == 0 && previous != null && lexer.isWord(previous, "FORMAT")) {
                    format = lexer.text(token);
                    if (insertsData()) {
                        return withData(previous, format);
                    }
                }
                noteSelect(token);
                previous = token;
            }
            return new Statement(keyword, text, format, -1);
        }

        private boolean insertsData() {
            return keyword.equals("INSERT") && !selects;
        }

        /** Words after which an INSERT's rows come from the statement itself. */
        private void noteSelect(Token token) {
            if (token.kind() == Token.Kind.WORD && token.depth() == 0) {
                selects |= lexer.isWord(token, "VALUES") || lexer.isWord(token, "WATCH");
            }
            selects |= lexer.isWord(token, "SELECT"); // also in parentheses
        }

        private Statement withData(Token formatWord, String format) {
            int at = lexer.position();
            while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
                at++;
            }
            if (at < text.length && text[at] == ';') {
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

        private Statement last(Token semicolon, String format) throws EngineException {
            if (lexer.next() != null) {
                throw EngineException.of(
                        62, "SYNTAX_ERROR", "Multi-statements are not allowed: one statement per request");
            }
            return new Statement(keyword, Arrays.copyOf(text, semicolon.start()), format, -1);
        }

        private void refuseStatement(String word) throws EngineException {
            if (REFUSED_STATEMENTS.contains(word)) {
                throw EngineException.of(
                        497,
                        "ACCESS_DENIED",
                        word + " is not available here; pass settings and database with the request");
            }
        }

        private void refuseFunction(Token token) throws EngineException {
            if (previous == null) {
                return;
            }
            if (lexer.isSymbol(token, '(') && previous.kind() != Token.Kind.SYMBOL) {
                refuseName(unquoted(lexer.text(previous)), "function");
            } else if (lexer.isWord(token, "OUTFILE") || lexer.isWord(token, "INFILE")) {
                refuseName("file", "clause");
            } else if (keyword.equals("SYSTEM") && (lexer.isWord(token, "SHUTDOWN") || lexer.isWord(token, "KILL"))) {
                throw EngineException.of(497, "ACCESS_DENIED", "The engine is ended by ending its process");
            }
        }

        private static void refuseName(String name, String what) throws EngineException {
            if (REFUSED_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
                throw EngineException.of(
                        497,
                        "ACCESS_DENIED",
                        "The " + what + " " + name + " reaches out of the database and is not allowed");
            }
        }

        private static String unquoted(String text) {
            boolean quoted = text.length() > 1 && (text.charAt(0) == '`' || text.charAt(0) == '"');
            return quoted ? text.substring(1, text.length() - 1) : text;
        }
    }
}
