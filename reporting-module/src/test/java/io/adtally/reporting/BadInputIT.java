package io.adtally.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.reporting.RunningReporting.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever asks wrongly is told which parameter it was and what is allowed. */
class BadInputIT {
    private static final String TODAY = Ledger.now().toString().substring(0, 10);

    private static RunningReporting reporting;
    private static String key;

    @BeforeAll
    static void start() {
        reporting = RunningReporting.start(Map.of("adtally.reporting.clickhouse.max-rows", "100"));
        key = reporting.key(null);
    }

    @AfterAll
    static void stop() {
        reporting.close();
    }

    /** A wrong parameter over right ones, and what the refusal says. */
    private record Wrong(String parameter, String value, String says) {}

    @Test
    void eachRefusalNamesTheParameterAndWhatIsAllowed() throws Exception {
        for (Wrong wrong : List.of(
                new Wrong("metrics", "impressions_nett", "impressions_net"),
                new Wrong("metrics", "ctr,ctr", "twice"),
                new Wrong("metrics", ",", "impressions_gross"),
                new Wrong("group_by", "town", "country"),
                new Wrong("group_by", "ad,ad", "twice"),
                new Wrong("granularity", "week", "minute, hour, day, total"),
                new Wrong("granularity", "minute", "3 days"),
                new Wrong("tz", "Mars/Olympus", "Europe/Berlin"),
                new Wrong("tz", "+05:30", "IANA"),
                new Wrong("from", "yesterday", "2026-11-01T13:00:00Z"),
                new Wrong("from", "2026-02-30", "day"),
                new Wrong("from", TODAY, "before to"),
                new Wrong("from", TODAY + "T10:00:30", "whole minute"),
                new Wrong("from", "1970-01-01", "400 days"),
                new Wrong("to", "2999-01-01", "2 days ahead"),
                new Wrong("currency", "euro", "ISO 4217"),
                new Wrong("country", "Germany", "[A-Z]{2}"),
                new Wrong("device", "toaster", "desktop, mobile, tablet, tv, bot, other"),
                new Wrong("os", "BeOS", "macOS"),
                new Wrong("signal_type", "browser", "BROWSER"),
                new Wrong("campaign", "a b", "1 to 128 letters"),
                new Wrong("campaign", "", "1 to 5000 characters"),
                new Wrong("campaign", "x,".repeat(101) + "x", "1 to 100 values"),
                new Wrong("limit", "0", "1 to 10000"),
                new Wrong("limit", "10001", "1 to 10000"),
                new Wrong("limit", "ten", "1 to 10000"),
                new Wrong("cursor", "bm9uc2Vuc2U", "next_cursor"),
                new Wrong("cursor", "e30", "next_cursor"),
                new Wrong("format", "xml", "json, csv, arrow, parquet"),
                new Wrong("as_of", "2999-01-01", "ago"),
                new Wrong("campain", "c1", "campaign"))) {
            Answer answer = ask(Map.of(wrong.parameter(), wrong.value()));
            assertThat(answer.status()).as("%s: %s", wrong, answer.text()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            // A granularity is right or wrong by the range.
            String named = wrong.value().equals("minute") ? "to" : wrong.parameter();
            assertThat(answer.string("parameter")).as("%s", wrong).isEqualTo(named);
            assertThat(answer.string("detail")).as("%s", wrong).contains(wrong.says());
        }
    }

    @Test
    void aMissingParameterIsNamed() throws Exception {
        for (String parameter : List.of("from", "to", "granularity")) {
            Map<String, String> parameters = new HashMap<>(right());
            parameters.remove(parameter);
            Answer answer = reporting.get(key, "reports/performance", parameters);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.string("parameter")).isEqualTo(parameter);
        }
    }

    @Test
    void aParameterGivenTwiceIsRefused() throws Exception {
        Answer answer = reporting.get(
                key, "reports/performance?" + RunningReporting.query(right()) + "&granularity=day", "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.string("parameter")).isEqualTo("granularity");
    }

    @Test
    void whatIsAllowedIsAListForPrograms() throws Exception {
        Answer answer = ask(Map.of("granularity", "week"));
        assertThat(answer.body().path("allowed").toString()).isEqualTo("[\"minute\",\"hour\",\"day\",\"total\"]");
        assertThat(answer.string("type")).isEqualTo("urn:adtally:problem:bad-parameter");
    }

    @Test
    void aPartnersTableIsRefusedByItsLine() throws Exception {
        Map<String, String> tables = Map.of(
                "", "header names day, campaign",
                "day,campaign\n2026-11-01,c1\n", "at least one of impressions, clicks, conversions",
                "day,campaign,impressions\n", "no line after its header",
                "day,campaign,impressions\n01.11.2026,c1,5\n", "Line 2: day is written 2026-11-01",
                "day,campaign,impressions\n2026-11-01,c1,-5\n", "Line 2: impressions is a whole number",
                "day,campaign,impressions\n2026-11-01,c1\n", "Line 2: 3 values",
                "day,campaign,impressions\n2026-11-01,c 1,5\n", "Line 2: a value of campaign",
                "day,campaign,impressions\n2026-01-01,c1,5\n2026-11-01,c1,5\n", "92 apart",
                "day,campaign,views\n2026-11-01,c1,5\n", "\"views\" is not among");
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Answer answer = reporting.post(key, "reconciliations", "text/csv", table.getKey());
            assertThat(answer.status()).as("%s: %s", table, answer.text()).isEqualTo(400);
            assertThat(answer.string("detail")).contains(table.getValue());
        }
        assertThat(reporting
                        .post(key, "reconciliations", "text/csv", "x".repeat((1 << 20) + 1))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aJobIsRefusedLikeAReport() throws Exception {
        for (String body : List.of("[]", "{\"from\": 5}", "{\"from\": \"2026-11-01\"}", "{", "{\"rows\": \"5\"}")) {
            assertThat(reporting
                            .post(key, "report-jobs", "application/json", body)
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    void aPathWithNothingAtItIsToldInAProblemDetail() throws Exception {
        Answer answer = reporting.get(key, "nothing", Map.of());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.string("type")).isEqualTo("urn:adtally:problem:not-found");
        assertThat(answer.string("detail")).contains("/v3/api-docs");
    }

    @Test
    void anAnswerBeyondTheCapIsRefusedNotCut() throws Exception {
        Ledger ledger = Ledger.random(
                "cap" + System.nanoTime(),
                1,
                200,
                Ledger.now().minusSeconds(60),
                Ledger.now().minus(Duration.ofDays(2)));
        RunningReporting.insert(ledger.entries);
        Answer answer = ask(Map.of("group_by", "campaign,creative,country,device,os", "format", "csv"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.string("type")).isEqualTo("urn:adtally:problem:too-large");
        assertThat(answer.string("detail")).contains("report job");
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
        try (RunningReporting strict =
                RunningReporting.start(Map.of("adtally.reporting.limits.requests-per-minute", "2"))) {
            String eager = strict.key(null);
            assertThat(strict.get(eager, "columns", Map.of()).status()).isEqualTo(200);
            assertThat(strict.get(eager, "columns", Map.of()).status()).isEqualTo(200);
            Answer third = strict.get(eager, "columns", Map.of());
            assertThat(third.status()).isEqualTo(429);
            assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 31);
            assertThat(strict.get(strict.key(null), "columns", Map.of()).status())
                    .isEqualTo(200);
        }
    }

    private static Answer ask(Map<String, String> over) throws Exception {
        Map<String, String> parameters = new HashMap<>(right());
        parameters.putAll(over);
        return reporting.get(key, "reports/performance", parameters);
    }

    private static Map<String, String> right() {
        return Map.of(
                "from",
                Ledger.now().minus(Duration.ofDays(9)).toString().substring(0, 10),
                "to",
                TODAY,
                "granularity",
                "day");
    }
}
