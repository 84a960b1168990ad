package io.adtally.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adtally.event.Ulid;
import io.adtally.reporting.Oracle.Question;
import io.adtally.reporting.RunningReporting.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every cell of every kind of report is what an oracle reckons from the entries. */
class ReportsIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> DIMENSIONS = List.of(
            "advertiser",
            "campaign",
            "ad",
            "creative",
            "placement",
            "site",
            "country",
            "device",
            "os",
            "signal_type",
            "experiment");
    private static final String NAME = "reports" + System.nanoTime();
    private static final String BOUNDS = NAME + "-bounds";
    private static final Instant NOW = Ledger.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant RELEASED = NOW.minusSeconds(600);
    /** When Berlin last changed its clocks: a day of 23 or 25 hours. */
    private static final Instant CHANGE =
            BERLIN.getRules().previousTransition(NOW.minus(Duration.ofDays(4))).getInstant();

    private static final Instant RECENT = NOW.minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.DAYS);
    private static final Ledger LEDGER = Ledger.random(NAME, 7, 1600, RELEASED, CHANGE, RECENT);

    private static RunningReporting reporting;
    private static String key;
    private static Set<String> metrics;

    @BeforeAll
    static void start() throws Exception {
        reporting = RunningReporting.shared();
        key = reporting.key(null);
        RunningReporting.insert(LEDGER.entries);
        metrics = Oracle.metrics(List.of()).keySet();
    }

    @Test
    void everyCellIsTheOraclesForEveryDimensionAndGranularity() throws Exception {
        Instant from = RECENT.minus(Duration.ofDays(1));
        Instant to = RECENT.plus(Duration.ofDays(2));
        for (String granularity : List.of("minute", "hour", "day", "total")) {
            for (String dimension : DIMENSIONS) {
                check(question(from, to, ZoneOffset.UTC, granularity, List.of(dimension)), LEDGER.entries, null);
            }
            check(question(from, to, ZoneOffset.UTC, granularity, List.of()), LEDGER.entries, null);
            check(question(from, to, ZoneOffset.UTC, granularity, DIMENSIONS), LEDGER.entries, null);
        }
    }

    @Test
    void hoursAndDaysOfAHalfHourZoneAreExact() throws Exception {
        ZoneId kolkata = ZoneId.of("Asia/Kolkata");
        for (String granularity : List.of("minute", "hour", "day", "total")) {
            check(around(RECENT, kolkata, granularity), LEDGER.entries, null);
            // Ends that cut no hour of UTC, though the zone's hours do.
            Instant from = RECENT.minus(Duration.ofDays(1));
            Instant to = RECENT.plus(Duration.ofDays(1));
            check(question(from, to, kolkata, granularity, List.of("campaign")), LEDGER.entries, null);
        }
    }

    @Test
    void aDayOnWhichClocksChangeIsExact() throws Exception {
        for (String granularity : List.of("minute", "hour", "day", "total")) {
            check(around(CHANGE, BERLIN, granularity), LEDGER.entries, null);
        }
        LocalDate day = CHANGE.atZone(BERLIN).toLocalDate();
        Question oneDay = question(
                day.atStartOfDay(BERLIN).toInstant(),
                day.plusDays(1).atStartOfDay(BERLIN).toInstant(),
                BERLIN,
                "hour",
                List.of("country"));
        assertThat(Duration.between(oneDay.from(), oneDay.to())).isNotEqualTo(Duration.ofDays(1));
        check(oneDay, LEDGER.entries, null);
    }

    @Test
    void endsWithinAnHourCutNothing() throws Exception {
        Question question = question(
                RECENT.minus(Duration.ofMinutes(403)),
                RECENT.plus(Duration.ofMinutes(977)),
                BERLIN,
                "day",
                List.of("campaign"));
        check(question, LEDGER.entries, null);
    }

    @Test
    void theStateBeforeAReleaseIsReproducedExactly() throws Exception {
        Instant before = RELEASED.minusMillis(1);
        List<Entry> known = LEDGER.entries.stream()
                .filter(entry -> !entry.recorded().isAfter(before))
                .toList();
        assertThat(known).hasSizeLessThan(LEDGER.entries.size());
        for (String granularity : List.of("hour", "day", "total")) {
            check(around(RECENT, BERLIN, granularity), known, before);
        }
    }

    @Test
    void restatementsLeadFromOneStateToTheNext() throws Exception {
        Instant since = RELEASED.minusMillis(1);
        List<String> keys = List.of("hour", "campaign", "event_type", "outcome", "reason", "currency");
        Map<List<String>, Map<String, @Nullable Double>> rows = reporting.rows(
                key, "restatements", Map.of("since", since.toString(), "campaign", campaigns(), "limit", "50"), keys);
        Map<List<String>, Map<String, @Nullable Double>> expected = new HashMap<>();
        for (Entry entry : LEDGER.entries) {
            if (entry.recorded().isAfter(since)
                    && entry.happened().isBefore(since.truncatedTo(ChronoUnit.HOURS))
                    && entry.happened().isAfter(since.minus(Duration.ofDays(61)))
                    && !entry.outcome().equals("invalid")) {
                List<String> id = List.of(
                        entry.happened()
                                .truncatedTo(ChronoUnit.HOURS)
                                .toString()
                                .replace("Z", "+00:00"),
                        entry.dimensions().getOrDefault("campaign", ""),
                        entry.type(),
                        entry.outcome(),
                        entry.adjustmentReason(),
                        entry.currency());
                Map<String, @Nullable Double> sums = expected.computeIfAbsent(id, any -> new HashMap<>());
                sums.merge("events", (double) entry.sign(), Double::sum);
                sums.merge("spend_micros", (double) (entry.sign() * entry.spendMicros()), Double::sum);
            }
        }
        expected.values().removeIf(sums -> sums.values().stream().allMatch(sum -> sum == null || sum == 0));
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(rows).isEqualTo(expected);
    }

    /** Each entry costs another power of ten, so that a sum says which are in it. */
    @Test
    void aChangeIsToldFromTheMillisecondAfterSinceOn() throws Exception {
        Instant since =
                NOW.minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.HOURS).plusMillis(1_234_567);
        Instant over = since.truncatedTo(ChronoUnit.HOURS);
        Instant furthest = since.minus(Duration.ofDays(61)).truncatedTo(ChronoUnit.HOURS);
        Instant before = since.minus(Duration.ofHours(7));
        RunningReporting.insert(List.of(
                change(before, since.minusMillis(1), 1),
                change(before, since, 10),
                change(before, since.plusMillis(1), 100),
                change(over.minusMillis(1), since.plusMillis(1), 1_000),
                change(over, since.plusMillis(1), 10_000),
                change(furthest, since.plusMillis(1), 100_000),
                change(furthest.minusMillis(1), since.plusMillis(1), 1_000_000),
                change(before, Instant.parse("2100-01-01T00:00:00Z"), 10_000_000)));
        assertThat(moved(since)).isEqualTo(101_100);
        assertThat(moved(since.minusMillis(1))).isEqualTo(101_110);
        assertThat(moved(since.minusMillis(2))).isEqualTo(101_111);
        assertThat(moved(since.plusMillis(1))).isZero();
        // A millisecond before an hour ends it is not over, and an hour further back is looked at.
        assertThat(moved(over)).as("all that is later").isEqualTo(101_111);
        assertThat(moved(over.minusMillis(1))).as("in hours that were over").isEqualTo(1_100_111);

        // A pull goes on where the one before ended: between them nothing is told twice or not at all.
        Instant start = before.truncatedTo(ChronoUnit.HOURS);
        Map<String, String> hour =
                new HashMap<>(Map.of("granularity", "total", "metrics", "spend_micros", "campaign", BOUNDS));
        hour.put("from", start.toString());
        hour.put("to", start.plus(1, ChronoUnit.HOURS).toString());
        assertThat(spend(hour, since)).isEqualTo(11);
        assertThat(spend(hour, since.plusMillis(1))).isEqualTo(111);
        hour.put("from", over.minus(1, ChronoUnit.HOURS).toString());
        hour.put("to", over.toString());
        assertThat(spend(hour, since.plusMillis(1)))
                .as("the last millisecond of a range")
                .isEqualTo(1_000);
    }

    private static Entry change(Instant happened, Instant recorded, long spendMicros) {
        Map<String, String> dimensions = new HashMap<>(LEDGER.entries.getFirst().dimensions());
        dimensions.put("campaign", BOUNDS);
        return new Entry(
                Ulid.next(happened.toEpochMilli()),
                "CLICK",
                happened,
                recorded,
                recorded,
                "billable",
                1,
                "",
                dimensions,
                "",
                spendMicros,
                "EUR",
                0,
                "",
                "");
    }

    private static long moved(Instant since) throws Exception {
        List<String> keys = List.of("hour", "campaign", "event_type", "outcome", "reason", "currency");
        return Math.round(
                reporting
                        .rows(key, "restatements", Map.of("since", since.toString(), "campaign", BOUNDS), keys)
                        .values()
                        .stream()
                        .mapToDouble(row -> Objects.requireNonNullElse(row.get("spend_micros"), 0.0))
                        .sum());
    }

    private static long spend(Map<String, String> question, Instant asOf) throws Exception {
        Map<String, String> parameters = new HashMap<>(question);
        parameters.put("as_of", asOf.toString());
        return reporting
                .get(key, "reports/performance", parameters)
                .body()
                .path("rows")
                .path(0)
                .path("spend_micros")
                .asLong();
    }

    @Test
    void csvArrowAndParquetHoldTheSameRows() throws Exception {
        Question question = around(RECENT, BERLIN, "hour");
        String path = "reports/performance?" + RunningReporting.query(parameters(question, null));
        Answer csv = reporting.get(key, path, "text/csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Adtally-Provisional-Until"))
                .isEqualTo(question.to().plus(Duration.ofDays(8)).toString());
        List<String> lines = csv.text().lines().skip(1).toList();
        assertThat(lines).hasSameSizeAs(Oracle.rows(LEDGER.entries, question).keySet());
        for (String format : List.of("Arrow", "Parquet")) {
            byte[] file = reporting
                    .get(key, path + "&format=" + format.toLowerCase(Locale.ROOT), "*/*")
                    .bytes();
            String table = "adtally.read_back_" + format + System.nanoTime();
            RunningReporting.sql(
                    "CREATE TABLE " + table + " (time DateTime('Europe/Berlin'), campaign String, country String,"
                            + " currency String, value_currency String, impressions_gross Int64, ctr Nullable(Float64))"
                            + " ENGINE = Memory",
                    new byte[0]);
            RunningReporting.sql(
                    "INSERT INTO " + table + " SETTINGS input_format_skip_unknown_fields = 1 FORMAT " + format, file);
            String back = RunningReporting.sql(
                    "SELECT replaceRegexpOne(formatDateTime(time, '%Y-%m-%dT%H:%i:%S%z'), '(..)$', ':\\\\1'), campaign,"
                            + " country, currency, value_currency FROM " + table + " ORDER BY ALL FORMAT CSV",
                    new byte[0]);
            RunningReporting.sql("DROP TABLE " + table, new byte[0]);
            assertThat(back.lines().toList())
                    .as(format)
                    .containsExactlyInAnyOrderElementsOf(lines.stream()
                            .map(line ->
                                    String.join(",", List.of(line.split(",")).subList(0, 5)))
                            .toList());
        }
    }

    @Test
    void anAnswerSaysHowCompleteItIs() throws Exception {
        Question question = around(RECENT, ZoneOffset.UTC, "total");
        JsonNode body = reporting
                .get(key, "reports/performance", parameters(question, null))
                .body();
        List<Entry> counted = LEDGER.entries.stream()
                .filter(entry -> !entry.outcome().equals("invalid"))
                .filter(entry -> !entry.happened().isBefore(question.from())
                        && entry.happened().isBefore(question.to()))
                .toList();
        double late =
                counted.stream().filter(Entry::isLate).mapToInt(Entry::sign).sum();
        assertThat(body.path("late_share").asDouble())
                .isCloseTo(late / counted.stream().mapToInt(Entry::sign).sum(), within(1e-9));
        assertThat(body.path("provisional_until").asString())
                .isEqualTo(question.to().plus(Duration.ofDays(8)).toString());
        assertThat(body.path("users_error").asDouble()).isEqualTo(0.006);
        JsonNode freshness = reporting.get(key, "freshness", Map.of()).body();
        assertThat(Instant.parse(freshness.path("data_through").asString()))
                .isBeforeOrEqualTo(
                        Instant.parse(freshness.path("newest_received").asString()));
    }

    @Test
    void reachIsDifferentUsersAndTheirFrequency() throws Exception {
        Question question = question(
                RECENT.minus(Duration.ofDays(1)),
                RECENT.plus(Duration.ofDays(1)),
                ZoneOffset.UTC,
                "total",
                List.of("campaign"));
        Question plain =
                new Question(question.from(), question.to(), question.zone(), "total", question.groupBy(), false);
        Map<String, String> parameters = new HashMap<>(Map.of(
                "from", plain.from().toString(),
                "to", plain.to().toString(),
                "campaign", campaigns(),
                "group_by", "campaign"));
        Map<List<String>, Map<String, @Nullable Double>> rows =
                reporting.rows(key, "reports/reach", parameters, List.of("campaign"));
        Map<List<String>, Map<String, @Nullable Double>> expected = Oracle.rows(LEDGER.entries, plain);
        expected.values().forEach(cells -> cells.keySet().retainAll(Set.of("users", "impressions_net", "frequency")));
        assertSame(rows, expected);
    }

    @Test
    void anEventsTraceHasEveryEntryInTheirOrder() throws Exception {
        Entry back = LEDGER.entries.stream()
                .filter(entry -> entry.adjustmentReason().equals("released"))
                .findFirst()
                .orElseThrow();
        JsonNode entries =
                reporting.get(key, "events/" + back.eventId(), Map.of()).body().path("entries");
        List<String> told = new ArrayList<>();
        entries.forEach(entry ->
                told.add(entry.path("outcome").asString() + entry.path("sign").asInt()));
        assertThat(told).containsExactly("quarantined1", "quarantined-1", "billable1");
    }

    private static Question question(Instant from, Instant to, ZoneId zone, String granularity, List<String> groupBy) {
        return new Question(from, to, zone, granularity, groupBy, true);
    }

    /** Two days of the zone around a moment. */
    private static Question around(Instant moment, ZoneId zone, String granularity) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        return question(
                day.minusDays(1).atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant(),
                zone,
                granularity,
                List.of("campaign", "country"));
    }

    private static Map<String, String> parameters(Question question, @Nullable Instant asOf) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "from", question.from().toString(),
                "to", question.to().toString(),
                "granularity", question.granularity(),
                "tz",
                        question.zone().equals(ZoneOffset.UTC)
                                ? "UTC"
                                : question.zone().getId(),
                "metrics", String.join(",", metrics),
                "campaign", campaigns()));
        if (!question.groupBy().isEmpty()) {
            parameters.put("group_by", String.join(",", question.groupBy()));
        }
        if (asOf != null) {
            parameters.put("as_of", asOf.toString());
        }
        return parameters;
    }

    /** With all metrics, and with those that need not count users, which may come from another table. */
    private static void check(Question question, List<Entry> entries, @Nullable Instant asOf) throws Exception {
        List<String> keys = new ArrayList<>();
        if (!question.granularity().equals("total")) {
            keys.add("time");
        }
        keys.addAll(question.groupBy());
        keys.addAll(List.of("currency", "value_currency"));
        Map<List<String>, Map<String, @Nullable Double>> expected = Oracle.rows(entries, question);
        Map<String, String> parameters = parameters(question, asOf);
        // Few enough for a second page wherever there is much, and for fast tests.
        parameters.put("limit", "700");
        Map<List<String>, Map<String, @Nullable Double>> rows =
                reporting.rows(key, "reports/performance", parameters, keys);
        assertThat(rows).as("%s", question).isNotEmpty();
        assertSame(rows, expected);
        if (question.groupBy().equals(List.of("campaign"))) {
            Set<String> others = new TreeSet<>(metrics);
            others.removeAll(Set.of("users", "users_gross", "frequency"));
            parameters.put("metrics", String.join(",", others));
            expected.values().forEach(cells -> cells.keySet().retainAll(others));
            assertSame(reporting.rows(key, "reports/performance", parameters, keys), expected);
        }
    }

    private static void assertSame(
            Map<List<String>, Map<String, @Nullable Double>> rows,
            Map<List<String>, Map<String, @Nullable Double>> expected) {
        assertThat(rows.keySet()).isEqualTo(expected.keySet());
        rows.forEach((id, cells) -> {
            Map<String, @Nullable Double> wanted = expected.getOrDefault(id, Map.of());
            assertThat(cells.keySet()).isEqualTo(wanted.keySet());
            cells.forEach((metric, value) -> {
                Double reckoned = wanted.get(metric);
                if (value == null || reckoned == null) {
                    assertThat(value).as("%s of %s", metric, id).isEqualTo(reckoned);
                } else {
                    assertThat(value).as("%s of %s", metric, id).isCloseTo(reckoned, within(1e-9));
                }
            });
        });
    }

    private static String campaigns() {
        return LEDGER.entries.stream()
                .map(entry -> entry.dimensions().getOrDefault("campaign", ""))
                .distinct()
                .collect(Collectors.joining(","));
    }
}
