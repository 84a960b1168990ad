package io.adtally.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.console.ConsoleViewTest;
import io.adtally.console.widget.Figure;
import io.adtally.platform.publish.Publications;
import io.adtally.platform.traffic.Balance;
import io.adtally.platform.traffic.BalanceWatch;
import io.adtally.platform.traffic.LivePicture;
import io.adtally.platform.traffic.LivePicture.CampaignTraffic;
import io.adtally.platform.traffic.LiveTraffic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class DashboardViewTest extends ConsoleViewTest {
    private static final Publications.Backlog NOTHING_WAITS = new Publications.Backlog(0, 0, null);
    private static final Instant MINUTE = Instant.parse("2026-11-26T10:00:00Z");
    private static final LivePicture PICTURE = new LivePicture(
            MINUTE,
            List.of(new LivePicture.Minute(MINUTE, Map.of("billable", 150L))),
            2.5,
            MINUTE,
            Map.of("EUR", 4_000_000L),
            150,
            150,
            List.of());

    @Autowired
    private LiveTraffic traffic;

    @Autowired
    private BalanceWatch balances;

    @Autowired
    private Publications publications;

    @Test
    @WithUserDetails("operator")
    void saysSoWhenClickHouseIsAway() {
        DashboardView view = open(DashboardView.class);
        eventually(() -> assertThat(view.getElement().getTextRecursively()).contains("ClickHouse cannot be asked now"));
        assertThat(view.rate.value.getText()).isEqualTo("–");
    }

    /** What was true a while ago is not shown as if it were now. */
    @Test
    @WithUserDetails("operator")
    void forgetsItsFiguresWhenClickHouseGoesAway() {
        DashboardView view = new DashboardView(traffic, balances, publications);
        view.show(new DashboardView.News(NOTHING_WAITS, null, PICTURE));
        assertThat(view.rate.value.getText()).isEqualTo("2.5");
        assertThat(view.spend.value.getText()).isEqualTo("4.00 EUR");
        assertThat(view.campaigns.isVisible()).isTrue();

        view.show(new DashboardView.News(NOTHING_WAITS, null, null));
        assertThat(List.of(view.rate, view.quarantined, view.freshness, view.spend, view.rollup))
                .allSatisfy(figure -> {
                    assertThat(figure.value.getText()).isEqualTo("–");
                    assertThat(figure.remark.getText()).isEqualTo("not known now");
                });
        assertThat(view.outbox.value.getText()).isEqualTo("0");
        assertThat(view.campaigns.isVisible()).isFalse();
        assertThat(view.getElement().getTextRecursively()).contains("ClickHouse cannot be asked now");

        view.show(new DashboardView.News(NOTHING_WAITS, null, PICTURE));
        assertThat(view.getElement().getTextRecursively()).doesNotContain("ClickHouse cannot be asked now");
        assertThat(view.rate.value.getText()).isEqualTo("2.5");
    }

    @Test
    void chartsAreInUtcWholeAndOfAColourAnOutcome() throws Exception {
        LivePicture both = new LivePicture(
                PICTURE.at(),
                List.of(new LivePicture.Minute(PICTURE.at(), Map.of("unmatched", 1L, "invalid", 2L, "billable", 3L))),
                0,
                null,
                Map.of(),
                6,
                6,
                List.of());
        JsonNode option = new ObjectMapper().readTree(ChartOptions.minutes(both));
        assertThat(option.path("useUTC").asBoolean()).isTrue();
        assertThat(option.path("replace").asBoolean()).isTrue();
        assertThat(option.path("series").findValuesAsText("colorVariable"))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void aDifferenceIsRedAndWhatIsOnItsWayIsNone() {
        Figure figure = new Figure("Accepted and counted");
        DashboardView.show(figure, new Balance(Instant.EPOCH, 1_200, 1_190, 0, 0));
        assertThat(figure.value.getText()).isEqualTo("Equal");
        assertThat(figure.remark.getText()).isEqualTo("1,200 accepted, 10 on their way");
        assertThat(figure.value.getClassNames()).doesNotContain("wrong");
        DashboardView.show(figure, new Balance(Instant.EPOCH, 1_200, 1_190, 3, 0));
        assertThat(figure.value.getText()).isEqualTo("\u22123");
        assertThat(figure.value.getClassNames()).contains("wrong");
        DashboardView.show(figure, new Balance(Instant.EPOCH, 1_200, 1_201, 0, 1));
        assertThat(figure.value.getText()).isEqualTo("+1");
        DashboardView.show(figure, null);
        assertThat(figure.value.getText()).isEqualTo("–");
        assertThat(figure.value.getClassNames()).doesNotContain("wrong");
    }

    @Test
    @WithUserDetails("operator")
    void topCampaignsComeWithWhatTheyWereBilled() {
        DashboardView view = open(DashboardView.class);
        view.campaigns.show(List.of(
                new CampaignTraffic("ski-weeks", 1_200, 1_000, 150, 50, 4_567_890, "EUR"),
                new CampaignTraffic("unknown", 10, 10, 0, 0, 0, "")));
        assertThat(test(view.campaigns.grid).getRow(0).campaignId()).isEqualTo("ski-weeks");
        assertThat(test(view.campaigns.grid).getCellText(0, 1)).isEqualTo("1,200");
        assertThat(test(view.campaigns.grid).getCellText(0, 5)).isEqualTo("4.57 EUR");
        assertThat(test(view.campaigns.grid).getCellText(1, 5)).isEqualTo("–");
    }
}
