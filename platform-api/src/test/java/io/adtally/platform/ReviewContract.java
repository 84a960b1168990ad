package io.adtally.platform;

import static io.adtally.platform.RunningPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.adtally.control.DecisionResult;
import io.adtally.control.QuarantineDecision;
import io.adtally.control.QuarantineVerdict;
import io.adtally.event.EnrichedEvent;
import io.adtally.event.Ulid;
import io.adtally.platform.RunningPlatform.Answer;
import io.adtally.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Quarantined events are grouped, decided on, and the decisions reach the pipeline; the same on each database. */
abstract class ReviewContract extends ListContract {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final long TIME = 1_780_000_000_000L;

    @Test
    void releasesAClusterOnceAndHearsWhatBecameOfIt() throws Exception {
        List<String> ids = quarantine(4_000, "198.18.1.", 3);
        JsonNode cluster = awaitCluster("198.18.1.0/24", 3);
        assertThat(cluster.path("stakeMicros").asLong()).isEqualTo(3 * 4_000);
        assertThat(cluster.path("currency").asText()).isEqualTo("EUR");

        Answer decision = platform().post(ADMIN, "/review/decisions", wanted("198.18.1.0/24", "RELEASE"));
        assertThat(decision.status()).as(decision.text()).isEqualTo(201);
        assertThat(decision.body().path("events").asInt()).isEqualTo(3);
        await().atMost(SOON).until(() -> sent(ids).size() >= 3);
        List<QuarantineDecision> sent = sent(ids);
        assertThat(sent).extracting(QuarantineDecision::getEventId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(sent).allSatisfy(message -> {
            assertThat(message.getVerdict()).isEqualTo(QuarantineVerdict.RELEASE);
            assertThat(message.getReason()).isEqualTo("looked at");
            assertThat(message.getDecidedBy()).isEqualTo(ADMIN);
            assertThat(message.getJoinKey()).isEqualTo(message.getEventId());
        });
        for (QuarantineDecision message : sent) {
            TopicWriter.send(
                    STACK,
                    Topic.DECISION_RESULTS,
                    message.getEventId(),
                    new DecisionResult(message.getDecisionId(), message.getEventId(), "applied", "billable", TIME));
        }
        await().atMost(SOON)
                .until(() -> decision(decision.string("id")).path("answered").asInt() == 3);
        assertThat(cluster("198.18.1.0/24").isMissingNode()).isTrue();
    }

    @Test
    void anUndoneDecisionIsNeverSent() throws Exception {
        List<String> ids = quarantine(4_000, "198.18.2.", 2);
        awaitCluster("198.18.2.0/24", 2);
        Answer decision = platform().post(ADMIN, "/review/decisions", wanted("198.18.2.0/24", "CONFIRM_FRAUD"));
        Answer undone = platform().post(ADMIN, "/review/decisions/" + decision.string("id") + "/undo", Map.of());
        assertThat(undone.string("status")).isEqualTo("UNDONE");

        awaitCluster("198.18.2.0/24", 2);
        Answer again = platform().post(ADMIN, "/review/decisions", wanted("198.18.2.0/24", "RELEASE"));
        await().atMost(SOON)
                .until(() ->
                        decision(again.string("id")).path("status").asText().equals("SENT"));
        await().atMost(SOON).until(() -> sent(ids).size() >= 2);
        assertThat(sent(ids)).extracting(QuarantineDecision::getVerdict).containsOnly(QuarantineVerdict.RELEASE);
    }

    @Test
    void aDecisionAboutMuchMoneyNeedsASecondPerson() throws Exception {
        List<String> ids = quarantine(900_000_000, "198.18.3.", 2);
        awaitCluster("198.18.3.0/24", 2);
        String analyst = prefix() + "-reviewer";
        platform().addPerson(analyst, "LEAD", null);
        Answer decision = platform().post(analyst, "/review/decisions", wanted("198.18.3.0/24", "RELEASE"));
        assertThat(decision.string("status")).isEqualTo("WAITS_FOR_SECOND_PERSON");
        String path = "/review/decisions/" + decision.string("id") + "/approval";
        assertThat(platform().post(analyst, path, Map.of()).status()).isEqualTo(403);
        assertThat(sent(ids)).isEmpty();
        assertThat(platform().post(ADMIN, path, Map.of()).string("status")).isEqualTo("SCHEDULED");
        await().atMost(SOON).until(() -> sent(ids).size() == 2);
    }

    @Test
    void aFilterThatFoundAClusterHoldsForTheDecisionToo() throws Exception {
        List<String> ids = quarantine(4_000, "198.18.5.", 2);
        awaitCluster("198.18.5.0/24", 2);
        Map<String, Object> ofAnother = new HashMap<>(wanted("198.18.5.0/24", "RELEASE"));
        ofAnother.put("campaignId", "another");
        assertThat(platform().post(ADMIN, "/review/decisions", ofAnother).status())
                .isEqualTo(409);
        ofAnother.put("campaignId", campaign());
        ofAnother.put("leastScore", 1.0);
        assertThat(platform().post(ADMIN, "/review/decisions", ofAnother).status())
                .isEqualTo(409);
        ofAnother.put("leastScore", 0.1);
        Answer decision = platform().post(ADMIN, "/review/decisions", ofAnother);
        assertThat(decision.body().path("events").asInt()).isEqualTo(ids.size());
    }

    /** Events keep coming while somebody makes up their mind. */
    @Test
    void aDecisionUpToWhatWasSeenLeavesWhatCameLater() throws Exception {
        List<String> seen = quarantine(4_000, "198.18.6.", 2);
        JsonNode cluster = awaitCluster("198.18.6.0/24", 2);
        quarantine(4_000, "198.18.6.", 3);
        awaitCluster("198.18.6.0/24", 5);
        Map<String, Object> asSeen = new HashMap<>(wanted("198.18.6.0/24", "RELEASE"));
        asSeen.put("lastArrival", cluster.path("lastArrival").asLong());

        Answer decision = platform().post(ADMIN, "/review/decisions", asSeen);
        assertThat(decision.body().path("events").asInt()).isEqualTo(seen.size());
        assertThat(cluster("198.18.6.0/24").path("events").asInt()).isEqualTo(3);

        // What is let go waits anew, and nobody has seen it wait.
        platform().post(ADMIN, "/review/decisions/" + decision.string("id") + "/undo", Map.of());
        assertThat(cluster("198.18.6.0/24").path("events").asInt()).isEqualTo(5);
        assertThat(platform().post(ADMIN, "/review/decisions", asSeen).status()).isEqualTo(409);
    }

    @Test
    void aDecisionWhoseEventsAreForgottenCannotBeTakenBack() throws Exception {
        List<String> ids = quarantine(4_000, "198.18.7.", 2);
        awaitCluster("198.18.7.0/24", 2);
        String id = platform()
                .post(ADMIN, "/review/decisions", wanted("198.18.7.0/24", "RELEASE"))
                .string("id");
        await().atMost(SOON).until(() -> decision(id).path("status").asText().equals("SENT"));
        JdbcClient jdbc = platform().bean(JdbcClient.class);
        ids.forEach(event -> jdbc.sql("delete from quarantined_event where event_id = ?")
                .param(event)
                .update());

        Answer refused =
                platform().post(ADMIN, "/review/decisions/" + id + "/return", Map.of("reason", "changed my mind"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("too late");
        assertThat(decision(id).path("status").asText()).isEqualTo("SENT");
    }

    @Test
    void aViewIsKeptByWhoeverMadeIt() throws Exception {
        String analyst = prefix() + "-viewer";
        platform().addPerson(analyst, "FRAUD_ANALYST", null);
        String path = "/review/views";
        Map<String, Object> view = Map.of("name", "Mine", "dimension", "ASN", "campaignId", "c-1", "leastScore", 0.9);
        assertThat(platform().put(analyst, path, null, view).status()).isEqualTo(200);
        assertThat(platform()
                        .put(analyst, path, null, Map.of("name", "All", "dimension", "DEVICE"))
                        .status())
                .isEqualTo(200);
        JsonNode kept = platform().get(analyst, path).body();
        assertThat(kept.findValuesAsText("name")).containsExactly("All", "Mine");
        assertThat(kept.get(0).path("campaignId").isNull()).isTrue();
        assertThat(kept.get(1).path("campaignId").asText()).isEqualTo("c-1");
        assertThat(kept.get(1).path("leastScore").asDouble()).isEqualTo(0.9);
        platform().put(analyst, path, null, Map.of("name", "Mine", "dimension", "BURST"));
        assertThat(platform().get(analyst, path).body().get(1).path("dimension").asText())
                .isEqualTo("BURST");
        assertThat(platform().get(ADMIN, path).body()).isEmpty();
        String key = platform()
                .post(ADMIN, "/api-keys", Map.of("name", "v".repeat(120), "scopes", List.of("review:read")))
                .string("text");
        platform().putWithKey(key, path, Map.of("name", "Of a key", "dimension", "ASN"));
        assertThat(platform().get(ADMIN, path).body().findValuesAsText("name"))
                .as("a person's, be it through a key")
                .containsExactly("Of a key");
        assertThat(platform().put(analyst, path, null, Map.of("name", "None")).status())
                .isEqualTo(422);
        assertThat(platform().delete(analyst, path + "?name=Mine").status()).isEqualTo(204);
        assertThat(platform().get(analyst, path).body()).hasSize(1);
    }

    @Test
    void anEventThatLeftQuarantineNoLongerWaits() throws Exception {
        List<String> ids = quarantine(4_000, "198.18.4.", 2);
        awaitCluster("198.18.4.0/24", 2);
        try (QuarantineFeed feed = feed()) {
            EnrichedEvent back = QuarantineFeed.event(ids.getFirst(), campaign(), "198.18.4.0", TIME, 4_000);
            back.setSign(-1);
            feed.send(back);
        }
        awaitCluster("198.18.4.0/24", 1);
    }

    /** By the bundled table, so that no file is needed. */
    @Test
    void clustersByAutonomousSystemAndNamesItsOperator() throws Exception {
        quarantine(4_000, "35.96.24.", 2);
        quarantine(4_000, "35.97.128.", 3);
        await().atMost(SOON).until(() -> platform()
                .get(ADMIN, "/review/clusters?dimension=ASN&campaignId=" + campaign())
                .body()
                .findValuesAsText("value")
                .contains("AS801 Amazon Technologies Inc."));
        awaitCluster("35.97.128.0/24", 3);
        JsonNode cluster = platform()
                .get(ADMIN, "/review/clusters?dimension=ASN&campaignId=" + campaign())
                .body()
                .get(0);
        assertThat(cluster.path("value").asText()).isEqualTo("AS801 Amazon Technologies Inc.");
        assertThat(cluster.path("events").asInt()).isEqualTo(5);
    }

    private String campaign() {
        return prefix() + "-review";
    }

    /** Sends each event twice. */
    private List<String> quarantine(long priceMicros, String network, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        try (QuarantineFeed feed = feed()) {
            for (int i = 0; i < count; i++) {
                String id = Ulid.next(TIME + i);
                ids.add(id);
                feed.send(QuarantineFeed.event(id, campaign(), network + i, TIME + i, priceMicros));
                feed.send(QuarantineFeed.event(id, campaign(), network + i, TIME + i, priceMicros));
            }
        }
        return ids;
    }

    private static QuarantineFeed feed() {
        return new QuarantineFeed(STACK.setting("ADTALLY_KAFKA_BOOTSTRAP"), STACK.setting("ADTALLY_REGISTRY_URL"));
    }

    private JsonNode awaitCluster(String network, int events) throws Exception {
        await().atMost(SOON).until(() -> cluster(network).path("events").asInt() == events);
        return cluster(network);
    }

    private JsonNode cluster(String network) throws Exception {
        for (JsonNode cluster : platform().get(ADMIN, "/review/clusters").body()) {
            if (cluster.path("value").asText().equals(network)
                    && cluster.path("currency").asText().equals("EUR")) {
                return cluster;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode decision(String id) throws Exception {
        for (JsonNode decision :
                platform().get(ADMIN, "/review/decisions").body().path("items")) {
            if (decision.path("id").asText().equals(id)) {
                return decision;
            }
        }
        return MissingNode.getInstance();
    }

    private static List<QuarantineDecision> sent(List<String> eventIds) throws Exception {
        List<ControlReader.Heard<QuarantineDecision>> all = ControlReader.all(STACK, Topic.QUARANTINE_DECISIONS);
        return all.stream()
                .map(ControlReader.Heard::value)
                .filter(decision -> eventIds.contains(decision.getEventId()))
                .toList();
    }

    private static Map<String, Object> wanted(String network, String verdict) {
        return Map.of(
                "dimension", "NETWORK", "value", network, "currency", "EUR", "verdict", verdict, "reason", "looked at");
    }
}
