package io.adtally.platform;

import static io.adtally.platform.RunningPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.adtally.access.ApiKeyGrant;
import io.adtally.access.ApiKeyText;
import io.adtally.campaign.CampaignMetadata;
import io.adtally.campaign.RedisKeys;
import io.adtally.control.ControlAck;
import io.adtally.control.ControlMessage;
import io.adtally.control.ExperimentArm;
import io.adtally.control.ExperimentChanged;
import io.adtally.control.FoundDistribution;
import io.adtally.control.ModelDrift;
import io.adtally.control.Thresholds;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.platform.RunningPlatform.Answer;
import io.adtally.registry.AvroJson;
import io.adtally.topic.Topic;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What people do over REST arrives in the data plane; the same on each database. */
abstract class ControlPlaneContract {
    static final EmbeddedStack STACK = EmbeddedStack.shared(EnumSet.of(Part.KAFKA, Part.REGISTRY, Part.REDIS));

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Started once per database. */
    abstract RunningPlatform platform() throws Exception;

    /** Makes ids of this database's tests different from those of another's. */
    abstract String prefix();

    @Test
    void aCampaignReachesRedisAndThenTheControlTopic() throws Exception {
        String id = newCampaign("reach", 2_500_000);

        await().atMost(SOON).until(() -> !messages("campaign/" + id).isEmpty());
        CampaignMetadata metadata = metadata(id);
        assertThat(metadata.getAdvertiserId()).isEqualTo(prefix() + "-advertiser");
        assertThat(metadata.getCurrency()).isEqualTo("EUR");
        assertThat(metadata.getPrices()).singleElement().satisfies(price -> {
            assertThat(price.getPriceMicros()).isEqualTo(2_500_000);
            assertThat(price.getFrom()).isEqualTo(1_767_225_600_000L);
        });
        ControlMessage message = messages("campaign/" + id).getFirst();
        assertThat(message.getSubject()).isEqualTo("campaign/" + id);
        assertThat(message.getIssuedBy()).isEqualTo(ADMIN);
    }

    @Test
    void aChangeNeedsTheVersionThatWasReadAndVersionsRise() throws Exception {
        String id = newCampaign("stale", 1_000_000);
        Answer read = platform().get(ADMIN, "/campaigns/" + id);
        Map<String, Object> changed = campaign(id, "Renamed", 1_000_000);

        assertThat(platform().put(ADMIN, "/campaigns/" + id, null, changed).status())
                .isEqualTo(428);
        Answer first = platform().put(ADMIN, "/campaigns/" + id, read.eTag(), changed);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.string("name")).isEqualTo("Renamed");
        Answer late = platform().put(ADMIN, "/campaigns/" + id, read.eTag(), changed);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.string("type")).isEqualTo("urn:adtally:problem:stale");
        assertThat(platform()
                        .put(ADMIN, "/campaigns/" + id, first.eTag(), changed)
                        .status())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> messages("campaign/" + id).size() >= 2);
        assertThat(messages("campaign/" + id))
                .extracting(ControlMessage::getVersion)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesToRewriteAPriceThatWasInForce() throws Exception {
        String id = newCampaign("price", 1_000_000);
        Answer read = platform().get(ADMIN, "/campaigns/" + id);
        Answer refused = platform().put(ADMIN, "/campaigns/" + id, read.eTag(), campaign(id, "Same", 3_000_000));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.string("field")).isEqualTo("prices");
    }

    @Test
    void anAdvertiserSeesItsOwnCampaignsOnly() throws Exception {
        String own = newCampaign("tenant", 1_000_000);
        platform().post(ADMIN, "/advertisers", Map.of("id", prefix() + "-other", "name", "Other"));
        platform().addPerson(prefix() + "-visitor", "ADVERTISER", prefix() + "-other");
        String visitor = prefix() + "-visitor";

        assertThat(platform().get(visitor, "/campaigns/" + own).status()).isEqualTo(404);
        assertThat(platform().get(visitor, "/campaigns/" + own + "/spend").status())
                .isEqualTo(404);
        assertThat(platform().get(visitor, "/campaigns").body().path("items")).isEmpty();
        assertThat(platform().get(visitor, "/lists/ip").status()).isEqualTo(403);
        assertThat(platform()
                        .post(visitor, "/advertisers", Map.of("id", "x", "name", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(platform().anonymous("/campaigns").status()).isEqualTo(401);
    }

    @Test
    void thresholdsNeedASecondPerson() throws Exception {
        platform().addPerson(prefix() + "-analyst", "FRAUD_ANALYST", null);
        platform().addPerson(prefix() + "-lead", "LEAD", null);
        int before = messages("thresholds").size();
        Map<String, Object> wanted = Map.of("quarantine", 0.7, "drop", 0.9, "reason", "too many slip through");

        Answer byLead = platform().post(prefix() + "-lead", "/thresholds/proposals", wanted);
        String ownPath = "/thresholds/proposals/" + byLead.string("id") + "/approval";
        assertThat(platform().post(prefix() + "-lead", ownPath, Map.of()).status())
                .isEqualTo(403);
        Answer proposed = platform().post(prefix() + "-analyst", "/thresholds/proposals", wanted);
        String path = "/thresholds/proposals/" + proposed.string("id") + "/approval";
        assertThat(platform().post(prefix() + "-analyst", path, Map.of()).status())
                .isEqualTo(403);
        assertThat(messages("thresholds")).hasSize(before);

        Answer approved = platform().post(prefix() + "-lead", path, Map.of());
        assertThat(approved.string("status")).isEqualTo("APPROVED");
        await().atMost(SOON).until(() -> messages("thresholds").size() > before);
        Thresholds sent = (Thresholds) messages("thresholds").getLast().getBody();
        assertThat(sent.getQuarantine()).isEqualTo(0.7);
        assertThat(sent.getDrop()).isEqualTo(0.9);
        assertThat(platform()
                        .get(ADMIN, "/thresholds")
                        .body()
                        .path("values")
                        .path("drop")
                        .asDouble())
                .isEqualTo(0.9);
    }

    @Test
    void tellsOnHowManyTasksThresholdsAreInForce() throws Exception {
        platform().addPerson(prefix() + "-proposer", "FRAUD_ANALYST", null);
        Map<String, Object> wanted = Map.of("quarantine", 0.75, "drop", 0.93, "reason", "as discussed");
        Answer proposed = platform().post(prefix() + "-proposer", "/thresholds/proposals", wanted);
        Answer approved =
                platform().post(ADMIN, "/thresholds/proposals/" + proposed.string("id") + "/approval", Map.of());
        long version = approved.body().path("controlVersion").asLong();
        answer(version, 0, 1_780_000_000_000L);
        await().atMost(SOON).until(() -> inForce().path("applied").asInt() == 1);
        assertThat(inForce().path("tasks").asInt()).isEqualTo(2);
        assertThat(inForce().path("since").isNull()).isTrue();
        answer(version, 1, 1_780_000_001_000L);
        await().atMost(SOON).until(() -> inForce().path("applied").asInt() == 2);
        assertThat(inForce().path("since").asText()).isEqualTo("2026-05-28T20:26:41Z");
    }

    @Test
    void anExperimentIsSaidToTheDataPlaneWhenItStartsAndWhenItStops() throws Exception {
        String name = prefix() + "-exp";
        List<Map<String, Object>> arms =
                List.of(Map.of("name", "control", "weight", 3), Map.of("name", "strict", "weight", 1));
        assertThat(platform()
                        .post(ADMIN, "/experiments", Map.of("name", name, "arms", arms.subList(0, 1)))
                        .string("field"))
                .isEqualTo("arms");
        Map<String, Object> wanted = Map.of("name", name, "salt", "pepper", "arms", arms);
        assertThat(platform().post(ADMIN, "/experiments", wanted).status()).isEqualTo(201);
        assertThat(platform().post(ADMIN, "/experiments", wanted).status()).isEqualTo(409);
        platform().addPerson(prefix() + "-onlooker", "FRAUD_ANALYST", null);
        String start = "/experiments/" + name + "/start";
        assertThat(platform().post(prefix() + "-onlooker", start, Map.of()).status())
                .isEqualTo(403);

        long started = platform()
                .post(ADMIN, start, Map.of())
                .body()
                .path("controlVersion")
                .asLong();
        await().atMost(SOON).until(() -> said(started) != null);
        assertThat(said(started))
                .isEqualTo(new ExperimentChanged(
                        name, "pepper", List.of(new ExperimentArm("control", 3), new ExperimentArm("strict", 1))));
        assertThat(platform().post(ADMIN, start, Map.of()).status()).isEqualTo(409);
        long stopped = platform()
                .post(ADMIN, "/experiments/" + name + "/stop", Map.of())
                .body()
                .path("controlVersion")
                .asLong();
        await().atMost(SOON).until(() -> said(stopped) != null);
        assertThat(said(stopped)).isEqualTo(new ExperimentChanged(null, "", List.of()));
        assertThat(platform().get(ADMIN, "/experiments/nothing").status()).isEqualTo(404);
    }

    private static @Nullable Object said(long version) throws Exception {
        return messages("experiment").stream()
                .filter(message -> message.getVersion() == version)
                .map(ControlMessage::getBody)
                .findFirst()
                .orElse(null);
    }

    @Test
    void describesItselfAsOpenApi() throws Exception {
        Answer description = platform().get(ADMIN, "/v3/api-docs");
        assertThat(description.status()).isEqualTo(200);
        assertThat(description.body().path("paths").has("/api/v1/campaigns/{id}"))
                .isTrue();
        assertThat(platform().anonymous("/v3/api-docs").status()).isEqualTo(401);
    }

    @Test
    void aPersonWhoGuessesPasswordsHasToWaitAndTheAuditLogTells() throws Exception {
        String victim = prefix() + "-victim";
        platform().addPerson(victim, "FRAUD_ANALYST", null);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(platform()
                            .withPassword(victim, "guess " + guess, "/lists/ip")
                            .status())
                    .isEqualTo(401);
        }
        Answer refused = platform().get(victim, "/lists/ip");
        assertThat(refused.status()).as("the right password, too late").isEqualTo(429);
        assertThat(refused.string("type")).isEqualTo("urn:adtally:problem:too-many-attempts");
        assertThat(refused.string("detail")).contains("Try again in 15 minutes");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
        assertThat(platform().get(ADMIN, "/lists/ip").status())
                .as("somebody else at the same address")
                .isEqualTo(200);
        assertThat(platform()
                        .get(ADMIN, "/audit?text=" + victim)
                        .body()
                        .path("items")
                        .findValuesAsText("action"))
                .containsOnlyOnce("account.throttle");
    }

    @Test
    void theAuditLogHoldsAndShowsWhoDidWhat() throws Exception {
        String id = newCampaign("audit", 1_000_000);
        Answer entries = platform().get(ADMIN, "/audit?text=" + id);
        assertThat(entries.body().path("items")).anySatisfy(entry -> {
            assertThat(entry.path("action").asText()).isEqualTo("campaign.create");
            assertThat(entry.path("actor").asText()).isEqualTo(ADMIN);
        });
        Answer exported = platform().get(ADMIN, "/audit/export?text=" + id);
        assertThat(exported.text().lines().toList())
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("sequence,at,actor,action,subject,detail"),
                        line -> assertThat(line).contains("," + ADMIN + ",campaign.create," + id + ","));
        platform().addPerson(prefix() + "-no-auditor", "FRAUD_ANALYST", null);
        assertThat(platform().get(prefix() + "-no-auditor", "/audit/export").status())
                .isEqualTo(403);
        Answer verified = platform().get(ADMIN, "/audit/verification");
        assertThat(verified.body().path("intact").asBoolean()).isTrue();
    }

    @Test
    void theAuditLogSaysWhatWasThereBeforeAChange() throws Exception {
        String id = newCampaign("changes", 1_000_000);
        Answer read = platform().get(ADMIN, "/campaigns/" + id);
        platform().put(ADMIN, "/campaigns/" + id, read.eTag(), campaign(id, "=Renamed", 1_000_000));
        assertThat(detail("campaign.change", id)).isEqualTo("name: changes → =Renamed");
        String person = prefix() + "-promoted";
        platform().addPerson(person, "OPERATOR", null);
        platform().put(ADMIN, "/accounts/" + person, "\"0\"", Map.of("role", "LEAD", "enabled", false));
        assertThat(detail("account.change", person)).isEqualTo("role: OPERATOR → LEAD\nmay sign in: yes → no");
    }

    private String detail(String action, String subject) throws Exception {
        for (JsonNode entry :
                platform().get(ADMIN, "/audit?text=" + subject).body().path("items")) {
            if (entry.path("action").asText().equals(action)) {
                return entry.path("detail").asText();
            }
        }
        return "";
    }

    @Test
    void anApiKeyDoesWhatItsScopesSayUntilItIsRevoked() throws Exception {
        Answer made = platform()
                .post(ADMIN, "/api-keys", Map.of("name", prefix() + " reader", "scopes", List.of("campaigns:read")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String key = made.string("text");
        assertThat(platform().withKey(key, "/campaigns").status()).isEqualTo(200);
        assertThat(platform().withKey(key, "/lists/ip").status()).isEqualTo(403);
        assertThat(platform().withKey(key + "x", "/campaigns").status()).isEqualTo(401);

        Answer next =
                platform().post(ADMIN, "/api-keys/" + made.string("id") + "/rotation", Map.of("overlapSeconds", 600));
        assertThat(platform().withKey(key, "/campaigns").status()).isEqualTo(200);
        assertThat(platform().withKey(next.string("text"), "/campaigns").status())
                .isEqualTo(200);
        platform().delete(ADMIN, "/api-keys/" + made.string("id"));
        assertThat(platform().withKey(key, "/campaigns").status()).isEqualTo(401);
        assertThat(platform().withKey(next.string("text"), "/campaigns").status())
                .isEqualTo(200);
    }

    @Test
    void aKeyIsToldToOtherServicesUntilItIsRevoked() throws Exception {
        String advertiser = prefix() + "-reporter";
        platform().post(ADMIN, "/advertisers", Map.of("id", advertiser, "name", "Reporter"));
        Map<String, Object> wanted =
                Map.of("name", "reports", "scopes", List.of("reports:read"), "advertiserId", advertiser);
        Answer made = platform().post(ADMIN, "/api-keys", wanted);
        assertThat(made.status()).as(made.text()).isEqualTo(201);

        String id = made.string("id");
        await().atMost(SOON).until(() -> isTold(id));
        ApiKeyGrant grant = grant(id);
        assertThat(ApiKeyText.parse(made.string("text")).orElseThrow().hasSecret(grant.getSecretSha256()))
                .isTrue();
        assertThat(grant.getScopes()).containsExactly("reports:read");
        assertThat(grant.getAdvertiserId()).isEqualTo(advertiser);
        assertThat(grant.getExpiresAt()).isNull();
        platform().delete(ADMIN, "/api-keys/" + id);
        await().atMost(SOON).until(() -> grant(id).getExpiresAt() != null);
        assertThat(grant(id).getExpiresAt()).isLessThanOrEqualTo(System.currentTimeMillis());

        // What Redis lost is told again without anybody's doing.
        platform().bean(StringRedisTemplate.class).delete(RedisKeys.apiKey(id));
        await().atMost(SOON).until(() -> isTold(id));
    }

    private boolean isTold(String keyId) throws Exception {
        return Boolean.TRUE.equals(platform().bean(StringRedisTemplate.class).hasKey(RedisKeys.apiKey(keyId)));
    }

    private ApiKeyGrant grant(String keyId) throws Exception {
        String json = platform().bean(StringRedisTemplate.class).opsForValue().get(RedisKeys.apiKey(keyId));
        return AvroJson.read(String.valueOf(json), ApiKeyGrant.getClassSchema(), ApiKeyGrant.class);
    }

    String newCampaign(String name, long priceMicros) throws Exception {
        platform().post(ADMIN, "/advertisers", Map.of("id", prefix() + "-advertiser", "name", "Advertiser"));
        String id = prefix() + "-" + name;
        Answer made = platform().post(ADMIN, "/campaigns", campaign(id, name, priceMicros));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return id;
    }

    Map<String, Object> campaign(String id, String name, long priceMicros) {
        Map<String, Object> price = Map.of("from", "2026-01-01T00:00:00Z", "model", "CPM", "priceMicros", priceMicros);
        return Map.of(
                "id",
                id,
                "advertiserId",
                prefix() + "-advertiser",
                "name",
                name,
                "status",
                "ACTIVE",
                "currency",
                "EUR",
                "prices",
                List.of(price));
    }

    CampaignMetadata metadata(String id) throws Exception {
        String json = redis().opsForValue().get("adtally:campaign:" + id);
        assertThat(json).isNotNull();
        return new SpecificDatumReader<>(CampaignMetadata.class)
                .read(null, DecoderFactory.get().jsonDecoder(CampaignMetadata.getClassSchema(), json));
    }

    static List<ControlMessage> messages(String subject) throws Exception {
        return ControlReader.control(STACK).stream()
                .filter(heard -> heard.key().equals(subject))
                .map(ControlReader.Heard::value)
                .toList();
    }

    private JsonNode inForce() throws Exception {
        return platform().get(ADMIN, "/thresholds").body().path("inForce");
    }

    private static void answer(long version, int task, long at) throws Exception {
        TopicWriter.send(
                STACK,
                Topic.CONTROL_ACKS,
                "thresholds/judge/" + task,
                new ControlAck("thresholds", version, "judge", task, 2, at, null));
    }

    @Test
    void whatTasksSeeOfTrafficIsToldToThoseWhoMayReadModels() throws Exception {
        ModelDrift report = ModelDrift.newBuilder()
                .setSeat("challenger")
                .setModelId(prefix() + "-model")
                .setTask(0)
                .setTasks(1)
                .setAt(System.currentTimeMillis())
                .setWindowMillis(3_600_000)
                .setRulings(Map.of("clean", 9L))
                .setDistributions(List.of(
                        new FoundDistribution("score", List.of(0.5), List.of(0.5, 0.5, 0.0), List.of(5L, 4L, 0L))))
                .build();
        TopicWriter.send(STACK, Topic.MODEL_DRIFT, "challenger/0", report);
        await().atMost(SOON)
                .until(() -> platform().get(ADMIN, "/models/drift").text().contains(prefix() + "-model"));
        platform().post(ADMIN, "/advertisers", Map.of("id", prefix() + "-drift", "name", "Drift"));
        platform().addPerson(prefix() + "-nobody", "ADVERTISER", prefix() + "-drift");
        assertThat(platform().get(prefix() + "-nobody", "/models/drift").status())
                .isEqualTo(403);
    }

    final StringRedisTemplate redis() throws Exception {
        return platform().bean(StringRedisTemplate.class);
    }
}
