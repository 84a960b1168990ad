package io.adtally.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.adtally.reporting.RunningReporting.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of the configured issuer open what they say; all others open nothing. */
class TokensIT {
    private static final String NAME = "tokens" + System.nanoTime();
    private static final Instant NOW = Ledger.now();
    private static final Instant DAY = NOW.minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.DAYS);
    private static final String OWN = NAME + "-0";
    private static final String FOREIGN = NAME + "-1";

    private static Issuer issuer;
    private static Issuer stranger;
    private static RunningReporting reporting;

    @BeforeAll
    static void start() throws Exception {
        issuer = Issuer.start();
        stranger = Issuer.start();
        reporting = RunningReporting.start(Map.of(
                "spring.profiles.active",
                "oidc",
                "ADTALLY_REPORTING_OIDC_ISSUER",
                issuer.url(),
                "ADTALLY_REPORTING_OIDC_AUDIENCE",
                Issuer.AUDIENCE));
        RunningReporting.insert(Ledger.random(NAME, 11, 200, NOW.minusSeconds(600), DAY).entries);
    }

    @AfterAll
    static void stop() {
        reporting.close();
        stranger.close();
        issuer.close();
    }

    @Test
    void anAdvertisersTokenSeesItsRowsWhateverItAsksFor() throws Exception {
        for (String role : List.of("ADVERTISER", "LEAD")) {
            String token = issuer.signed(issuer.claims(List.of(role), OWN).build());
            assertThat(advertisers(token, Map.of())).containsExactly(OWN);
            assertThat(advertisers(token, Map.of("advertiser", FOREIGN))).isEmpty();
            assertThat(advertisers(token, Map.of("advertiser", OWN + "," + FOREIGN)))
                    .containsExactly(OWN);
        }
    }

    @Test
    void aRoleOfOursWithoutAdvertiserSeesAllAndOthersNone() throws Exception {
        assertThat(advertisers(
                        issuer.signed(
                                issuer.claims(List.of("CAMPAIGN_MANAGER"), null).build()),
                        Map.of()))
                .contains(OWN, FOREIGN);
        for (List<String> roles : List.of(List.of("ADVERTISER"), List.of("OPERATOR"), List.<String>of())) {
            Answer answer = ask(issuer.signed(issuer.claims(roles, null).build()), Map.of());
            assertThat(answer.status()).as("%s", roles).isEqualTo(403);
            assertThat(answer.string("type")).isEqualTo("urn:adtally:problem:forbidden");
        }
    }

    @Test
    void whatIsNotTheIssuersIsRefused() throws Exception {
        JWTClaimsSet good = issuer.claims(List.of("ADMIN"), null).build();
        String signed = issuer.signed(good);
        assertThat(ask(signed, Map.of()).status()).isEqualTo(200);
        Instant past = Instant.now().minus(Duration.ofHours(1));
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put(
                "of another issuer",
                stranger.signed(stranger.claims(List.of("ADMIN"), null).build()));
        refused.put("of another issuer in this one's name", stranger.signed(good));
        refused.put(
                "for others",
                issuer.signed(new JWTClaimsSet.Builder(good)
                        .audience("another-service")
                        .build()));
        refused.put(
                "for nobody",
                issuer.signed(
                        new JWTClaimsSet.Builder(good).audience((String) null).build()));
        refused.put(
                "by nobody",
                issuer.signed(new JWTClaimsSet.Builder(good).issuer(null).build()));
        refused.put(
                "expired",
                issuer.signed(new JWTClaimsSet.Builder(good)
                        .expirationTime(Date.from(past))
                        .build()));
        refused.put(
                "not valid yet",
                issuer.signed(new JWTClaimsSet.Builder(good)
                        .notBeforeTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                        .build()));
        refused.put("unsigned", Issuer.unsigned(good));
        refused.put("signed with what everybody knows", issuer.signedWithPublicKey(good));
        refused.put("changed", changed(signed));
        refused.put("cut off", signed.substring(0, signed.lastIndexOf('.') + 1));
        refused.put("no token", "nonsense");
        for (Map.Entry<String, String> one : refused.entrySet()) {
            Answer answer = ask(one.getValue(), Map.of());
            assertThat(answer.status()).as(one.getKey()).isEqualTo(401);
            assertThat(answer.string("type")).as(one.getKey()).isEqualTo("urn:adtally:problem:unauthenticated");
        }
    }

    @Test
    void aNewKeyOfTheIssuersIsFetched() throws Exception {
        try (Issuer turning = Issuer.start();
                RunningReporting asked = RunningReporting.start(Map.of(
                        "spring.profiles.active",
                        "oidc",
                        "ADTALLY_REPORTING_OIDC_ISSUER",
                        turning.url(),
                        "ADTALLY_REPORTING_OIDC_AUDIENCE",
                        Issuer.AUDIENCE))) {
            JWTClaimsSet claims = turning.claims(List.of("LEAD"), null).build();
            String old = turning.signed(claims);
            assertThat(asked.withToken(old, "columns", Map.of()).status()).isEqualTo(200);
            turning.turnKeyOver();
            assertThat(asked.withToken(turning.signed(claims), "columns", Map.of())
                            .status())
                    .isEqualTo(200);
            assertThat(asked.withToken(old, "columns", Map.of()).status()).isEqualTo(401);
        }
    }

    /** The same signature under claims that name nobody. */
    private static String changed(String token) {
        String[] parts = token.split("\\.", -1);
        JWTClaimsSet others = issuer.claims(List.of("ADMIN"), FOREIGN).build();
        return parts[0] + "." + Issuer.unsigned(others).split("\\.", -1)[1] + "." + parts[2];
    }

    private static Answer ask(String token, Map<String, String> parameters) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("from", DAY.minus(Duration.ofDays(2)).toString());
        all.put("to", DAY.plus(Duration.ofDays(2)).toString());
        all.put("granularity", "total");
        all.put("group_by", "advertiser");
        return reporting.withToken(token, "reports/performance", all);
    }

    private static Set<String> advertisers(String token, Map<String, String> parameters) throws Exception {
        Answer answer = ask(token, parameters);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Set<String> advertisers = new TreeSet<>();
        answer.body()
                .path("rows")
                .forEach(row -> advertisers.add(row.path("advertiser").asString()));
        return advertisers;
    }
}
