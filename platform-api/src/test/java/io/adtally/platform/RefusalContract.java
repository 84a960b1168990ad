package io.adtally.platform;

import static io.adtally.platform.RunningPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.adtally.platform.RunningPlatform.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with a request is said so that whoever made it can mend it; the same on each database. */
abstract class RefusalContract extends ControlPlaneContract {
    @Test
    void saysWhatIsMissing() throws Exception {
        Answer refused = platform().post(ADMIN, "/advertisers", Map.of("id", "nameless"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.string("field")).isEqualTo("name");
        assertThat(platform().post(ADMIN, "/campaigns", List.of()).status()).isEqualTo(400);
    }

    @Test
    void aWordThatIsNoneOfThoseAllowedIsRefusedAndThoseAreNamed() throws Exception {
        requireRefused(platform().get(ADMIN, "/review/clusters?dimension=nonsense"), "dimension", "USER_AGENT");
        requireRefused(
                platform().get(ADMIN, "/review/events?dimension=nonsense&value=x&currency=EUR"), "dimension", "BURST");
        requireRefused(platform().get(ADMIN, "/review/clusters?by=nonsense"), "by", "dimension");
        requireRefused(platform().get(ADMIN, "/campaigns?status=nonsense"), "status", "ACTIVE");
        requireRefused(platform().get(ADMIN, "/lists/nonsense/entries"), "list", "user_agent");
        requireRefused(
                platform().post(ADMIN, "/review/decisions", Map.of("verdict", "nonsense")), "verdict", "RELEASE");
        requireRefused(
                platform().post(ADMIN, "/accounts", Map.of("name", "x", "role", "nonsense")), "role", "FRAUD_ANALYST");
        requireRefused(platform().post(ADMIN, "/models/changes", Map.of("seat", "nonsense")), "seat", "CHALLENGER");
        requireRefused(
                platform().post(ADMIN, "/lists/ip/entries", Map.of("entry", "192.0.2.1", "effect", "nonsense")),
                "effect",
                "ALLOW");
        requireRefused(
                platform().post(ADMIN, "/campaigns", Map.of("prices", List.of(Map.of("model", "nonsense")))),
                "prices.model",
                "VCPM");
        requireRefused(
                platform().post(ADMIN, "/api-keys", Map.of("name", "x", "scopes", List.of("nonsense"))),
                "scopes",
                "campaigns:read");
        assertThat(platform().get(ADMIN, "/campaigns?limit=nonsense").status()).isEqualTo(400);
        assertThat(platform().get(ADMIN, "/experiments?all").string("detail")).contains("no parameters here");
    }

    @Test
    void aBodyThatCannotBeReadIsRefusedByTheFieldAtFault() throws Exception {
        String whatIf = "/thresholds/what-if";
        requireUnreadable(postJson(whatIf, "{\"quarantine\": \"high\", \"drop\": 0.9}"), "quarantine");
        requireUnreadable(postJson(whatIf, """
                        {"quarantine": 0.7, "drop": 0.9, "overrides": [{"advertiserId": "a", "quarantine": [], "drop": 1}]}"""), "overrides.quarantine");
        requireUnreadable(platform().post(ADMIN, "/campaigns", List.of()), "");
        assertThat(postJson(whatIf, "{\"quarantine\": 0.7,").string("detail")).contains("not JSON: line 1, column");
        assertThat(postJson(whatIf, "").string("detail")).isEqualTo("The body is missing");

        Answer contradictory = postJson(whatIf, "{\"quarantine\": 0.9, \"drop\": 0.7}");
        assertThat(contradictory.status()).isEqualTo(422);
        assertThat(contradictory.string("field")).isEqualTo("quarantine");
        assertThat(contradictory.string("detail")).contains("found quarantine 0.9, drop 0.7");
        assertThat(postJson(whatIf, "{\"quarantine\": 0.7, \"drop\": 0.9}").status())
                .as("overrides may be left out; ClickHouse is not there")
                .isEqualTo(503);
    }

    private Answer postJson(String path, String body) throws Exception {
        return platform().postText(ADMIN, path, "application/json", body);
    }

    private static void requireUnreadable(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.string("field")).isEqualTo(field);
        assertThat(answer.string("detail"))
                .contains(field.isEmpty() ? "form" : field)
                .doesNotContain("io.adtally");
    }

    private static void requireRefused(Answer answer, String field, String allowed) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.string("type")).isEqualTo("urn:adtally:problem:bad-parameter");
        assertThat(answer.string("field")).isEqualTo(field);
        assertThat(answer.string("detail")).contains(allowed);
        assertThat(answer.body().path("allowed")).extracting(JsonNode::asText).contains(allowed);
    }

    @Test
    void aSpreadsheetTellsOfEachBadRowAndTakesTheOthers() throws Exception {
        newCampaign("sheet", 1_000_000);
        String header = platform()
                .get(ADMIN, "/campaigns/export")
                .text()
                .lines()
                .findFirst()
                .orElseThrow();
        String good =
                prefix() + "-row1," + prefix() + "-advertiser,One,ACTIVE,EUR,,,1000.50,,CPC,0.25,2026-01-01T00:00:00Z";
        String bad =
                prefix() + "-row2," + prefix() + "-advertiser,Two,ACTIVE,EUR,,,,,CPM,0.0000001,2026-01-01T00:00:00Z";
        Answer report =
                platform().postText(ADMIN, "/campaigns/import", "text/csv", header + "\n" + good + "\n" + bad + "\n");
        assertThat(report.body().path("created").asInt()).isEqualTo(1);
        assertThat(report.body().path("errors")).singleElement().satisfies(error -> {
            assertThat(error.path("row").asInt()).isEqualTo(2);
            assertThat(error.path("field").asText()).isEqualTo("price");
        });
        Answer imported = platform().get(ADMIN, "/campaigns/" + prefix() + "-row1");
        assertThat(imported.body().path("totalBudgetMicros").asLong()).isEqualTo(1_000_500_000L);
        assertThat(platform().get(ADMIN, "/campaigns/export").text()).contains(good);
    }
}
