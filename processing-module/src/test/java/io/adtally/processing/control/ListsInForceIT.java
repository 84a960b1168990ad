package io.adtally.processing.control;

import static io.adtally.processing.control.InForce.isDataCentre;
import static io.adtally.processing.control.InForce.ruling;
import static io.adtally.processing.control.InForce.visitFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.campaign.RedisKeys;
import io.adtally.control.ControlSubject;
import io.adtally.control.ListBase;
import io.adtally.control.ListPublished;
import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.EventFacts;
import io.adtally.fraud.policy.Policy;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.processing.event.IncomingEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists that come by way of a real Kafka, registry and Redis. */
class ListsInForceIT {
    private static final Duration LIMIT = ControlPlane.LIMIT;
    private static final Task JUDGE = new Task("judge", 1, 2);

    private final ControlSettings settings = ControlPlane.settings(Duration.ZERO);
    /** Rises from test to test, because the topic outlives them. */
    private final long version = System.nanoTime();

    @RegisterExtension
    final ControlPlane control = new ControlPlane(settings);

    @Test
    void anAddressListIsSwappedInWholeAndBackOut() throws Exception {
        IncomingEvent listed = visitFrom("198.51.77.9");
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            assertThat(ruling(subscription, listed)).isEqualTo(Ruling.CLEAN);
            String before = subscription.policy().versions().lists();

            control.say(
                    ControlSubject.IP_LIST,
                    version,
                    control.write("ip", version, "# a remark\n198.51.77.0/24\n2001:db9::/32\n"));
            await().atMost(LIMIT).until(() -> ruling(subscription, listed) == Ruling.GIVT);
            assertThat(subscription.policy().versions().lists()).isNotEqualTo(before);
            assertThat(ruling(subscription, visitFrom("2001:db9::7"))).isEqualTo(Ruling.GIVT);
            assertThat(ruling(subscription, visitFrom("198.51.78.9"))).isEqualTo(Ruling.CLEAN);
            control.awaitAnswer("list/ip/judge/1", version);

            control.say(ControlSubject.IP_LIST, version + 1, control.write("ip", version + 1, "2001:db9::/32\n"));
            await().atMost(LIMIT).until(() -> ruling(subscription, listed) == Ruling.CLEAN);
            assertThat(ruling(subscription, visitFrom("2001:db9::7"))).isEqualTo(Ruling.GIVT);
        }
    }

    /** The base is read once: that it is gone from Redis afterwards hinders nobody but those who come later. */
    @Test
    void editsAreLaidOverABaseThatIsReadOnceAndVersionsNameBoth() throws Exception {
        IncomingEvent below = visitFrom("198.51.91.9");
        IncomingEvent above = visitFrom("198.51.92.9");
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
            assertThat(ruling(subscription, visitFrom("198.51.91.8"))).isEqualTo(Ruling.GIVT);
            assertThat(subscription.policy().versions().lists()).isNotEqualTo(first);

            ListBase other = control.base("ip", "other-" + version, "198.51.93.0/24\n");
            say(version + 2, control.write("ip", version + 2, "198.51.92.9\n", other));
            assertThat(ruling(subscription, below)).isEqualTo(Ruling.CLEAN);
            assertThat(ruling(subscription, visitFrom("198.51.93.9"))).isEqualTo(Ruling.GIVT);
            assertThat(subscription.policy().versions().lists())
                    .as("the same edits over another base")
                    .isNotEqualTo(first);

            control.say(ControlSubject.IP_LIST, version + 3, control.write("ip", version + 3, "1.2.3.4\n", base));
            assertThat(control.awaitAnswer("list/ip/judge/1", version + 3).getRefused())
                    .contains("no base " + base.getId());
            assertThat(ruling(subscription, visitFrom("198.51.93.9"))).isEqualTo(Ruling.GIVT);
        }
    }

    private void say(long listVersion, ListPublished published) {
        control.say(ControlSubject.IP_LIST, listVersion, published);
        assertThat(control.awaitAnswer("list/ip/judge/1", listVersion).getRefused())
                .isNull();
    }

    @Test
    void whoStartsLaterFindsBaseAndEdits() throws Exception {
        ListBase base = control.base("ip", "late-" + version, "198.51.94.0/24\n");
        control.say(ControlSubject.IP_LIST, version, control.write("ip", version, "198.51.95.9\n", base));
        ListBase operators = control.base("asn", "late-" + version, "AS64500\n!AS801\n");
        control.say(ControlSubject.OPERATOR_LIST, version, control.write("asn", version, "AS64501\n", operators));
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            assertThat(ruling(subscription, visitFrom("198.51.94.1"))).isEqualTo(Ruling.GIVT);
            assertThat(ruling(subscription, visitFrom("198.51.95.9"))).isEqualTo(Ruling.GIVT);
            assertThat(isDataCentre(subscription, "35.96.24.1")).isFalse();
            ListBase damaged = new ListBase(base.getId(), "00");
            control.say(ControlSubject.IP_LIST, version + 1, control.write("ip", version + 1, "1.2.3.4\n", damaged));
            assertThat(control.awaitAnswer("list/ip/judge/1", version + 1).getRefused())
                    .contains("SHA-256");
            assertThat(ruling(subscription, visitFrom("198.51.94.1"))).isEqualTo(Ruling.GIVT);
            control.say(ControlSubject.OPERATOR_LIST, version + 1, control.write("asn", version + 1, "# none\n"));
            control.awaitAnswer("list/asn/judge/1", version + 1);
        }
    }

    @Test
    void aListThatIsGoneOrNotWhatWasPublishedIsRefused() throws Exception {
        try (Subscription subscription = ControlFeed.subscribe(settings, JUDGE, id -> {})) {
            ListPublished published = control.write("ip", version, "198.51.88.0/24\n");
            published.setSha256("00");
            control.say(ControlSubject.IP_LIST, version, published);
            assertThat(control.awaitAnswer("list/ip/judge/1", version).getRefused())
                    .contains("SHA-256");
            control.say(ControlSubject.IP_LIST, version + 1, published);
            assertThat(control.awaitAnswer("list/ip/judge/1", version + 1).getRefused())
                    .contains("no snapshot");
            control.say(ControlSubject.USER_AGENT_LIST, version, published);
            assertThat(control.awaitAnswer("list/user_agent/judge/1", version).getRefused())
                    .contains("its own list");
            assertThat(ruling(subscription, visitFrom("198.51.88.1"))).isEqualTo(Ruling.CLEAN);
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
            assertThat(control.awaitAnswer("list/ip/judge/1", version).getRefused())
                    .contains("no base");
            assertThat(ruling(subscription, visitFrom("198.51.89.1"))).isEqualTo(Ruling.CLEAN);

            control.base("ip", base.getId(), "198.51.89.0/24\n");
            control.write("ip", version, "198.51.90.9\n", base);
            control.say(ControlSubject.IP_LIST, version, published);
            control.awaitAcceptance("list/ip/judge/1", version);
            assertThat(ruling(subscription, visitFrom("198.51.89.1"))).isEqualTo(Ruling.GIVT);
            assertThat(ruling(subscription, visitFrom("198.51.90.9"))).isEqualTo(Ruling.GIVT);

            Policy before = subscription.policy();
            keys.forEach(control::delete);
            control.say(ControlSubject.IP_LIST, version, published);
            control.say(ControlSubject.THRESHOLDS, version, ControlPlane.thresholds(0.5, 0.6));
            control.awaitAnswer("thresholds/judge/1", version);
            assertThat(subscription.policy().rules()).isSameAs(before.rules());
            assertThat(control.awaitAnswer("list/ip/judge/1", version).getRefused())
                    .isNull();
        }
    }

    /** Judging without a list that comes back within seconds would let pass whom it names. */
    @Test
    void whoStartsWhileAListIsLostWaitsUntilItIsSentAgain() throws Exception {
        ControlSettings patient = ControlPlane.settings(LIMIT);
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
            assertThat(ruling(subscription, visitFrom("198.51.91.1"))).isEqualTo(Ruling.GIVT);
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
            assertThat(control.awaitAnswer("list/user_agent/judge/1", version + 1)
                            .getRefused())
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
            control.awaitAnswer("list/asn/judge/1", version);
            control.say(ControlSubject.OPERATOR_LIST, version + 1, control.write("asn", version + 1, "64500\n"));
            assertThat(control.awaitAnswer("list/asn/judge/1", version + 1).getRefused())
                    .contains("such as AS64500: 64500");
            control.say(ControlSubject.OPERATOR_LIST, version + 2, control.write("asn", version + 2, "# none\n"));
            await().atMost(LIMIT).until(() -> isDataCentre(subscription, amazon));
        }
    }
}
