package io.adtally.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;
import org.springframework.test.context.jdbc.Sql;

/** Everybody is offered what their role may see, and nothing else. */
@Sql(scripts = "/advertisers.sql", executionPhase = Sql.ExecutionPhase.BEFORE_TEST_CLASS)
class MenuViewTest extends ConsoleViewTest {
    private List<String> offered() {
        UI.getCurrent().navigate("");
        return find(SideNavItem.class).all().stream().map(SideNavItem::getLabel).toList();
    }

    @Test
    @WithUserDetails("admin")
    void anAdminSeesAll() {
        assertThat(offered())
                .containsExactly(
                        "Dashboard",
                        "Reports",
                        "Event trace",
                        "Quarantine",
                        "Campaigns",
                        "Placements",
                        "Blocklists",
                        "Thresholds",
                        "Models",
                        "Experiments",
                        "Accounts",
                        "API keys",
                        "Audit log");
    }

    @Test
    @WithUserDetails("campaign-manager")
    void aCampaignManagerSeesCampaignsAndTraffic() {
        assertThat(offered()).containsExactly("Dashboard", "Reports", "Event trace", "Campaigns", "Placements");
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void anAnalystSeesAllOfFraudButNotAccess() {
        assertThat(offered())
                .containsExactly(
                        "Dashboard",
                        "Reports",
                        "Event trace",
                        "Quarantine",
                        "Campaigns",
                        "Blocklists",
                        "Thresholds",
                        "Models",
                        "Experiments");
    }

    @Test
    @WithUserDetails("lead")
    void aLeadSeesTheAuditLogToo() {
        assertThat(offered()).contains("Reports", "Quarantine", "Audit log").doesNotContain("Accounts", "API keys");
    }

    @Test
    @WithUserDetails("operator")
    void anOperatorSeesWhatIsInForceAndNoReview() {
        assertThat(offered())
                .containsExactly(
                        "Dashboard", "Event trace", "Blocklists", "Thresholds", "Models", "Experiments", "Audit log");
    }

    @Test
    @WithUserDetails("acme-reader")
    void anAdvertiserSeesReportsAndCampaignsAndIsLedToReports() {
        assertThat(offered()).containsExactly("Reports", "Campaigns");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("reports");
    }
}
