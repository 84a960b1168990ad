package io.adtally.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A partner who counts otherwise is told why, the likeliest first. */
class ReconciliationIT {
    private static final String NAME = "partner" + System.nanoTime();
    private static final Instant DAY = Ledger.now().minus(Duration.ofDays(6)).truncatedTo(ChronoUnit.DAYS);
    private static final Ledger LEDGER =
            Ledger.random(NAME, 11, 3000, Ledger.now().minusSeconds(600), DAY);
    private static final String CAMPAIGN = NAME + "-0-campaign-0";

    private static RunningReporting reporting;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        reporting = RunningReporting.shared();
        key = reporting.key(NAME + "-0");
        RunningReporting.insert(LEDGER.entries);
    }

    @Test
    void theSameCountsDifferInNothing() throws Exception {
        JsonNode answer =
                compare(counts(ZoneOffset.UTC, entry -> entry.outcome().equals("billable")));
        assertThat(answer.path("flagged").asInt()).isZero();
        assertThat(answer.path("differences")).isNotEmpty().allSatisfy(difference -> {
            assertThat(difference.path("difference").asInt()).isZero();
            assertThat(difference.path("causes")).isEmpty();
        });
    }

    @Test
    void whoCountsInvalidTrafficIsToldHowMuchOfItThereIs() throws Exception {
        JsonNode answer = compare(
                counts(ZoneOffset.UTC, entry -> List.of("billable", "givt").contains(entry.outcome())));
        assertThat(answer.path("flagged").asInt()).isPositive();
        Map<LocalDate, Long> givt =
                counts(ZoneOffset.UTC, entry -> entry.outcome().equals("givt"));
        for (JsonNode difference : answer.path("differences")) {
            LocalDate day = LocalDate.parse(difference.path("day").asString());
            assertThat(difference.path("difference").asLong()).isEqualTo(givt.getOrDefault(day, 0L));
            if (difference.path("flagged").asBoolean()) {
                JsonNode exact = cause(difference, "givt");
                assertThat(exact.path("events").asLong()).isEqualTo(givt.getOrDefault(day, 0L));
                assertThat(exact.path("explains").asDouble()).isEqualTo(1);
                assertThat(difference.path("causes").get(0).path("explains").asDouble())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void whoseDaysBeginElsewhereIsToldByHowManyHours() throws Exception {
        // Nine hours before UTC the whole year.
        JsonNode answer =
                compare(counts(ZoneId.of("Asia/Tokyo"), entry -> entry.outcome().equals("billable")));
        assertThat(answer.path("flagged").asInt()).isPositive();
        for (JsonNode difference : answer.path("differences")) {
            if (difference.path("flagged").asBoolean()) {
                JsonNode first = difference.path("causes").get(0);
                assertThat(first.path("cause").asString()).isEqualTo("time_zone_shift");
                assertThat(first.path("shift_hours").asInt()).isEqualTo(-9);
                assertThat(first.path("explains").asDouble()).isEqualTo(1);
            }
        }
    }

    private static JsonNode cause(JsonNode difference, String cause) {
        for (JsonNode one : difference.path("causes")) {
            if (one.path("cause").asString().equals(cause)) {
                return one;
            }
        }
        throw new AssertionError(cause + " is not among " + difference);
    }

    private static Map<LocalDate, Long> counts(ZoneId zone, Predicate<Entry> which) {
        return LEDGER.entries.stream()
                .filter(entry -> entry.type().equals("IMPRESSION")
                        && CAMPAIGN.equals(entry.dimensions().get("campaign"))
                        && which.test(entry))
                .collect(Collectors.groupingBy(
                        entry -> entry.happened().atZone(zone).toLocalDate(),
                        TreeMap::new,
                        Collectors.summingLong(Entry::sign)));
    }

    private static JsonNode compare(Map<LocalDate, Long> partner) throws Exception {
        String csv = partner.entrySet().stream()
                .map(day -> day.getKey() + "," + CAMPAIGN + "," + day.getValue())
                .collect(Collectors.joining("\n", "day,campaign,impressions\n", "\n"));
        RunningReporting.Answer answer = reporting.post(key, "reconciliations?tz=UTC", "text/csv", csv);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }
}
