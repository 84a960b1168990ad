package io.adtally.local.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.clickhouse.HostProcess;
import io.adtally.local.clickhouse.Sql;
import io.adtally.local.clickhouse.Sql.Answer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One request must leave no trace in the next: the connections below are few, and every one is used again. */
class RequestsIT {
    /** More than there are connections. */
    private static final int ROUNDS = 12;

    private final HostProcess host = HostProcess.shared();
    private final Sql sql = new Sql(host);

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "SELEC 1 ~ 400 ~ 62",
                "SELECT 1; SELECT 2 ~ 400 ~ 62",
                "SELECT * FROM no_such_table ~ 404 ~ 60",
                "SELECT * FROM no_such.t ~ 404 ~ 81",
                "SELECT no_such_column ~ 404 ~ 47",
                "SELECT toUInt8('x') ~ 400 ~ 6",
                "SELECT 1 SETTINGS no_such_setting = 1 ~ 404 ~ 115",
                "SELECT throwIf(1) ~ 400 ~ 395",
                "SET max_threads = 1 ~ 403 ~ 497",
                "SELECT * FROM file('/etc/hostname') ~ 403 ~ 497",
                "INSERT INTO t SELECT * FROM input('a UInt8') FORMAT CSV ~ 501 ~ 48",
                "-- nothing ~ 400 ~ 62",
            })
    void failuresCarryTheCodeOfClickHouse(String statement, int status, int code) throws Exception {
        Answer answer = sql.post("", statement);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).startsWith("Code: " + code + ".").contains("(version ");
    }

    @ParameterizedTest
    @CsvSource({
        "max_threads=1&no_such_setting=2, 115",
        "max_block_size=7&max_threads=abc, 27",
        "a-b=1, 115",
        "database=no_such, 81",
        "compatibility=22.3, 48",
        "profile=default, 48",
        "session_id=x, 48",
        "format_schema=/etc/hostname, 497",
    })
    void aRefusedSettingChangesNothing(String parameters, int code) throws Exception {
        String untouched = sql.run("SELECT getSetting('max_threads'), getSetting('max_block_size'), currentDatabase()");
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(sql.post(parameters, "SELECT 1").code()).isEqualTo(code);
            assertThat(sql.run("SELECT getSetting('max_threads'), getSetting('max_block_size'), currentDatabase()"))
                    .isEqualTo(untouched);
        }
    }

    @Test
    void settingsHoldForTheirRequestOnly() throws Exception {
        sql.run("CREATE DATABASE IF NOT EXISTS other");
        String probe = "SELECT getSetting('async_insert'), getSetting('readonly'), getSetting('max_result_rows'),"
                + " currentDatabase()";
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(sql.post("async_insert=1&readonly=1&max_result_rows=7&database=other", probe)
                            .text())
                    .isEqualTo("true\t1\t7\tother\n");
            assertThat(sql.run(probe)).isEqualTo("false\t0\t0\tdefault");
        }
    }

    @Test
    void whatAFailedStatementHadAnsweredSoFarIsNotSentWithTheNextAnswer() throws Exception {
        String failing = "SELECT number, throwIf(number = 300000) FROM numbers(1000000) SETTINGS max_block_size = 1000";
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(sql.post("", failing).code()).isEqualTo(395);
            assertThat(sql.run("SELECT 42")).isEqualTo("42");
        }
    }

    @Test
    void anAnswerMayBeLargerThanTheHeapButNotWithoutBound() throws Exception {
        String query = "SELECT repeat(toString(number % 10), 1000000) FROM numbers(200) SETTINGS max_block_size = 10";
        HttpRequest request =
                sql.request("").POST(BodyPublishers.ofString(query)).build();
        try (HttpClient http = HttpClient.newHttpClient();
                InputStream answer =
                        http.send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat(answer.transferTo(OutputStream.nullOutputStream())).isEqualTo(200 * 1_000_001L);
        }
        assertThat(sql.run("SELECT getSetting('max_result_bytes')")).isEqualTo("536870912");
        assertThat(sql.post("max_result_bytes=1000000", query).code()).isEqualTo(396);
    }

    @Test
    void whoHasNotThePasswordGetsNothing() throws Exception {
        List<HttpRequest.Builder> requests = List.of(
                HttpRequest.newBuilder(URI.create(host.url() + "/?query=SELECT+1")),
                HttpRequest.newBuilder(URI.create(host.url() + "/?query=SELECT+1&user=tester&password=wrong")),
                HttpRequest.newBuilder(URI.create(host.url() + "/")).POST(BodyPublishers.ofString("SELECT 1")));
        for (HttpRequest.Builder request : requests) {
            Answer answer = sql.send(request);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo(516);
        }
    }

    @Test
    void getReadsOnly() throws Exception {
        sql.run("CREATE TABLE IF NOT EXISTS getting (a UInt8) ENGINE = Memory");
        for (String readonly : List.of("", "&readonly=0")) {
            String insert = "query=" + Sql.encode("INSERT INTO getting SELECT 1") + readonly;
            assertThat(sql.send(sql.request(insert).GET()).code()).isEqualTo(164);
        }
        assertThat(sql.send(sql.request("query=SELECT+count()+FROM+getting").GET())
                        .text())
                .isEqualTo("0\n");
    }

    @Test
    void everyMethodAndPathIsAnswered() throws Exception {
        assertThat(sql.send(sql.request("query=SELECT+1").HEAD())).isEqualTo(new Answer(200, 0, ""));
        assertThat(sql.send(sql.request("query=SELECT").HEAD()).code()).isEqualTo(62);
        assertThat(sql.send(sql.request("").HEAD()).status()).isEqualTo(200);
        assertThat(sql.send(sql.request("").method("OPTIONS", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(405);
        assertThat(sql.send(sql.request("").DELETE()).status()).isEqualTo(405);
        assertThat(sql.send(HttpRequest.newBuilder(URI.create(host.url() + "/play")))
                        .status())
                .isEqualTo(404);
        assertThat(sql.send(HttpRequest.newBuilder(URI.create(host.url() + "/ping")))
                        .text())
                .isEqualTo("Ok.\n");
        assertThat(sql.post("query_id=a%0d%0ab", "SELECT 1").status()).isEqualTo(400);
    }

    @Test
    void aStatementMayBeLongInTheAddressAndLongerInTheBody() throws Exception {
        String text = "x".repeat(200_000);
        assertThat(sql.post("query=" + Sql.encode("SELECT length('" + text + "')"), "")
                        .text())
                .isEqualTo("200000\n");
        sql.run("CREATE OR REPLACE TABLE long_values (s String) ENGINE = Memory");
        String values = "('" + "y".repeat(999_990) + "'),".repeat(1);
        sql.run("INSERT INTO long_values VALUES " + values.repeat(10));
        assertThat(sql.run("SELECT count(), sum(length(s)) FROM long_values")).isEqualTo("10\t9999900");
        Answer tooLong = sql.post("", "INSERT INTO long_values VALUES " + values.repeat(20));
        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(tooLong.code()).isEqualTo(223);
        assertThat(sql.run("SELECT count() FROM long_values")).isEqualTo("10");
    }
}
