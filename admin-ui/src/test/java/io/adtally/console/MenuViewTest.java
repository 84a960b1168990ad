package io.adtally.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

/** Everybody is offered what their role may see, and nothing else. */
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
        assertThat(offered()).containsExactly("Dashboard", "Event trace", "Campaigns", "Placements");
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void anAnalystSeesAllOfFraudButNotAccess() {
        assertThat(offered())
                .containsExactly(
                        "Dashboard",
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
        assertThat(offered()).contains("Quarantine", "Audit log").doesNotContain("Accounts", "API keys");
    }

    @Test
    @WithUserDetails("operator")
    void anOperatorSeesWhatIsInForceAndNoReview() {
        assertThat(offered())
                .containsExactly(
                        "Dashboard", "Event trace", "Blocklists", "Thresholds", "Models", "Experiments", "Audit log");
    }
}
