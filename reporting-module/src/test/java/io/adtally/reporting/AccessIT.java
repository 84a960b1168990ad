package io.adtally.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.reporting.RunningReporting.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every operation that the API's description names is closed to strangers and tells an advertiser nothing of another. */
class AccessIT {
    private static final String NAME = "access" + System.nanoTime();
    private static final Instant NOW = Ledger.now();
    private static final Instant DAY = NOW.minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.DAYS);
    private static final Ledger LEDGER = Ledger.random(NAME, 3, 300, NOW.minusSeconds(600), DAY);
    private static final String OWN = NAME + "-0";
    private static final String FOREIGN = NAME + "-1";
    private static final List<String> INJECTIONS = List.of(
            "' OR 1=1 --",
            "'; DROP TABLE adtally.ad_events; --",
            "x\\' OR \\'1\\'=\\'1",
            "1) UNION ALL SELECT * FROM system.tables",
            "{scope_advertiser:String}",
            "a\nb",
            "%00",
            "../../etc/passwd");

    private static RunningReporting reporting;
    private static String everybody;
    private static String owner;
    private static String foreignJob;

    @BeforeAll
    static void start() throws Exception {
        reporting = RunningReporting.shared();
        RunningReporting.insert(LEDGER.entries);
        everybody = reporting.key(null);
        owner = reporting.key(OWN);
        Answer job = reporting.post(
                reporting.key(FOREIGN),
                "report-jobs",
                "application/json",
                "{\"from\": \"" + DAY + "\", \"to\": \"" + DAY.plus(Duration.ofDays(1))
                        + "\", \"granularity\": \"day\"}");
        assertThat(job.status()).as(job.text()).isEqualTo(202);
        foreignJob = job.string("id");
    }

    /** An operation of the API's description. */
    private record Operation(String id, String method, String path, List<String> parameters) {}

    @Test
    void everyOperationIsClosedToStrangers() throws Exception {
        String expired = reporting.key(OWN, "reports:read", NOW.minusSeconds(1));
        String ofOtherScope = reporting.key(OWN, "campaigns:read", null);
        String forged = owner.substring(0, owner.length() - 1) + "X";
        List<@Nullable String> strangers = new ArrayList<>(List.of(expired, ofOtherScope, forged, "nonsense", ""));
        strangers.add(null);
        for (Operation operation : operations()) {
            for (String stranger : strangers) {
                Answer answer = call(operation, stranger, Map.of());
                assertThat(answer.status())
                        .as("%s with key %s", operation, stranger)
                        .isEqualTo(401);
                assertThat(answer.string("type")).isEqualTo("urn:adtally:problem:unauthenticated");
            }
        }
        assertThat(reporting.get(null, "/v3/api-docs", "*/*").status()).isEqualTo(401);
        assertThat(reporting.get(everybody, "/actuator/env", "*/*").status()).isEqualTo(403);
        assertThat(reporting.get(null, "/actuator/health/readiness", "*/*").status())
                .isEqualTo(200);
        assertThat(reporting.get(null, "/actuator/prometheus", "*/*").status()).isEqualTo(200);
    }

    @Test
    void noOperationTellsAnAdvertiserOfAnother() throws Exception {
        for (Operation operation : operations()) {
            List<Map<String, String>> attempts = new ArrayList<>(List.of(Map.of()));
            for (String parameter : operation.parameters()) {
                switch (parameter) {
                    case "advertiser" -> attempts.add(Map.of("advertiser", FOREIGN));
                    case "campaign" -> attempts.add(Map.of("campaign", FOREIGN + "-campaign-0"));
                    case "placement" -> attempts.add(Map.of("placement", FOREIGN + "-placement-0"));
                    case "group_by" -> attempts.add(Map.of("group_by", "advertiser,campaign,placement,ad,creative"));
                    case "format" -> attempts.add(Map.of("format", "csv", "group_by", "advertiser,campaign"));
                    default -> {}
                }
            }
            for (Map<String, String> attempt : attempts) {
                Answer answer = call(operation, owner, attempt);
                assertThat(answer.status()).as("%s %s", operation, attempt).isIn(200, 202, 404);
                if (operation.path().contains("{")) {
                    assertThat(answer.status()).as("%s", operation).isEqualTo(404);
                } else if (!operation.id().equals("reconcile")) {
                    // A reconciliation repeats what its caller sent; what it adds is tested below.
                    assertThat(answer.text()).as("%s %s", operation, attempt).doesNotContain(FOREIGN);
                }
            }
        }
    }

    @Test
    void aPartnersLinesOfAnothersCampaignMeetNothing() throws Exception {
        Answer answer = reporting.post(
                owner,
                "reconciliations",
                "text/csv",
                "day,campaign,impressions\n" + DAY.toString().substring(0, 10) + "," + FOREIGN + "-campaign-0,5\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("differences").get(0).path("ours").asInt())
                .isZero();
        assertThat(answer.body().path("differences").get(0).path("causes")).isEmpty();
    }

    @Test
    void oneWhoMaySeeAllSeesOneNamedAdvertiser() throws Exception {
        JsonNode rows = call(
                        operations().stream()
                                .filter(operation -> operation.id().equals("performance"))
                                .findFirst()
                                .orElseThrow(),
                        everybody,
                        Map.of("advertiser", FOREIGN, "group_by", "advertiser"))
                .body()
                .path("rows");
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("advertiser").asString()).isEqualTo(FOREIGN));
    }

    @Test
    void injectedTextIsRefusedByTheNameOfItsParameter() throws Exception {
        for (Operation operation : operations()) {
            for (String injection : INJECTIONS) {
                for (String parameter : operation.parameters()) {
                    Answer answer = call(operation, everybody, Map.of(parameter, injection));
                    assertThat(answer.status())
                            .as("%s %s=%s: %s", operation, parameter, injection, answer.text())
                            .isEqualTo(400);
                    // Some of it is no path, which is refused before anything is known of parameters.
                    if (!operation.path().contains("{")) {
                        assertThat(answer.string("parameter")).isEqualTo(parameter);
                    }
                }
            }
        }
        assertThat(RunningReporting.sql("EXISTS adtally.ad_events", new byte[0]))
                .startsWith("1");
    }

    @Test
    void whoIsKnownIsAnsweredWhileTheKeysAreAwayAndOthersAreAskedToComeBack() throws Exception {
        try (EmbeddedStack redis = EmbeddedStack.start(EnumSet.of(Part.REDIS));
                RunningReporting lonely = RunningReporting.start(Map.of(
                        "ADTALLY_REDIS_URL",
                        redis.setting("ADTALLY_REDIS_URL"),
                        "adtally.reporting.keys.fresh",
                        "0s"))) {
            String known = lonely.key(OWN);
            String unknown = lonely.key(OWN);
            assertThat(lonely.get(known, "columns", Map.of()).status()).isEqualTo(200);
            redis.kill(Part.REDIS);
            try (Logged logged = Logged.of("io.adtally.reporting.access.PublishedKeys")) {
                for (int i = 0; i < 3; i++) {
                    assertThat(lonely.get(known, "columns", Map.of()).status()).isEqualTo(200);
                    Answer answer = lonely.get(unknown, "columns", Map.of());
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.string("type")).isEqualTo("urn:adtally:problem:unavailable");
                }
                assertThat(logged.lines())
                        .singleElement()
                        .asString()
                        .startsWith("WARN Redis is away: for PT5M known API keys are taken for what they were");
                assertThat(lonely.get(null, "/actuator/prometheus", "*/*").text())
                        .contains(
                                "adtally_keys_unchecked_total{answer=\"taken\"} 3.0",
                                "adtally_keys_unchecked_total{answer=\"refused\"} 3.0");
                redis.restart(Part.REDIS);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> lonely.get(unknown, "columns", Map.of()).status() != 503);
                assertThat(logged.lines()).last().asString().startsWith("INFO Redis answers again");
                assertThat(logged.lines()).hasSize(2);
            }
        }
    }

    private static List<Operation> operations() throws Exception {
        JsonNode api = reporting.get(everybody, "/v3/api-docs", "*/*").body();
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        List<Operation> operations = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    List<String> parameters = new ArrayList<>();
                    JsonNode described = method.getValue();
                    described
                            .path("parameters")
                            .forEach(parameter ->
                                    parameters.add(parameter.path("name").asString()));
                    String id = described.path("operationId").asString();
                    if (id.equals("createReportJob")) {
                        parameters.addAll(List.of(
                                "from", "to", "granularity", "group_by", "metrics", "tz", "campaign", "format"));
                    }
                    operations.add(new Operation(id, method.getKey(), path.getKey(), List.copyOf(parameters)));
                }));
        assertThat(operations).hasSizeGreaterThanOrEqualTo(9);
        return operations;
    }

    /** Calls with what the operation needs, about what belongs to the foreign advertiser, and the parameters over it. */
    private static Answer call(Operation operation, @Nullable String key, Map<String, String> parameters)
            throws Exception {
        Map<String, String> all = new HashMap<>(needed(operation));
        all.putAll(parameters);
        String path = operation.path().replace("/api/v1/", "");
        if (path.contains("{")) {
            String name = path.substring(path.indexOf('{') + 1, path.indexOf('}'));
            path = path.replace(
                    "{" + name + "}",
                    RunningReporting.encode(all.getOrDefault(name, "")).replace("+", "%20"));
            all.remove(name);
        }
        if (operation.id().equals("createReportJob")) {
            return reporting.post(key, path, "application/json", RunningReporting.JSON.writeValueAsString(all));
        }
        if (operation.method().toUpperCase(Locale.ROOT).equals("POST")) {
            String csv =
                    "day,campaign,impressions\n" + DAY.toString().substring(0, 10) + "," + FOREIGN + "-campaign-0,5\n";
            return reporting.post(key, path + "?" + RunningReporting.query(all), "text/csv", csv);
        }
        return reporting.get(key, path, all);
    }

    private static Map<String, String> needed(Operation operation) {
        String from = DAY.minus(Duration.ofDays(1)).toString();
        String to = DAY.plus(Duration.ofDays(2)).toString();
        return switch (operation.id()) {
            case "performance", "createReportJob" -> Map.of("from", from, "to", to, "granularity", "day");
            case "reach" -> Map.of("from", from, "to", to);
            case "restatements" -> Map.of("since", NOW.minusSeconds(1000).toString());
            case "event" -> Map.of("event_id", foreignEvent());
            case "reportJob" -> Map.of("id", foreignJob);
            case "reconcile", "freshness", "columns" -> Map.of();
            default -> throw new AssertionError("This test must learn how to call " + operation);
        };
    }

    private static String foreignEvent() {
        return LEDGER.entries.stream()
                .filter(entry -> FOREIGN.equals(entry.dimensions().get("advertiser")))
                .findFirst()
                .orElseThrow()
                .eventId();
    }
}
