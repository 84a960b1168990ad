package io.adtally.local.clickhouse.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.CompressionMethod;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.data.ClickHouseFormat;
import io.adtally.local.clickhouse.HostProcess;
import io.adtally.local.clickhouse.Sql;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The unmodified client finds here what it finds at a ClickHouse, however it compresses. */
class ClientIT {
    private static final int ROWS = 20_000;

    private final HostProcess host = HostProcess.shared();
    private final Sql sql = new Sql(host);

    static Stream<Arguments> compressions() {
        return Stream.of(
                compression("none", builder -> builder.compressServerResponse(false)),
                compression("ZSTD blocks", builder -> builder.compressClientRequest(true)),
                compression("LZ4 blocks", builder -> builder.compressClientRequest(true)
                        .compressionMethod(CompressionMethod.LZ4)),
                compression("HTTP's LZ4", builder -> builder.compressClientRequest(true)
                        .useHttpCompression(true)));
    }

    private static Arguments compression(String name, UnaryOperator<Client.Builder> settings) {
        return Arguments.argumentSet(name, settings);
    }

    @BeforeEach
    void emptyTable() throws Exception {
        sql.run(
                "CREATE TABLE IF NOT EXISTS events (id UInt64, name String, micros Int64) ENGINE = MergeTree ORDER BY id");
        sql.run("TRUNCATE TABLE events");
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void rowBinaryArrivesToTheByte(UnaryOperator<Client.Builder> compression) throws Exception {
        try (Client client = client(compression);
                InsertResponse inserted = client.insert(
                                "events", new ByteArrayInputStream(rowBinary()), ClickHouseFormat.RowBinary)
                        .get()) {
            assertThat(inserted.getWrittenRows()).isEqualTo(ROWS);
        }
        assertThat(damage()).isEqualTo("20000\t0");
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void objectsArriveToTheByte(UnaryOperator<Client.Builder> compression) throws Exception {
        try (Client client = client(compression)) {
            client.register(Event.class, client.getTableSchema("events"));
            try (InsertResponse inserted = client.insert(
                            "events",
                            IntStream.range(0, ROWS).mapToObj(Event::new).toList())
                    .get()) {
                assertThat(inserted.getWrittenRows()).isEqualTo(ROWS);
            }
        }
        assertThat(damage()).isEqualTo("20000\t0");
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void answersArriveToTheByte(UnaryOperator<Client.Builder> compression) throws Exception {
        StringBuilder expected = new StringBuilder();
        IntStream.range(0, 100_000).forEach(i -> expected.append(i).append('\n'));
        try (Client client = client(compression);
                QueryResponse answer = client.query("SELECT number FROM numbers(100000) FORMAT TSV")
                        .get()) {
            assertThat(answer.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(expected.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "JSONEachRow ~ {\"id\":1,\"name\":\"a;'\",\"micros\":-5}|{\"id\":2,\"name\":\"FORMAT\",\"micros\":6}",
                "CSV ~ 1,\"a;'\",-5|2,FORMAT,6|",
            })
    void textsArrive(ClickHouseFormat format, String rows) throws Exception {
        try (Client client = client(builder -> builder);
                InsertResponse inserted = client.insert(
                                "events",
                                new ByteArrayInputStream(rows.replace('|', '\n').getBytes(StandardCharsets.UTF_8)),
                                format)
                        .get()) {
            assertThat(inserted.getWrittenRows()).isEqualTo(2);
        }
        assertThat(sql.run("SELECT * FROM events ORDER BY id")).isEqualTo("1\ta;\\'\t-5\n2\tFORMAT\t6");
    }

    @Test
    void parametersReachTheStatementAsTheyAre() throws Exception {
        try (Client client = client(builder -> builder);
                QueryResponse answer = client.query(
                                "SELECT {a:UInt64} + 1, {s:String}, {l:Array(String)} FORMAT TSVRaw",
                                Map.of("a", 41, "s", "it's; -- \" x", "l", "['x','y']"))
                        .get()) {
            assertThat(answer.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("42\tit's; -- \" x\t['x','y']\n");
        }
    }

    @Test
    void damagedRowsInsertNothing() throws Exception {
        byte[] rows = rowBinary();
        try (Client client = client(builder -> builder.setMaxRetries(0))) {
            assertThatThrownBy(() -> client.insert(
                                    "events",
                                    new ByteArrayInputStream(rows, 0, rows.length - 3),
                                    ClickHouseFormat.RowBinary)
                            .get())
                    .hasStackTraceContaining("Code: 33");
            assertThatThrownBy(() -> client.insert(
                                    "no_such_table", new ByteArrayInputStream(rows), ClickHouseFormat.RowBinary)
                            .get())
                    .hasStackTraceContaining("Code: 60");
        }
        assertThat(damage()).isEqualTo("0\t0");
    }

    @Test
    void aTokenCountsAnInsertOnceInTheTableAndInTheView() throws Exception {
        String window = " SETTINGS non_replicated_deduplication_window = 100";
        sql.run("CREATE TABLE once (id UInt64, name String, micros Int64) ENGINE = MergeTree ORDER BY id" + window);
        sql.run("CREATE TABLE sums (name String, micros Int64) ENGINE = SummingMergeTree ORDER BY name" + window);
        sql.run("CREATE MATERIALIZED VIEW to_sums TO sums AS SELECT '' AS name, sum(micros) AS micros FROM once");
        for (String token : List.of("one", "one", "two", "one", "two")) {
            insertOnce(token);
        }
        assertThat(sql.run("SELECT count(), sum(micros) FROM once")).isEqualTo("40000\t399980000");
        assertThat(sql.run("SELECT sum(micros) FROM sums")).isEqualTo("399980000");
    }

    private void insertOnce(String token) throws Exception {
        InsertSettings settings = new InsertSettings()
                .serverSetting("insert_deduplication_token", token)
                .serverSetting("deduplicate_blocks_in_dependent_materialized_views", "1");
        try (Client client = client(builder -> builder);
                InsertResponse inserted = client.insert(
                                "once", new ByteArrayInputStream(rowBinary()), ClickHouseFormat.RowBinary, settings)
                        .get()) {
            assertThat(inserted.getQueryId()).isNotEmpty();
        }
    }

    /** How many rows there are, and how many of them are not as they were sent. */
    private String damage() throws Exception {
        return sql.run(
                "SELECT count(), countIf(name != concat('name\\n;\\'', toString(id)) OR micros != id) FROM events");
    }

    private static byte[] rowBinary() {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int i = 0; i < ROWS; i++) {
            byte[] name = new Event(i).getName().getBytes(StandardCharsets.UTF_8);
            rows.writeBytes(number(i));
            rows.write(name.length);
            rows.writeBytes(name);
            rows.writeBytes(number(i));
        }
        return rows.toByteArray();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private Client client(UnaryOperator<Client.Builder> settings) {
        return settings.apply(new Client.Builder()
                        .addEndpoint(host.url())
                        .setUsername(host.user())
                        .setPassword(host.password()))
                .build();
    }
}
