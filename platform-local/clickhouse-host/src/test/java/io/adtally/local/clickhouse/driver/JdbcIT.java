package io.adtally.local.clickhouse.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adtally.local.clickhouse.HostProcess;
import io.adtally.local.clickhouse.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The unmodified JDBC driver finds here what it finds at a ClickHouse. */
class JdbcIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int THREADS = 8;
    private static final int ROWS_PER_THREAD = 10;

    private final HostProcess host = HostProcess.shared();
    private final Sql sql = new Sql(host);

    @Test
    void everyColumnTypeOfTheBooksComesBackAsItWentIn() throws Exception {
        sql.run("""
                CREATE OR REPLACE TABLE typed
                (
                    id String, kind LowCardinality(String), at DateTime64(3, 'UTC'), minute DateTime('UTC'), sign Int8,
                    micros Int64, flags Array(LowCardinality(String)), adjusted_at Nullable(DateTime64(3, 'UTC'))
                )
                ENGINE = MergeTree PARTITION BY toYYYYMMDD(at) ORDER BY (kind, at)
                TTL toDateTime(at) + INTERVAL 400 DAY""");
        try (Connection connection = connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO typed VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < 3; i++) {
                insert.setString(1, "it's\\ \"" + i + "\"\n; -- é");
                insert.setString(2, "CLICK");
                insert.setObject(3, LocalDateTime.parse("2026-11-25T10:00:00.123"));
                insert.setObject(4, LocalDateTime.parse("2026-11-25T10:01:00"));
                insert.setByte(5, (byte) -1);
                insert.setLong(6, Long.MAX_VALUE - i);
                insert.setArray(7, connection.createArrayOf("String", new Object[] {"a", "b'c"}));
                insert.setObject(8, i == 0 ? null : LocalDateTime.parse("2026-11-25T11:00:00.001"));
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(3);
        }
        assertThat(sql.run("SELECT * FROM typed ORDER BY micros DESC LIMIT 2")).isEqualTo("""
                        it\\'s\\\\ "0"\\n; -- é\tCLICK\t2026-11-25 10:00:00.123\t2026-11-25 10:01:00\t-1\t9223372036854775807\t['a','b\\'c']\t\\N
                        it\\'s\\\\ "1"\\n; -- é\tCLICK\t2026-11-25 10:00:00.123\t2026-11-25 10:01:00\t-1\t9223372036854775806\t['a','b\\'c']\t2026-11-25 11:00:00.001""");
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT * FROM typed WHERE micros = ? AND kind = ? AND id LIKE ?")) {
            select.setLong(1, Long.MAX_VALUE);
            select.setString(2, "CLICK");
            select.setString(3, "it's%");
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString("id")).isEqualTo("it's\\ \"0\"\n; -- é");
                assertThat(row.getObject("at", LocalDateTime.class))
                        .isEqualTo(LocalDateTime.parse("2026-11-25T10:00:00.123"));
                assertThat(row.getLong("micros")).isEqualTo(Long.MAX_VALUE);
                assertThat(row.getByte("sign")).isEqualTo((byte) -1);
                assertThat((Object[]) row.getArray("flags").getArray()).containsExactly("a", "b'c");
                assertThat(row.getObject("adjusted_at")).isNull();
                assertThat(row.next()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "SELECT 1 FRM x y ~ 62",
                "SELECT * FROM no_such_table ~ 60",
                "SELECT toUInt8('x') ~ 6",
                "SELECT throwIf(number = 3000) FROM numbers(10000) ~ 395",
            })
    void errorsCarryTheCode(String statement, int code) throws SQLException {
        try (Connection connection = connect();
                Statement failing = connection.createStatement()) {
            assertThatThrownBy(() -> failing.executeQuery(statement))
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getErrorCode())
                            .isEqualTo(code));
            assertThat(number(connection, "SELECT 42")).isEqualTo(42);
        }
    }

    @Test
    void settingsOfAConnectionAreItsOwn() throws SQLException {
        try (Connection one = connect("clickhouse_setting_max_result_rows", "7");
                Connection other = connect()) {
            for (int i = 0; i < 6; i++) {
                assertThat(number(one, "SELECT getSetting('max_result_rows')")).isEqualTo(7);
                assertThat(number(other, "SELECT getSetting('max_result_rows')"))
                        .isZero();
            }
        }
        assertThatThrownBy(() -> connect("clickhouse_setting_no_such", "1")
                        .createStatement()
                        .executeQuery("SELECT 1"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(115));
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> number(connect("password", "wrong"), "SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("516");
    }

    @Test
    void aRunningStatementIsCancelledEvenIfEveryConnectionIsBusy() throws Exception {
        List<Statement> statements = new ArrayList<>();
        List<CompletableFuture<ResultSet>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Connection connection = connect()) {
            for (int i = 0; i < 4; i++) { // as many as the host has connections
                Statement statement = connection.createStatement();
                statements.add(statement);
                running.add(CompletableFuture.supplyAsync(() -> endless(statement), threads));
            }
            String list = "KILL QUERY WHERE query LIKE 'SELECT count() FROM numbers(1000000000000)%' TEST";
            await().atMost(LIMIT).until(() -> sql.run(list).lines().count() == 4);
            for (int i = 0; i < 4; i++) {
                Statement statement = statements.get(i);
                CompletableFuture<ResultSet> result = running.get(i);
                await().atMost(LIMIT).until(() -> {
                    statement.cancel();
                    return result.isDone();
                });
                assertThatThrownBy(result::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasStackTraceContaining("394");
            }
            assertThat(number(connection, "SELECT 42")).isEqualTo(42);
        }
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        sql.run("CREATE OR REPLACE TABLE threads (thread UInt32, i UInt32, s String)"
                + " ENGINE = MergeTree ORDER BY (thread, i)");
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                done.add(threads.submit(() -> insertAndReadBack(thread)));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        assertThat(sql.run("SELECT count(), uniqExact(thread, i) FROM threads")).isEqualTo("80\t80");
    }

    private void insertAndReadBack(int thread) {
        try (Connection connection = connect("clickhouse_setting_max_result_rows", Integer.toString(100 + thread));
                PreparedStatement insert = connection.prepareStatement("INSERT INTO threads VALUES (?, ?, ?)")) {
            for (int i = 1; i <= ROWS_PER_THREAD; i++) {
                insert.setInt(1, thread);
                insert.setInt(2, i);
                insert.setString(3, "thread " + thread);
                assertThat(insert.executeUpdate()).isEqualTo(1);
                assertThat(number(connection, "SELECT count() FROM threads WHERE thread = " + thread))
                        .isEqualTo(i);
                assertThat(number(connection, "SELECT getSetting('max_result_rows')"))
                        .isEqualTo(100 + thread);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ResultSet endless(Statement statement) {
        try {
            return statement.executeQuery("SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 1"
                    + " SETTINGS max_threads = 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getLong(1);
        }
    }

    private Connection connect(String... properties) throws SQLException {
        Properties all = new Properties();
        all.setProperty("user", host.user());
        all.setProperty("password", host.password());
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return DriverManager.getConnection("jdbc:clickhouse:" + host.url() + "/default", all);
    }
}
