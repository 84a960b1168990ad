package io.adtally.platform.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.platform.MigratedDatabase;
import io.adtally.platform.account.Permission;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.audit.AuditLogs;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.publish.Outboxes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

class ReviewTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final long LIMIT = 1_000;
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final ReviewSettings SETTINGS =
            new ReviewSettings(Duration.ZERO, Duration.ofDays(90), LIMIT, WINDOW);

    private Instant now = NOW;

    private final MigratedDatabase database = new MigratedDatabase();
    private final QueueTable queue = new QueueTable(database.jdbc(), database.batches());
    private final DecisionTable decisions = new DecisionTable(database.jdbc());
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final DecisionSender sender =
            new DecisionSender(decisions, queue, Outboxes.of(database, clock), database.transactions(), clock);
    private final AuditLog audit = AuditLogs.of(database, clock);
    private final Review review =
            new Review(queue, decisions, sender, new MoneyLimit(decisions, SETTINGS, clock), SETTINGS, audit, clock);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void singleEventsOfAnotherClusterAreNotDecidedOn() {
        signIn("anna");
        wait("a", "n1", 1);
        wait("b", "n2", 1);
        assertThatThrownBy(() -> decide("n1", "a", "b"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("1 of 2 events");
        assertThat(decide("n1", "a", "a").events()).isEqualTo(1);
        assertThatThrownBy(() -> decide("n1", "a")).as("decided already").isInstanceOf(RefusedException.class);
        assertThat(decide("n2", "b").events()).isEqualTo(1);
    }

    @Test
    void whoDividesTheMoneyDoesNotPassTheLimit() {
        signIn("anna");
        wait("a", "n", 600);
        wait("b", "n", 400);
        wait("c", "n", 1);
        assertThat(decide("n", "a").status()).isEqualTo(Decision.Status.SCHEDULED);
        assertThat(review.needsSecondPerson(400, "EUR")).isFalse();
        assertThat(review.needsSecondPerson(401, "EUR")).isTrue();
        assertThat(review.needsSecondPerson(401, "USD")).as("another currency").isFalse();
        assertThat(decide("n", "b").status()).isEqualTo(Decision.Status.SCHEDULED);
        Decision third = decide("n", "c");
        assertThat(third.status()).isEqualTo(Decision.Status.WAITS_FOR_SECOND_PERSON);

        signIn("bert", Permission.REVIEW_APPROVE);
        assertThat(review.needsSecondPerson(LIMIT, "EUR")).as("somebody else").isFalse();
        in(() -> review.approve(third.id()));
        signIn("anna");
        now = NOW.plus(Duration.ofHours(25));
        assertThat(review.needsSecondPerson(LIMIT, "EUR")).as("a day later").isFalse();
    }

    @Test
    void whatWasUndoneIsNotCounted() {
        signIn("anna");
        wait("a", "n", LIMIT);
        Decision decision = decide("n", "a");
        in(() -> review.undo(decision.id()));
        assertThat(decide("n", "a").status()).isEqualTo(Decision.Status.SCHEDULED);
    }

    @Test
    void whatWasTakenBackIsCountedAndSoIsTakingItBack() {
        signIn("anna");
        wait("a", "n", 500);
        Decision released = decide("n", "a");
        sender.sendDue();
        takeBack(released);
        assertThat(decide("n", "a").status()).isEqualTo(Decision.Status.WAITS_FOR_SECOND_PERSON);
        wait("b", "m", 1);
        signIn("bert");
        assertThat(decide("m", "b").status()).as("somebody else").isEqualTo(Decision.Status.SCHEDULED);
    }

    @Test
    void takingBackMuchMoneyTakesASecondPerson() {
        signIn("anna", Permission.REVIEW_APPROVE);
        wait("a", "n", 2 * LIMIT);
        Decision decision = decide("n", "a");
        signIn("bert", Permission.REVIEW_APPROVE);
        in(() -> review.approve(decision.id()));
        sender.sendDue();
        signIn("anna", Permission.REVIEW_APPROVE);
        assertThatThrownBy(() -> takeBack(decision)).as("decided it").isInstanceOf(RefusedException.class);
        signIn("carl");
        assertThatThrownBy(() -> takeBack(decision)).as("may not approve").isInstanceOf(RefusedException.class);
        signIn("bert", Permission.REVIEW_APPROVE);
        assertThat(takeBack(decision).status()).isEqualTo(Decision.Status.TAKEN_BACK);
    }

    @Test
    void whoTakesBackInPartsDoesNotPassTheLimitEither() {
        wait("a", "n", 600);
        wait("b", "n", 600);
        signIn("anna");
        Decision first = decide("n", "a");
        signIn("bert");
        Decision second = decide("n", "b");
        sender.sendDue();
        signIn("carl");
        takeBack(first);
        assertThatThrownBy(() -> takeBack(second)).isInstanceOf(RefusedException.class);
    }

    @Test
    void whatThePipelineHasForgottenLeavesTheQueueAndIsNotTakenBack() {
        signIn("anna");
        wait("a", "n", 1);
        wait("b", "n", 1);
        Decision decision = decide("n", "a");
        sender.sendDue();
        now = NOW.plus(WINDOW).plusSeconds(1);
        new Forgetting(database.jdbc(), queue, SETTINGS, clock).forget();
        assertThat(queue.waiting(selection("n"), "", 10)).isEmpty();
        assertThatThrownBy(() -> takeBack(decision))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("168 hours");
        assertThat(decisions.find(decision.id()).orElseThrow().status()).isEqualTo(Decision.Status.SENT);
    }

    @Test
    void answersAreCountedByWhatTheySayAndForgottenWithTheDecision() {
        signIn("anna");
        wait("a", "n", 1);
        wait("b", "n", 1);
        Decision decision = decide("n", "a", "b");
        sender.sendDue();
        answer("a", "applied");
        answer("b", "unknown_event");
        assertThat(review.answers(decision.id())).isEqualTo(Map.of("applied", 1L, "unknown_event", 1L));
        Decision told = decisions.find(decision.id()).orElseThrow();
        assertThat(told.answered()).isEqualTo(2);
        assertThat(told.unknown()).isEqualTo(1);

        String earlier = sentId("a");
        takeBack(decision);
        Decision again = decide("n", "a", "b");
        queue.answer(earlier, "a", "superseded");
        assertThat(review.answers(again.id())).isEmpty();
    }

    private void wait(String id, String network, long stakeMicros) {
        QuarantinedItem item = new QuarantinedItem(
                id,
                id,
                "IMPRESSION",
                NOW,
                NOW,
                "adv",
                "c",
                "ad",
                "p",
                "s",
                "192.0.2.1",
                "DE",
                "d",
                "ua",
                "url",
                0.9,
                "score_above_quarantine",
                List.of(),
                "forest",
                stakeMicros,
                "EUR");
        queue.insert(List.of(new QuarantinedEvents.Row(item, network, "", "c 2026-06-01 12:00")));
    }

    private Decision decide(String network, String... ids) {
        return in(() -> review.decide(selection(network), Arrays.asList(ids), Verdict.RELEASE, "looked at"));
    }

    private Decision takeBack(Decision decision) {
        return in(() -> review.takeBack(decision.id(), "was wrong"));
    }

    private <T> T in(Supplier<T> work) {
        return database.transactions().execute(status -> work.get());
    }

    private static Selection selection(String network) {
        return new Selection(Dimension.NETWORK, network, "EUR", QueueFilter.ALL, Selection.ALL);
    }

    private String sentId(String eventId) {
        return database.jdbc()
                .sql("select sent_decision_id from quarantined_event where event_id = ?")
                .param(eventId)
                .query(String.class)
                .single();
    }

    private void answer(String eventId, String answer) {
        queue.answer(sentId(eventId), eventId, answer);
    }

    private static void signIn(String name, Permission... permissions) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        name,
                        null,
                        Arrays.stream(permissions)
                                .map(permission -> new SimpleGrantedAuthority(permission.authority()))
                                .toList()));
    }
}
