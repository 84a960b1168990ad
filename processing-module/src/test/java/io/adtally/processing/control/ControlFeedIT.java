package io.adtally.processing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.control.AdvertiserThresholds;
import io.adtally.control.CampaignChanged;
import io.adtally.control.ControlAck;
import io.adtally.control.ControlSubject;
import io.adtally.control.ListPublished;
import io.adtally.control.Thresholds;
import io.adtally.event.EventType;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.Source;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.event.TestEvents.Who;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The control plane's word, over a real Kafka, registry and Redis. */
class ControlFeedIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Task JUDGE = new Task("judge", 1, 2);

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.KAFKA, Part.REGISTRY, Part.REDIS));
    private final ControlSettings settings = new ControlSettings(
            stack.setting("ADTALLY_KAFKA_BOOTSTRAP"),
            stack.setting("ADTALLY_REGISTRY_URL"),
            stack.setting("ADTALLY_REDIS_URL"));
    /** Rises from test to test, because the topic outlives them. */
    private final long version = System.nanoTime();

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

    @Test
    void aListThatIsGoneOrNotWhatWasPublishedIsRefused() throws Exception {
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            ListPublished published = control.write("ip", version, "198.51.88.0/24\n");
            published.setSha256("00");
            control.say(ControlSubject.IP_LIST, version, published);
            assertThat(awaitAnswer("list/ip/judge/1", version).getRefused()).contains("SHA-256");
            control.say(ControlSubject.IP_LIST, version + 1, published);
            assertThat(awaitAnswer("list/ip/judge/1", version + 1).getRefused()).contains("no snapshot");
            assertThat(ruling(subscription, from("198.51.88.1"))).isEqualTo(Ruling.CLEAN);
            assertThat(subscription.refusals()).isGreaterThanOrEqualTo(2);
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
            awaitAnswer(ControlSubject.campaign(campaign) + "/enrich/0", version);
            assertThat(subscription.failures()).isZero();
        }
    }

    private ControlAck awaitAnswer(String key, long answered) {
        return await().atMost(LIMIT)
                .until(() -> control.answer(key), ack -> ack != null && ack.getVersion() == answered);
    }

    private static Ruling ruling(Subscription subscription, IncomingEvent event) {
        return subscription.policy().judge(event, Behaviour.UNKNOWN, "").ruling();
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
