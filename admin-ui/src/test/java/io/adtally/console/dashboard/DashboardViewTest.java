package io.adtally.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import io.adtally.console.widget.Figure;
import io.adtally.platform.traffic.Balance;
import io.adtally.platform.traffic.LivePicture.CampaignTraffic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

class DashboardViewTest extends ConsoleViewTest {
    @Test
    @WithUserDetails("operator")
    void saysSoWhenClickHouseIsAway() {
        DashboardView view = open(DashboardView.class);
        assertThat(view.getElement().getTextRecursively()).contains("ClickHouse cannot be asked now");
        assertThat(view.rate.value.getText()).isEqualTo("–");
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
