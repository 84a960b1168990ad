package io.adtally.processing.control;

import static io.adtally.processing.control.InForce.ruling;
import static io.adtally.processing.control.InForce.visitFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adtally.campaign.RedisKeys;
import io.adtally.control.CampaignChanged;
import io.adtally.control.ControlAck;
import io.adtally.control.ControlSubject;
import io.adtally.control.ExperimentArm;
import io.adtally.control.ExperimentChanged;
import io.adtally.control.ListPublished;
import io.adtally.control.ModelPublished;
import io.adtally.fraud.feature.Experiment;
import io.adtally.fraud.verdict.Ruling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The control plane's word, over a real Kafka, registry and Redis. */
class ControlFeedIT {
    private static final Duration LIMIT = ControlPlane.LIMIT;
    private static final Task JUDGE = new Task("judge", 1, 2);

    private final ControlSettings settings = ControlPlane.settings(Duration.ZERO);
    /** Rises from test to test, because the topic outlives them. */
    private final long version = System.nanoTime();

    @RegisterExtension
    final ControlPlane control = new ControlPlane(settings);

    @Test
    void thresholdsAreInForceSoonAndAcknowledged() throws Exception {
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            control.say(ControlSubject.THRESHOLDS, version, ControlPlane.thresholds(0.5, 0.6));
            await().atMost(LIMIT).until(() -> subscription.policy().thresholds().version() == version);
            assertThat(subscription.policy().thresholds().ruling(0.55, "any")).isEqualTo(Ruling.QUARANTINE);
            assertThat(subscription.policy().thresholds().ruling(0.55, "own")).isEqualTo(Ruling.SIVT);
            assertThat(subscription.policy().versions().thresholds()).isEqualTo(version);
            control.awaitAnswer("thresholds/judge/1", version);
        }
    }

    /** What is in force is loaded before the first event, and told to the tasks that come later. */
    @Test
    void whoStartsLaterStartsWithIt() throws Exception {
        control.say(ControlSubject.THRESHOLDS, version, ControlPlane.thresholds(0.1, 0.2));
        control.say(ControlSubject.THRESHOLDS, version + 1, ControlPlane.thresholds(0.3, 0.4));
        control.say(ControlSubject.THRESHOLDS, version, ControlPlane.thresholds(0.1, 0.2));
        try (Subscription subscription = ControlFeed.subscribe(settings, new Task("judge", 5, 9), id -> {})) {
            assertThat(subscription.policy().thresholds().common().quarantine())
                    .as("the newest by version, whatever came last")
                    .isEqualTo(0.3);
            ControlAck answer = control.awaitAnswer("thresholds/judge/5", version + 1);
            assertThat(answer.getTasks()).isEqualTo(9);
            assertThat(answer.getRefused()).isNull();
        }
    }

    @Test
    void whatCannotBeAppliedIsRefusedAndTheOldStaysInForce() throws Exception {
        control.say(ControlSubject.THRESHOLDS, version, ControlPlane.thresholds(0.5, 0.6));
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            control.say(ControlSubject.THRESHOLDS, version + 1, ControlPlane.thresholds(0.9, 0.6));
            assertThat(control.awaitAnswer("thresholds/judge/1", version + 1).getRefused())
                    .contains("0 <= quarantine <= drop <= 1");
            control.say(ControlSubject.THRESHOLDS, version + 2, new CampaignChanged("c"));
            assertThat(control.awaitAnswer("thresholds/judge/1", version + 2).getRefused())
                    .contains("body of type Thresholds");
            control.say(ControlSubject.THRESHOLDS, new byte[] {1, 2, 3});
            assertThat(control.awaitAnswer("thresholds/judge/1", 0).getRefused())
                    .contains("at offset");
            control.say("weather", version, new CampaignChanged("c"));
            assertThat(control.awaitAnswer("weather/judge/1", version).getRefused())
                    .contains("knows nothing of weather");
            assertThat(subscription.policy().thresholds().version()).isEqualTo(version);
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
            assertThat(control.awaitAnswer("model/champion/judge/1", version).getRefused())
                    .contains("gs://nobody-knows/model.zip");
            assertThat(control.awaitAnswer("list/ip/judge/1", version).getRefused())
                    .contains("tried again");
            control.say(ControlSubject.CHAMPION, version + 1, modelAt(""));
            assertThat(control.awaitAnswer("model/champion/judge/1", version + 1)
                            .getRefused())
                    .contains("no location");
            control.say(ControlSubject.THRESHOLDS, version, ControlPlane.thresholds(0.5, 0.6));
            assertThat(control.awaitAnswer("thresholds/judge/1", version).getRefused())
                    .isNull();

            control.delete(RedisKeys.listSnapshot("ip", version));
            control.write("ip", version, "198.51.92.0/24\n");
            await().atMost(LIMIT).until(() -> ruling(subscription, visitFrom("198.51.92.1")) == Ruling.GIVT);
            control.awaitAcceptance("list/ip/judge/1", version);
        }
    }

    private static ModelPublished modelAt(String location) {
        return ModelPublished.newBuilder()
                .setModelId("m")
                .setLocation(location)
                .setSha256("00")
                .build();
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
            control.say(ControlSubject.THRESHOLDS, version, ControlPlane.thresholds(0.5, 0.6));
            control.say(ControlSubject.THRESHOLDS, version + 1, ControlPlane.thresholds(0.5, 0.7));
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
    void campaignsThatChangedAreNamedToThoseWhoKeepThem() throws Exception {
        List<String> changed = new CopyOnWriteArrayList<>();
        Task enrich = new Task("enrich", 0, 1);
        try (Subscription subscription = ControlFeed.subscribe(settings, enrich, changed::add)) {
            String campaign = "c" + version;
            control.say(ControlSubject.campaign(campaign), version, new CampaignChanged(campaign));
            await().atMost(LIMIT).until(() -> changed.contains(campaign));
            control.awaitAnswer(ControlSubject.campaign(campaign) + "/enrich/0", version);
            assertThat(subscription.failures()).isZero();
        }
    }

    @Test
    void anExperimentIsOnSoonAndOverSoonAndAcknowledgedByThoseWhoAssignArms() throws Exception {
        Task assign = new Task("assign", 0, 1);
        try (Subscription subscription = ControlFeed.subscribe(settings, assign, any -> {});
                Subscription judge = ControlFeed.subscribe(settings, JUDGE, any -> {})) {
            control.say(ControlSubject.EXPERIMENT, version, experiment("test", new ExperimentArm("a", 3)));
            await().atMost(LIMIT).until(() -> Experiment.parse("test=a:3").equals(subscription.experiment()));
            control.awaitAnswer("experiment/assign/0", version);
            assertThat(judge.concernedBy(ControlSubject.EXPERIMENT)).isFalse();

            control.say(ControlSubject.EXPERIMENT, version + 1, experiment("test", new ExperimentArm("a", 0)));
            assertThat(control.awaitAnswer("experiment/assign/0", version + 1).getRefused())
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
}
