package io.adtally.local.clickhouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.clickhouse.engine.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "INSERT INTO t FORMAT CSV|1,2 ~ INSERT INTO t  ~ CSV ~ 1,2",
                "INSERT INTO t FORMAT CSV;1 ~ refused ~ ~",
                "insert into t format CSV ||1 ~ insert into t  ~ CSV ~ |1",
                "INSERT INTO t FORMAT CSV   1|2 ~ INSERT INTO t  ~ CSV ~ 1|2",
                "INSERT INTO t FORMAT CSV -- not a comment ~ INSERT INTO t  ~ CSV ~ -- not a comment",
                "INSERT INTO t /* FORMAT a */ FORMAT/**/CSV|; ' ~ INSERT INTO t /* FORMAT a */  ~ CSV ~ ; '",
                "INSERT INTO t (a, format) SETTINGS x='FORMAT Y' FORMAT CSV|1"
                        + " ~ INSERT INTO t (a, format) SETTINGS x='FORMAT Y'  ~ CSV ~ 1",
                "INSERT INTO format FORMAT CSV|1 ~ INSERT INTO format  ~ CSV ~ 1",
                "INSERT INTO TABLE d.format (a) FORMAT CSV|1 ~ INSERT INTO TABLE d.format (a)  ~ CSV ~ 1",
            })
    void splitsAnInsertFromItsData(String text, String sql, String format, String data) throws EngineException {
        if (sql.equals("refused")) {
            assertThat(refusal(text.replace('|', '\n'))).isEqualTo(62);
            return;
        }
        byte[] bytes = text.replace('|', '\n').getBytes(StandardCharsets.UTF_8);
        Statement statement = Statement.parse(bytes);
        assertThat(statement.takesData()).isTrue();
        assertThat(new String(statement.sql(), StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo(sql.strip());
        assertThat(statement.format()).isEqualTo(format);
        assertThat(Arrays.copyOfRange(bytes, statement.dataStart(), bytes.length))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(data.replace('|', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "SELECT 'a FORMAT JSON' ~ SELECT ~ ''",
                "SELECT 1 FORMAT JSON ~ SELECT ~ JSON",
                "SELECT 1 FORMAT JSON SETTINGS max_threads = 1; ~ SELECT ~ JSON",
                "SELECT format FROM t ~ SELECT ~ ''",
                "SELECT format('{}', a) FROM t FORMAT CSV ~ SELECT ~ CSV",
                "SELECT a AS format, b FROM t ~ SELECT ~ ''",
                "(SELECT 1) ~ SELECT ~ ''",
                "/* only a comment */ ~ '' ~ ''",
                "WITH 1 AS x SELECT x ~ WITH ~ ''",
                "INSERT INTO t SELECT 1 FORMAT CSV ~ INSERT ~ CSV",
                "INSERT INTO t (a) (SELECT 1) FORMAT CSV ~ INSERT ~ CSV",
                "INSERT INTO t VALUES (1, 'FORMAT CSV; x') ~ INSERT ~ ''",
                "INSERT INTO t FORMAT Values (1, ';') ~ INSERT ~ ''",
                "EXPLAIN SELECT 1; -- the end ~ EXPLAIN ~ ''",
            })
    void knowsWhatTakesNoData(String text, String keyword, String format) throws EngineException {
        Statement statement = Statement.parse(text.getBytes(StandardCharsets.UTF_8));
        assertThat(statement.takesData()).isFalse();
        assertThat(statement.keyword()).isEqualTo(keyword.replace("''", ""));
        assertThat(statement.format()).isEqualTo(format.replace("''", ""));
    }

    @Test
    void theSemicolonIsNotRun() throws EngineException {
        assertThat(Statement.parse("SELECT 1 ; ".getBytes(StandardCharsets.UTF_8))
                        .sql())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("SELECT 1 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT 1; SELECT 2", "SELECT 1;;", "SELECT $$;$$; DROP TABLE t", "SELECT 1 -- \n; SELECT 2"})
    void refusesASecondStatement(String text) {
        assertThat(refusal(text)).isEqualTo(62);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET max_threads = 1",
                "/* x */ uSe d",
                "ATTACH TABLE t FROM '/tmp'",
                "BACKUP DATABASE d TO File('x')",
                "SYSTEM SHUTDOWN",
                "CREATE TEMPORARY TABLE t (a UInt8)",
                "CREATE OR REPLACE TEMPORARY TABLE t (a UInt8)",
                "SELECT * FROM file('/etc/passwd')",
                "SELECT FiLe /* x */ -- y\n ('/etc/passwd')",
                "SELECT * FROM `file`('/etc/passwd')",
                "SELECT * FROM \"FILE\"('/etc/passwd')",
                "SELECT * FROM `f\\x69le`('/etc/passwd')",
                "SELECT * FROM \u201cfile\u201d('/etc/passwd')",
                "SELECT * FROM file\u00a0('/etc/passwd')",
                "SELECT 1 AS a$b$, * FROM file('/etc/passwd') -- $b$",
                "SELECT 1 AS $x$, file('/etc/passwd')",
                "SELECT * FROM icebergS3Cluster('x')",
                "INSERT INTO t VALUES (1, file('/etc/passwd'))",
                "INSERT INTO t FORMAT Values (1, file('/etc/passwd'))",
                "INSERT INTO FUNCTION url('http://x') SELECT 1",
                "SELECT 1 INTO OUTFILE '/tmp/x'",
                "INSERT INTO t FROM INFILE '/tmp/x' FORMAT CSV",
                "CREATE DATABASE d ENGINE = Filesystem",
                "CREATE TABLE t (a UInt8) ENGINE `File`",
                "CREATE DICTIONARY d (a UInt8) PRIMARY KEY a SOURCE(HTTP(url 'x'))",
                "SELECT 1 FORMAT Template SETTINGS format_template_row = '/etc/passwd'",
            })
    void refusesWhatLeadsOutOfTheDatabase(String text) {
        assertThat(refusal(text)).isEqualTo(497);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'file(''/etc/passwd'')', $$url('x')$$ -- remote('x')",
                "SELECT file, url, profile, compatibility FROM t",
                "SELECT engine = 'File' FROM system.tables",
                "SELECT x IN ('a\\\\b') FROM t",
                "ALTER TABLE t MODIFY SETTING max_bytes_to_merge_at_max_space_in_pool = 1",
                "CREATE TABLE t (a UInt8) ENGINE = MergeTree ORDER BY a",
                "SELECT replaceRegexpAll(url, 'x', 'y') FROM t",
            })
    void allowsWhatOnlyLooksLikeIt(String text) throws EngineException {
        assertThat(Statement.parse(text.getBytes(StandardCharsets.UTF_8)).takesData())
                .isFalse();
    }

    private static int refusal(String text) {
        try {
            Statement statement = Statement.parse(text.getBytes(StandardCharsets.UTF_8));
            throw new AssertionError("not refused: " + statement);
        } catch (EngineException e) {
            return e.code();
        }
    }
}
