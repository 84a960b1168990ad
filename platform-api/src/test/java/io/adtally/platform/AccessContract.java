package io.adtally.platform;

import static io.adtally.platform.RunningPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.platform.RunningPlatform.Answer;
import io.adtally.platform.account.AccountData;
import io.adtally.platform.account.Accounts;
import io.adtally.platform.account.Program;
import io.adtally.platform.account.Role;
import io.adtally.platform.apikey.ApiKeys;
import io.adtally.platform.problem.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may do what, and how others are told that they may not; the same on each database. */
abstract class AccessContract extends RefusalContract {
    static final int ROUNDS = 10;

    @Test
    void aKeyProposesButApprovesNothingAndWhoeverMadeItIsNoSecondPerson() throws Exception {
        String lead = prefix() + "-approver";
        platform().addPerson(lead, "LEAD", null);
        String key = platform()
                .post(
                        ADMIN,
                        "/api-keys",
                        Map.of(
                                "name", "k".repeat(120),
                                "scopes", List.of("thresholds:propose", "thresholds:approve")))
                .string("text");
        Map<String, Object> wanted = Map.of("quarantine", 0.71, "drop", 0.91, "reason", "computed nightly");
        Answer proposed = platform().withKey(key, "/thresholds/proposals", wanted);
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        assertThat(proposed.string("proposedBy")).isEqualTo("key:" + "k".repeat(120) + " of admin");
        String path = "/thresholds/proposals/" + proposed.string("id") + "/approval";
        Answer byKey = platform().withKey(key, path, Map.of());
        assertThat(byKey.status()).isEqualTo(403);
        assertThat(byKey.string("type")).isEqualTo("urn:adtally:problem:second-person");
        assertThat(platform().post(ADMIN, path, Map.of()).status()).isEqualTo(403);
        assertThat(platform().post(lead, path, Map.of()).string("status")).isEqualTo("APPROVED");
    }

    @Test
    void nobodyIsBoundToAnAdvertiserThatThereIsNot() throws Exception {
        for (String advertiser : List.of("", prefix() + "-unheard-of")) {
            Answer account = platform()
                    .post(
                            ADMIN,
                            "/accounts",
                            Map.of("name", prefix() + "-lost", "role", "ADVERTISER", "advertiserId", advertiser));
            assertThat(account.status()).as(account.text()).isEqualTo(422);
            assertThat(account.string("field")).isEqualTo("advertiserId");
            Answer key = platform()
                    .post(
                            ADMIN,
                            "/api-keys",
                            Map.of("name", "lost", "scopes", List.of("campaigns:read"), "advertiserId", advertiser));
            assertThat(key.status()).as(key.text()).isEqualTo(422);
        }
        newCampaign("bound", 1_000_000);
        assertThat(platform().get(ADMIN, "/campaigns?advertiserId=").body().path("items"))
                .as("no advertiser is not every advertiser")
                .isEmpty();
    }

    @Test
    void whoMayNotIsToldSoAsAProblem() throws Exception {
        Answer stranger = platform().anonymous("/campaigns");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.string("type")).isEqualTo("urn:adtally:problem:not-signed-in");
        assertThat(stranger.header("WWW-Authenticate")).startsWith("Bearer");
        String key = platform()
                .post(ADMIN, "/api-keys", Map.of("name", "reader", "scopes", List.of("campaigns:read")))
                .string("text");
        Answer beyond = platform().withKey(key, "/lists/ip");
        assertThat(beyond.status()).isEqualTo(403);
        assertThat(beyond.string("type")).isEqualTo("urn:adtally:problem:forbidden");
    }

    @Test
    void ofTwoWhoMakeTheSameAtTheSameMomentOneIsTold() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, String> body = Map.of("id", prefix() + "-twice-" + round, "name", "Twice");
            Callable<Answer> make = () -> platform().post(ADMIN, "/advertisers", body);
            assertThat(atOnce(make, make)).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void aKeyThatSomebodyRevokesMeanwhileIsNotRotated() throws Exception {
        Answer made = platform().post(ADMIN, "/api-keys", Map.of("name", "raced", "scopes", List.of("campaigns:read")));
        ApiKeys keys = platform().bean(ApiKeys.class);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        ADMIN, null, AuthorityUtils.createAuthorityList("access:manage")));
        try {
            assertThatThrownBy(() -> platform().bean(TransactionTemplate.class).execute(status -> {
                        assertThat(keys.find(made.string("text"))).isPresent();
                        revoke(made.string("id"));
                        return keys.rotate(made.string("id"), Duration.ofMinutes(10));
                    }))
                    .isInstanceOf(ObjectOptimisticLockingFailureException.class);
        } finally {
            SecurityContextHolder.clearContext();
        }
        assertThat(platform().withKey(made.string("text"), "/campaigns").status())
                .isEqualTo(401);
    }

    @Test
    void ofTwoWhoRotateAndRevokeAtTheSameMomentNobodyIsInTheWay() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = platform()
                    .post(ADMIN, "/api-keys", Map.of("name", "turned", "scopes", List.of("campaigns:read")))
                    .string("id");
            List<Answer> answers = atOnce(
                    () -> platform().post(ADMIN, "/api-keys/" + key + "/rotation", Map.of("overlapSeconds", 600)),
                    () -> platform().delete(ADMIN, "/api-keys/" + key));
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isIn(200, 201, 204, 409));
        }
    }

    @Test
    void nobodyTakesAwayTheirOwnAccessThroughAKeyEither() throws Exception {
        Program key = () -> ADMIN;
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        key, null, AuthorityUtils.createAuthorityList("access:manage")));
        try {
            Accounts accounts = platform().bean(Accounts.class);
            AccountData admin = accounts.page(ADMIN, "", 1).items().getFirst();
            assertThatThrownBy(() -> accounts.change(ADMIN, admin.version(), Role.LEAD, null, true))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("their own access");
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** In the order of who was asked to do it. */
    static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Answer> first = both.submit(one);
            Future<Answer> second = both.submit(other);
            return List.of(first.get(), second.get());
        }
    }

    private void revoke(String id) {
        try {
            assertThat(platform().delete(ADMIN, "/api-keys/" + id).status()).isEqualTo(204);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
