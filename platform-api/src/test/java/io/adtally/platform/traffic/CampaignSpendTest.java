package io.adtally.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.platform.campaign.CampaignData;
import io.adtally.platform.campaign.CampaignStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

class CampaignSpendTest {
    private static final String ANSWER = """
            {"data": [
              {"campaign_id": "mine", "currency": "EUR", "total": 9000000000, "today": 1500000},
              {"campaign_id": "mine", "currency": "", "total": 0, "today": 0},
              {"campaign_id": "foreign", "currency": "EUR", "total": 7, "today": 7}]}""";

    private final AnsweringClickHouse clickHouse;
    private Instant now = Instant.parse("2026-11-26T10:00:00Z");

    CampaignSpendTest() throws Exception {
        clickHouse = new AnsweringClickHouse(ANSWER);
    }

    @BeforeEach
    void start() {
        signIn("a-1");
    }

    private static void signIn(String advertiser) {
        Jwt token =
                new Jwt("token", null, null, Map.of("alg", "none"), Map.of("sub", "anna", "advertiser_id", advertiser));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(token, null, List.of()));
    }

    @AfterEach
    void stop() {
        clickHouse.close();
        SecurityContextHolder.clearContext();
    }

    @Test
    void tellsOfVisibleCampaignsOnlyAndZeroWhereNothingWasSpent() {
        Map<String, CampaignSpend.Spent> spent =
                spend().of(List.of(campaign("mine", "a-1"), campaign("foreign", "a-2"), campaign("idle", "a-1")));
        assertThat(spent)
                .containsOnly(
                        Map.entry("mine", new CampaignSpend.Spent("mine", "EUR", 1_500_000, 9_000_000_000L)),
                        Map.entry("idle", new CampaignSpend.Spent("idle", "EUR", 0, 0)));
        assertThat(clickHouse.asked).singleElement().asString().contains("['a-1']", "['idle','mine']");
    }

    @Test
    void asksAnewOnlyWhenTheAnswerIsOldAndTellsNobodyElse() {
        CampaignSpend spend = spend();
        Map<String, CampaignSpend.Spent> first = spend.of(List.of(campaign("mine", "a-1")));
        now = now.plusSeconds(9);
        assertThat(spend.of(List.of(campaign("mine", "a-1")))).isEqualTo(first);
        signIn("a-2");
        assertThat(spend.of(List.of(campaign("mine", "a-1")))).isEmpty();
        assertThat(clickHouse.asked).hasSize(1);
        signIn("a-1");
        now = now.plusSeconds(1);
        assertThat(spend.of(List.of(campaign("mine", "a-1")))).isEqualTo(first);
        assertThat(clickHouse.asked).hasSize(2);
    }

    @Test
    void asksNothingForNone() {
        assertThat(spend().of(List.of(campaign("foreign", "a-2")))).isEmpty();
        assertThat(clickHouse.asked).isEmpty();
    }

    private CampaignSpend spend() {
        InstantSource source = () -> now;
        return new CampaignSpend(clickHouse.client(), source.withZone(ZoneOffset.UTC));
    }

    private static CampaignData campaign(String id, String advertiser) {
        return new CampaignData(
                id,
                advertiser,
                id,
                CampaignStatus.DRAFT,
                "EUR",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                0);
    }
}
