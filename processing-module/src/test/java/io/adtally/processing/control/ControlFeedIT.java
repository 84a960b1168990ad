package io.adtally.processing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adtally.campaign.RedisKeys;
import io.adtally.control.AdvertiserThresholds;
import io.adtally.control.CampaignChanged;
import io.adtally.control.ControlAck;
import io.adtally.control.ControlSubject;
import io.adtally.control.ExperimentArm;
import io.adtally.control.ExperimentChanged;
import io.adtally.control.ListBase;
import io.adtally.control.ListPublished;
import io.adtally.control.ModelPublished;
import io.adtally.control.RulesPublished;
import io.adtally.control.Thresholds;
import io.adtally.event.EventType;
import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.EventFacts;
import io.adtally.fraud.feature.Experiment;
import io.adtally.fraud.policy.Policy;
import io.adtally.fraud.policy.Workspace;
import io.adtally.fraud.rule.RuleSet;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.Source;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.event.TestEvents.Who;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control plane's word, over a real Kafka, registry and Redis. */
class ControlFeedIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Task JUDGE = new Task("judge", 1, 2);

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.KAFKA, Part.REGISTRY, Part.REDIS));
    private final ControlSettings settings = new ControlSettings(
            stack.setting("ADTALLY_KAFKA_BOOTSTRAP"),
            stack.setting("ADTALLY_REGISTRY_URL"),
            stack.setting("ADTALLY_REDIS_URL"),
            List.of(),
            Duration.ZERO);
    /** Rises from test to test, because the topic outlives them. */
    private final long version = System.nanoTime();

    @TempDir
    Path directory;

    private ControlPlane control;

    @BeforeEach
    void open() {
        control = new ControlPlane(settings);
    }

    @AfterEach
    void close() {
        control.close();
    }

    @Test
    void thresholdsAreInForceSoonAndAcknowledged() throws Exception {
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            control.say(ControlSubject.THRESHOLDS, version, thresholds(0.5, 0.6));
            await().atMost(LIMIT).until(() -> subscription.policy().thresholds().version() == version);
            assertThat(subscription.policy().thresholds().ruling(0.55, "any")).isEqualTo(Ruling.QUARANTINE);
            assertThat(subscription.policy().thresholds().ruling(0.55, "own")).isEqualTo(Ruling.SIVT);
            assertThat(subscription.policy().versions().thresholds()).isEqualTo(version);
            awaitAnswer("thresholds/judge/1", version);
        }
    }

    /** What is in force is loaded before the first event, and told to the tasks that come later. */
    @Test
    void whoStartsLaterStartsWithIt() throws Exception {
        control.say(ControlSubject.THRESHOLDS, version, thresholds(0.1, 0.2));
        control.say(ControlSubject.THRESHOLDS, version + 1, thresholds(0.3, 0.4));
        control.say(ControlSubject.THRESHOLDS, version, thresholds(0.1, 0.2));
        try (Subscription subscription = ControlFeed.subscribe(settings, new Task("judge", 5, 9), id -> {})) {
            assertThat(subscription.policy().thresholds().common().quarantine())
                    .as("the newest by version, whatever came last")
                    .isEqualTo(0.3);
            ControlAck answer = awaitAnswer("thresholds/judge/5", version + 1);
            assertThat(answer.getTasks()).isEqualTo(9);
            assertThat(answer.getRefused()).isNull();
        }
    }

    @Test
    void whatCannotBeAppliedIsRefusedAndTheOldStaysInForce() throws Exception {
        control.say(ControlSubject.THRESHOLDS, version, thresholds(0.5, 0.6));
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            control.say(ControlSubject.THRESHOLDS, version + 1, thresholds(0.9, 0.6));
            assertThat(awaitAnswer("thresholds/judge/1", version + 1).getRefused())
                    .contains("0 <= quarantine <= drop <= 1");
            control.say(ControlSubject.THRESHOLDS, version + 2, new CampaignChanged("c"));
            assertThat(awaitAnswer("thresholds/judge/1", version + 2).getRefused())
                    .contains("body of type Thresholds");
            control.say(ControlSubject.THRESHOLDS, new byte[] {1, 2, 3});
            assertThat(awaitAnswer("thresholds/judge/1", 0).getRefused()).contains("at offset");
            control.say("weather", version, new CampaignChanged("c"));
            assertThat(awaitAnswer("weather/judge/1", version).getRefused()).contains("knows nothing of weather");
            assertThat(subscription.policy().thresholds().version()).isEqualTo(version);
        }
    }

    @Test
    void anAddressListIsSwappedInWholeAndBackOut() throws Exception {
        IncomingEvent listed = from("198.51.77.9");
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            assertThat(ruling(subscription, listed)).isEqualTo(Ruling.CLEAN);
            String before = subscription.policy().versions().lists();

            control.say(
                    ControlSubject.IP_LIST,
                    version,
                    control.write("ip", version, "# a remark\n198.51.77.0/24\n2001:db9::/32\n"));
            await().atMost(LIMIT).until(() -> ruling(subscription, listed) == Ruling.GIVT);
            assertThat(subscription.policy().versions().lists()).isNotEqualTo(before);
            assertThat(ruling(subscription, from("2001:db9::7"))).isEqualTo(Ruling.GIVT);
            assertThat(ruling(subscription, from("198.51.78.9"))).isEqualTo(Ruling.CLEAN);
            awaitAnswer("list/ip/judge/1", version);

            control.say(ControlSubject.IP_LIST, version + 1, control.write("ip", version + 1, "2001:db9::/32\n"));
            await().atMost(LIMIT).until(() -> ruling(subscription, listed) == Ruling.CLEAN);
            assertThat(ruling(subscription, from("2001:db9::7"))).isEqualTo(Ruling.GIVT);
        }
    }

    /** The base is read once: that it is gone from Redis afterwards hinders nobody but those who come later. */
    @Test
    void editsAreLaidOverABaseThatIsReadOnceAndVersionsNameBoth() throws Exception {
        IncomingEvent below = from("198.51.91.9");
        IncomingEvent above = from("198.51.92.9");
        ListBase base = control.base("ip", "base-" + version, "198.51.91.0/24\n2001:db9::/32\n");
        String key = RedisKeys.listBase("ip", base.getId());
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            say(version, control.write("ip", version, "198.51.92.9\n", base));
            assertThat(ruling(subscription, below)).isEqualTo(Ruling.GIVT);
            assertThat(ruling(subscription, above)).isEqualTo(Ruling.GIVT);
            String first = subscription.policy().versions().lists();

            control.delete(key);
            say(version + 1, control.write("ip", version + 1, "!198.51.91.9\n", base));
            assertThat(ruling(subscription, below)).isEqualTo(Ruling.CLEAN);
            assertThat(ruling(subscription, above)).isEqualTo(Ruling.CLEAN);
            assertThat(ruling(subscription, from("198.51.91.8"))).isEqualTo(Ruling.GIVT);
            assertThat(subscription.policy().versions().lists()).isNotEqualTo(first);

            ListBase other = control.base("ip", "other-" + version, "198.51.93.0/24\n");
            say(version + 2, control.write("ip", version + 2, "198.51.92.9\n", other));
            assertThat(ruling(subscription, below)).isEqualTo(Ruling.CLEAN);
            assertThat(ruling(subscription, from("198.51.93.9"))).isEqualTo(Ruling.GIVT);
            assertThat(subscription.policy().versions().lists())
                    .as("the same edits over another base")
                    .isNotEqualTo(first);

            control.say(ControlSubject.IP_LIST, version + 3, control.write("ip", version + 3, "1.2.3.4\n", base));
            assertThat(awaitAnswer("list/ip/judge/1", version + 3).getRefused()).contains("no base " + base.getId());
            assertThat(ruling(subscription, from("198.51.93.9"))).isEqualTo(Ruling.GIVT);
        }
    }

    @Test
    void whoStartsLaterFindsBaseAndEdits() throws Exception {
        ListBase base = control.base("ip", "late-" + version, "198.51.94.0/24\n");
        control.say(ControlSubject.IP_LIST, version, control.write("ip", version, "198.51.95.9\n", base));
        ListBase operators = control.base("asn", "late-" + version, "AS64500\n!AS801\n");
        control.say(ControlSubject.OPERATOR_LIST, version, control.write("asn", version, "AS64501\n", operators));
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            assertThat(ruling(subscription, from("198.51.94.1"))).isEqualTo(Ruling.GIVT);
            assertThat(ruling(subscription, from("198.51.95.9"))).isEqualTo(Ruling.GIVT);
            assertThat(isDataCentre(subscription, "35.96.24.1")).isFalse();
            ListBase damaged = new ListBase(base.getId(), "00");
            control.say(ControlSubject.IP_LIST, version + 1, control.write("ip", version + 1, "1.2.3.4\n", damaged));
            assertThat(awaitAnswer("list/ip/judge/1", version + 1).getRefused()).contains("SHA-256");
            assertThat(ruling(subscription, from("198.51.94.1"))).isEqualTo(Ruling.GIVT);
            control.say(ControlSubject.OPERATOR_LIST, version + 1, control.write("asn", version + 1, "# none\n"));
            awaitAnswer("list/asn/judge/1", version + 1);
        }
    }

    private void say(long listVersion, ListPublished published) {
        control.say(ControlSubject.IP_LIST, listVersion, published);
        assertThat(awaitAnswer("list/ip/judge/1", listVersion).getRefused()).isNull();
    }

    @Test
    void aListThatIsGoneOrNotWhatWasPublishedIsRefused() throws Exception {
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            ListPublished published = control.write("ip", version, "198.51.88.0/24\n");
            published.setSha256("00");
            control.say(ControlSubject.IP_LIST, version, published);
            assertThat(awaitAnswer("list/ip/judge/1", version).getRefused()).contains("SHA-256");
            control.say(ControlSubject.IP_LIST, version + 1, published);
            assertThat(awaitAnswer("list/ip/judge/1", version + 1).getRefused()).contains("no snapshot");
            control.say(ControlSubject.USER_AGENT_LIST, version, published);
            assertThat(awaitAnswer("list/user_agent/judge/1", version).getRefused())
                    .contains("its own list");
            assertThat(ruling(subscription, from("198.51.88.1"))).isEqualTo(Ruling.CLEAN);
            assertThat(subscription.refusals()).isGreaterThanOrEqualTo(2);
        }
    }

    /** Who starts while Redis has lost the list misses it until it is sent again; for who has it that changes nothing. */
    @Test
    void aListThatWasMissingIsTakenWhenItIsSentAgainAndWhoHasItTakesNoNotice() throws Exception {
        ListBase base = control.base("ip", "lost-" + version, "198.51.89.0/24\n");
        ListPublished published = control.write("ip", version, "198.51.90.9\n", base);
        List<String> keys = List.of(RedisKeys.listBase("ip", base.getId()), RedisKeys.listEdits("ip", version));
        keys.forEach(control::delete);
        control.say(ControlSubject.IP_LIST, version, published);
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            assertThat(awaitAnswer("list/ip/judge/1", version).getRefused()).contains("no base");
            assertThat(ruling(subscription, from("198.51.89.1"))).isEqualTo(Ruling.CLEAN);

            control.base("ip", base.getId(), "198.51.89.0/24\n");
            control.write("ip", version, "198.51.90.9\n", base);
            control.say(ControlSubject.IP_LIST, version, published);
            await().atMost(LIMIT)
                    .until(() -> control.answer("list/ip/judge/1"), ack -> ack != null && ack.getRefused() == null);
            assertThat(awaitAnswer("list/ip/judge/1", version).getRefused()).isNull();
            assertThat(ruling(subscription, from("198.51.89.1"))).isEqualTo(Ruling.GIVT);
            assertThat(ruling(subscription, from("198.51.90.9"))).isEqualTo(Ruling.GIVT);

            Policy before = subscription.policy();
            keys.forEach(control::delete);
            control.say(ControlSubject.IP_LIST, version, published);
            control.say(ControlSubject.THRESHOLDS, version, thresholds(0.5, 0.6));
            awaitAnswer("thresholds/judge/1", version);
            assertThat(subscription.policy().rules()).isSameAs(before.rules());
            assertThat(awaitAnswer("list/ip/judge/1", version).getRefused()).isNull();
        }
    }

    /** Judging without a list that comes back within seconds would let pass whom it names. */
    @Test
    void whoStartsWhileAListIsLostWaitsUntilItIsSentAgain() throws Exception {
        ControlSettings patient = new ControlSettings(
                settings.kafkaBootstrap(), settings.registryUrl(), settings.redisUrl(), List.of(), LIMIT);
        ListPublished published = control.write("ip", version, "198.51.91.0/24\n");
        control.delete(RedisKeys.listSnapshot("ip", version));
        control.say(ControlSubject.IP_LIST, version, published);
        long asked = control.questionsForLists();
        CompletableFuture<Subscription> starting =
                CompletableFuture.supplyAsync(() -> ControlFeed.subscribe(patient, JUDGE, id -> {}));
        await().atMost(LIMIT).until(() -> control.questionsForLists() > asked);
        assertThat(starting).isNotDone();

        control.write("ip", version, "198.51.91.0/24\n");
        control.say(ControlSubject.IP_LIST, version, published);
        try (Subscription subscription = starting.get(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            assertThat(ruling(subscription, from("198.51.91.1"))).isEqualTo(Ruling.GIVT);
        }
    }

    /** One model that is nowhere must not keep thresholds and lists from the stream, nor the job from starting. */
    @Test
    void whatCannotBeReadHoldsUpNothingElseAndIsTakenWhenItCanBe() throws Exception {
        control.say(ControlSubject.CHAMPION, version, modelAt("gs://nobody-knows/model.zip"));
        control.breakList("ip", version);
        ListPublished published = control.published("ip", "198.51.92.0/24\n");
        control.say(ControlSubject.IP_LIST, version, published);
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            assertThat(awaitAnswer("model/champion/judge/1", version).getRefused())
                    .contains("gs://nobody-knows/model.zip");
            assertThat(awaitAnswer("list/ip/judge/1", version).getRefused()).contains("tried again");
            control.say(ControlSubject.CHAMPION, version + 1, modelAt(""));
            assertThat(awaitAnswer("model/champion/judge/1", version + 1).getRefused())
                    .contains("no location");
            control.say(ControlSubject.THRESHOLDS, version, thresholds(0.5, 0.6));
            assertThat(awaitAnswer("thresholds/judge/1", version).getRefused()).isNull();

            control.delete(RedisKeys.listSnapshot("ip", version));
            control.write("ip", version, "198.51.92.0/24\n");
            await().atMost(LIMIT).until(() -> ruling(subscription, from("198.51.92.1")) == Ruling.GIVT);
            awaitAcceptance("list/ip/judge/1", version);
        }
    }

    private static ModelPublished modelAt(String location) {
        return ModelPublished.newBuilder()
                .setModelId("m")
                .setLocation(location)
                .setSha256("00")
                .build();
    }

    private void awaitAcceptance(String key, long acceptedVersion) {
        await().atMost(LIMIT)
                .until(
                        () -> control.answer(key),
                        ack -> ack != null && ack.getVersion() == acceptedVersion && ack.getRefused() == null);
    }

    /** A task that hears of no changes must not judge on by what it knows. */
    @Test
    void aFeedThatDiesTakesItsTasksWithItAndTheNextStartsAnew() throws Exception {
        Consumer<String> breaks = id -> {
            throw new AssertionError("on purpose");
        };
        String campaign = "breaks" + version;
        try (Subscription subscription = ControlFeed.subscribe(settings, new Task("enrich", 0, 1), breaks)) {
            control.say(ControlSubject.campaign(campaign), version, new CampaignChanged(campaign));
            await().atMost(LIMIT).untilAsserted(() -> assertThatThrownBy(subscription::policy)
                    .hasRootCauseMessage("on purpose"));
            try (Subscription next = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
                assertThat(next.policy()).isNotNull();
                assertThat(next.isPublished(campaign)).isTrue();
                assertThat(next.isPublished("nobody-knows")).isFalse();
            }
        }
    }

    @Test
    void aFeedThatEndsLeavesNoThreads() {
        ControlFeed.subscribe(settings, JUDGE, id -> {}).close();
        await().atMost(LIMIT).until(() -> threads("control-feed") == 0);
        long before = threads("lettuce") + threads("kafka-producer");
        for (int i = 0; i < 5; i++) {
            ControlFeed.subscribe(settings, JUDGE, id -> {}).close();
        }
        await().atMost(LIMIT)
                .until(() -> threads("control-feed") == 0 && threads("lettuce") + threads("kafka-producer") <= before);
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    @Test
    void aRecordThatCouldNotBeHandledComesAgainAndWhatFollowsIt() {
        try (ControlTopic topic = new ControlTopic(settings)) {
            var unused = topic.inForce();
            control.say(ControlSubject.THRESHOLDS, version, thresholds(0.5, 0.6));
            control.say(ControlSubject.THRESHOLDS, version + 1, thresholds(0.5, 0.7));
            List<Long> handled = new ArrayList<>();
            await().atMost(LIMIT).untilAsserted(() -> assertThatThrownBy(() -> topic.next(arrival -> {
                        throw new IllegalStateException("the registry is away");
                    }))
                    .hasMessage("the registry is away"));
            await().atMost(LIMIT).until(() -> {
                topic.next(arrival ->
                        handled.add(Objects.requireNonNull(arrival.message()).getVersion()));
                return handled.size() >= 2;
            });
            assertThat(handled).containsExactly(version, version + 1);
        }
    }

    @Test
    void rulesAreDataAndWrongOnesAreRefusedWithTheirPlace() throws Exception {
        IncomingEvent any = from("8.8.8.8");
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            control.say(ControlSubject.RULES, version, new RulesPublished("""
                {"version": "test-1", "rules": [{"id": "everything", "reason": "activity", "mode": "enabled",
                 "when": [{"fact": "impression"}]}]}\
                """));
            await().atMost(LIMIT).until(() -> ruling(subscription, any) == Ruling.GIVT);
            assertThat(subscription.policy().versions().rules()).isEqualTo("test-1");
            control.say(ControlSubject.RULES, version + 1, new RulesPublished("""
                {"version": "test-2", "rules": [{"id": "x", "reason": "weather", "mode": "enabled", "when": []}]}\
                """));
            assertThat(awaitAnswer("rules/judge/1", version + 1).getRefused()).contains("rules[0]");
            assertThat(subscription.policy().versions().rules()).isEqualTo("test-1");
            control.say(
                    ControlSubject.RULES,
                    version + 2,
                    new RulesPublished(RuleSet.bundled().toJson()));
            await().atMost(LIMIT).until(() -> ruling(subscription, any) == Ruling.CLEAN);
        }
    }

    @Test
    void userAgentsAndDataCentresCanBeListed() throws Exception {
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            control.say(
                    ControlSubject.USER_AGENT_LIST,
                    version,
                    control.write("user_agent", version, "# ours\nAcme-?Harvester\n"));
            Visitor harvester = new Visitor("Mozilla/5.0 AcmeHarvester/2");
            await().atMost(LIMIT)
                    .until(() -> subscription
                                    .policy()
                                    .rules()
                                    .evaluate(harvester, Behaviour.UNKNOWN)
                                    .ruling()
                            == Ruling.GIVT);
            control.say(
                    ControlSubject.USER_AGENT_LIST, version + 1, control.write("user_agent", version + 1, "Acme(\n"));
            assertThat(awaitAnswer("list/user_agent/judge/1", version + 1).getRefused())
                    .contains("not a regular expression");
            control.say(
                    ControlSubject.DATA_CENTRE_LIST,
                    version,
                    control.write("data_centre", version, "198.51.66.0/24\n"));
            await().atMost(LIMIT).until(() -> subscription
                    .policy()
                    .rules()
                    .networks()
                    .find("198.51.66.1")
                    .dataCentre());
        }
    }

    @Test
    void operatorsCanBeListedByNumberAndListedAddressesStay() throws Exception {
        String amazon = "35.96.24.1"; // AS801 in the bundled table
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            control.say(
                    ControlSubject.DATA_CENTRE_LIST,
                    version,
                    control.write("data_centre", version, "198.51.65.0/24\n"));
            control.say(ControlSubject.OPERATOR_LIST, version, control.write("asn", version, "AS64500\n!AS801\n"));
            await().atMost(LIMIT).until(() -> !isDataCentre(subscription, amazon));
            assertThat(isDataCentre(subscription, "198.51.65.1")).isTrue();
            awaitAnswer("list/asn/judge/1", version);
            control.say(ControlSubject.OPERATOR_LIST, version + 1, control.write("asn", version + 1, "64500\n"));
            assertThat(awaitAnswer("list/asn/judge/1", version + 1).getRefused())
                    .contains("such as AS64500: 64500");
            control.say(ControlSubject.OPERATOR_LIST, version + 2, control.write("asn", version + 2, "# none\n"));
            await().atMost(LIMIT).until(() -> isDataCentre(subscription, amazon));
        }
    }

    private static boolean isDataCentre(Subscription subscription, String ip) {
        return subscription.policy().rules().networks().find(ip).dataCentre();
    }

    @Test
    void aModelIsSwappedInWholeAndACorruptOneLeavesTheOldScoring() throws Exception {
        Path bundle = directory.resolve("bundle.zip");
        try (InputStream bundled = Objects.requireNonNull(ModelBundle.class.getResourceAsStream("default-model.zip"))) {
            Files.copy(bundled, bundle);
        }
        String id = ModelBundle.bundled().card().id();
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, any -> {})) {
            control.say(ControlSubject.CHALLENGER, version, model(id, bundle, ""));
            await().atMost(LIMIT)
                    .until(() -> subscription.policy().versions().challenger().equals(id));
            assertThat(judged(subscription).challengerScore())
                    .isEqualTo(judged(subscription).score());

            control.say(ControlSubject.CHAMPION, version, model(null, bundle, ""));
            await().atMost(LIMIT)
                    .until(() -> subscription.policy().versions().champion().isEmpty());
            assertThat(judged(subscription).score()).isNaN();

            control.say(ControlSubject.CHAMPION, version + 1, model(id, bundle, ""));
            await().atMost(LIMIT)
                    .until(() -> subscription.policy().versions().champion().equals(id));
            control.say(ControlSubject.CHAMPION, version + 2, model(id, bundle, "00"));
            assertThat(awaitAnswer("model/champion/judge/1", version + 2).getRefused())
                    .contains("SHA-256");
            control.say(ControlSubject.CHAMPION, version + 3, model("another", bundle, ""));
            assertThat(awaitAnswer("model/champion/judge/1", version + 3).getRefused())
                    .contains("not of another");
            byte[] bytes = Files.readAllBytes(bundle);
            bytes[bytes.length / 2] ^= 1;
            Files.write(bundle, bytes);
            control.say(ControlSubject.CHAMPION, version + 4, model(id, bundle, ""));
            assertThat(awaitAnswer("model/champion/judge/1", version + 4).getRefused())
                    .isNotEmpty();
            Files.delete(bundle);
            control.say(ControlSubject.CHAMPION, version + 5, model(id, bundle, "00"));
            assertThat(awaitAnswer("model/champion/judge/1", version + 5).getRefused())
                    .contains("there is no");
            assertThat(judged(subscription).score()).isBetween(0.0, 1.0);
            assertThat(judged(subscription).versions().champion()).isEqualTo(id);
        }
    }

    /** @param sha256 empty for the right one */
    private static ModelPublished model(@Nullable String id, Path bundle, String sha256) throws IOException {
        return ModelPublished.newBuilder()
                .setModelId(id)
                .setLocation(bundle.toUri().toString())
                .setSha256(sha256.isEmpty() ? ModelBundle.sha256(Files.readAllBytes(bundle)) : sha256)
                .build();
    }

    private static Judgement judged(Subscription subscription) {
        return subscription.policy().judge(from("8.8.8.8"), Behaviour.UNKNOWN, "", new Workspace());
    }

    @Test
    void campaignsThatChangedAreNamedToThoseWhoKeepThem() throws Exception {
        List<String> changed = new CopyOnWriteArrayList<>();
        Task enrich = new Task("enrich", 0, 1);
        try (Subscription subscription = ControlFeed.subscribe(settings, enrich, changed::add)) {
            String campaign = "c" + version;
            control.say(ControlSubject.campaign(campaign), version, new CampaignChanged(campaign));
            await().atMost(LIMIT).until(() -> changed.contains(campaign));
            awaitAnswer(ControlSubject.campaign(campaign) + "/enrich/0", version);
            assertThat(subscription.failures()).isZero();
        }
    }

    private record Visitor(String userAgent) implements EventFacts {
        @Override
        public Action action() {
            return Action.IMPRESSION;
        }

        @Override
        public long eventTimeMillis() {
            return 1;
        }

        @Override
        public long receivedAtMillis() {
            return 1;
        }
    }

    @Test
    void anExperimentIsOnSoonAndOverSoonAndAcknowledgedByThoseWhoAssignArms() throws Exception {
        Task assign = new Task("assign", 0, 1);
        try (Subscription subscription = ControlFeed.subscribe(settings, assign, any -> {});
                Subscription judge = ControlFeed.subscribe(settings, JUDGE, any -> {})) {
            control.say(ControlSubject.EXPERIMENT, version, experiment("test", new ExperimentArm("a", 3)));
            await().atMost(LIMIT).until(() -> Experiment.parse("test=a:3").equals(subscription.experiment()));
            awaitAnswer("experiment/assign/0", version);
            assertThat(judge.concernedBy(ControlSubject.EXPERIMENT)).isFalse();

            control.say(ControlSubject.EXPERIMENT, version + 1, experiment("test", new ExperimentArm("a", 0)));
            assertThat(awaitAnswer("experiment/assign/0", version + 1).getRefused())
                    .contains("weight of a must be 1");
            assertThat(subscription.experiment()).isEqualTo(Experiment.parse("test=a:3"));

            control.say(ControlSubject.EXPERIMENT, version + 2, experiment(null));
            await().atMost(LIMIT).until(() -> Experiment.NONE.equals(subscription.experiment()));
        }
    }

    private static ExperimentChanged experiment(@Nullable String name, ExperimentArm... arms) {
        return ExperimentChanged.newBuilder()
                .setName(name)
                .setSalt("test")
                .setArms(List.of(arms))
                .build();
    }

    private ControlAck awaitAnswer(String key, long answered) {
        return await().atMost(LIMIT)
                .until(() -> control.answer(key), ack -> ack != null && ack.getVersion() == answered);
    }

    private static Ruling ruling(Subscription subscription, IncomingEvent event) {
        return subscription
                .policy()
                .withChampion(null)
                .judge(event, Behaviour.UNKNOWN, "", new Workspace())
                .ruling();
    }

    private static IncomingEvent from(String ip) {
        return TestEvents.event(EventType.IMPRESSION, "e", "e", 1, 1, 1, new Who(null, null, ip, null), Source.NONE);
    }

    private static Thresholds thresholds(double quarantine, double drop) {
        return Thresholds.newBuilder()
                .setQuarantine(quarantine)
                .setDrop(drop)
                .setOverrides(List.of(AdvertiserThresholds.newBuilder()
                        .setAdvertiserId("own")
                        .setQuarantine(0.4)
                        .setDrop(0.5)
                        .build()))
                .build();
    }
}
