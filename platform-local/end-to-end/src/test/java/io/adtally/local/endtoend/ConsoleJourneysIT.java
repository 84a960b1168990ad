package io.adtally.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.adtally.local.endtoend.PlatformUnderTest.FRESHNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people do in the console changes what becomes of the events that flow at that moment. */
class ConsoleJourneysIT {
    private static final Locator.GetByTextOptions EXACT = new Locator.GetByTextOptions().setExact(true);
    private static final String BILLABLE = "outcome = 'billable'";
    private static final String QUARANTINED = "outcome = 'quarantined'";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final PlatformUnderTest platform = new PlatformUnderTest();
    private final String campaign = "journey-" + System.nanoTime();
    private final Impressions impressions = new Impressions(platform, campaign);

    @Test
    void aManagersPriceIsOnTheNextEvents() throws Exception {
        impressions.send();
        await().atMost(FRESHNESS)
                .untilAsserted(() -> assertThat(impressions.count("spend_micros = 0 AND advertiser_id = ''"))
                        .isEqualTo(1));
        try (ConsoleUser manager = user("campaign-manager")) {
            long saved = createCampaign(manager);
            impressions.sendUntil(
                    "A new campaign's price",
                    "spend_micros = 4500 AND spend_currency = 'EUR' AND advertiser_id = '" + campaign + "'",
                    saved,
                    impressions::send);
            assertThat(manager.problems()).isEmpty();
        }
    }

    @Test
    void anAnalystsBlockIsOnTheNextEvents() throws Exception {
        String address = "81.78.0.9";
        impressions.send(address);
        await().atMost(FRESHNESS)
                .untilAsserted(() -> assertThat(impressions.count(BILLABLE)).isEqualTo(1));
        try (ConsoleUser analyst = user("fraud-analyst")) {
            analyst.open("lists");
            analyst.button("Add entry").first().click();
            analyst.fill(analyst.dialog(), "Address or network", address);
            analyst.fill(analyst.dialog(), "Reason", "Clicks all night");
            analyst.dialogButton("Add").click();
            long added = System.currentTimeMillis();
            impressions.sendUntil("A blocked address", "outcome = 'givt'", added, () -> impressions.send(address));
            await().atMost(FRESHNESS)
                    .untilAsserted(() -> assertThat(impressions.count("1")).isEqualTo(impressions.sent()));
            long hits = impressions.count("outcome = 'givt'");
            analyst.page().getByLabel("What to look for").first().fill(address);
            analyst.button("Test").first().click();
            assertThat(analyst.page().getByText(Pattern.compile("^" + hits + " events? in the last hour$")))
                    .isVisible();
            analyst.open("trace/"
                    + platform.sql("SELECT any(event_id) FROM adtally.ad_events WHERE campaign_id = '" + campaign
                                    + "' AND outcome = 'givt'")
                            .strip());
            assertThat(analyst.page().getByText(Pattern.compile("Listed address 81\\.78\\.0\\.9/32")))
                    .isVisible();
            assertThat(analyst.page().getByText(Pattern.compile("^raw_events, partition \\d+, offset \\d+$")))
                    .isVisible();
            assertThat(analyst.problems()).isEmpty();
        }
    }

    @Test
    void aLoweredThresholdHoldsTheNextEventsBackAndAReleaseCountsThem() throws Exception {
        try (ConsoleUser manager = user("campaign-manager")) {
            createCampaign(manager);
        }
        impressions.send();
        await().atMost(FRESHNESS)
                .untilAsserted(() -> assertThat(impressions.count(BILLABLE)).isEqualTo(1));
        lowerTheThreshold();
        await().atMost(FRESHNESS)
                .untilAsserted(() -> assertThat(impressions.count("1")).isEqualTo(impressions.sent()));
        long held = impressions.count(QUARANTINED);
        long billable = impressions.count(BILLABLE);
        assertThat(held + billable).isEqualTo(impressions.sent());
        try (ConsoleUser analyst = user("fraud-analyst")) {
            String one = platform.sql("SELECT any(event_id) FROM adtally.ad_events WHERE campaign_id = '" + campaign
                            + "' AND " + QUARANTINED)
                    .strip();
            analyst.open("trace/" + one);
            assertThat(analyst.page().getByText(Pattern.compile("^0\\.\\d{3} by lightgbm")))
                    .isVisible();
            assertThat(analyst.page().getByText(Pattern.compile("thresholds \\d+$")))
                    .isVisible();
            release(analyst, held);
            long released = System.currentTimeMillis();
            await().atMost(FRESHNESS).untilAsserted(() -> assertThat(platform.outcomes(campaign))
                    .isEqualTo(Map.of("billable", billable + held)));
            System.out.printf(
                    Locale.ROOT,
                    "A release: %d events billable in ClickHouse after %.1f s%n",
                    held,
                    (System.currentTimeMillis() - released) / 1000.0);
            assertThat(analyst.problems()).isEmpty();
        }
        try (ConsoleUser lead = user("lead")) {
            lead.open("audit");
            lead.fill(lead.page().locator("body"), "Search person, action, subject or detail", "believed " + campaign);
            assertThat(lead.page().getByText(Pattern.compile("RELEASE, " + held + " events, .* believed " + campaign)))
                    .isVisible();
            assertThat(lead.page()
                            .locator("vaadin-grid")
                            .getByText("fraud-analyst", EXACT)
                            .filter(new Locator.FilterOptions().setVisible(true)))
                    .hasCount(1);
            assertThat(lead.problems()).isEmpty();
        }
    }

    @Test
    void aStartedExperimentDealsTheNextEventsUsersForGood() throws Exception {
        String experiment = "exp-" + System.nanoTime();
        try (ConsoleUser lead = user("lead")) {
            lead.open("experiments");
            lead.button("New experiment").click();
            lead.fill(lead.dialog(), "Name", experiment);
            lead.dialogButton("Define").click();
            lead.button("Start").click();
            long started = System.currentTimeMillis();
            impressions.sendUntil(
                    "A started experiment",
                    "startsWith(experiment_arm, '" + experiment + "/')",
                    started,
                    impressions::send);
            assertThat(lead.page().getByText(Pattern.compile("On (\\d+)/\\1 tasks since")))
                    .isVisible();
            long before = impressions.sent();
            for (int event = 0; event < 60; event++) {
                impressions.send("81.79." + event % 7 + ".9", "dealt" + event % 20);
            }
            await().atMost(FRESHNESS)
                    .untilAsserted(() -> assertThat(impressions.count("1")).isEqualTo(before + 60));
            assertThat(platform.sql("SELECT uniqExact(user_id_hash), uniqExact(user_id_hash, experiment_arm),"
                            + " uniqExact(experiment_arm) FROM adtally.ad_events WHERE campaign_id = '" + campaign
                            + "' AND startsWith(user_id_hash, 'dealt')"))
                    .as("users, users and arms, arms")
                    .isEqualTo("20\t20\t2");
            lead.button("Stop").click();
            lead.page().getByRole(AriaRole.ALERTDIALOG).getByText("Stop", EXACT).click();
            assertThat(lead.page().getByText("Stopped").first()).isVisible();
            assertThat(lead.problems()).isEmpty();
        }
    }

    @Test
    void theDashboardHoldsWhatIsCountedAgainstWhatWasAccepted() throws Exception {
        for (int event = 0; event < 5; event++) {
            impressions.send();
        }
        try (ConsoleUser operator = user("operator")) {
            operator.open("dashboard");
            Locator balance = operator.page()
                    .locator(".figure")
                    .filter(new Locator.FilterOptions().setHasText("Accepted and counted"));
            assertThat(balance.getByText(Pattern.compile("^[1-9][\\d,]* accepted, 0 on their way$")))
                    .isVisible();
            assertThat(balance.getByText("Equal", EXACT)).isVisible();
            assertThat(operator.problems()).isEmpty();
        }
    }

    @Test
    void whoStaysAtAnUnsavedCampaignCanLeaveItLater() throws Exception {
        try (ConsoleUser manager = user("campaign-manager")) {
            manager.open("campaigns");
            manager.button("New campaign").click();
            manager.fill(manager.page().locator(".detail"), "Name", "Half a campaign");
            Locator placements = manager.page()
                    .locator("vaadin-side-nav-item")
                    .filter(new Locator.FilterOptions().setHasText("Placements"));
            Locator question = manager.page().getByRole(AriaRole.ALERTDIALOG);
            Locator leave = question.getByText("Leave", EXACT);
            placements.click();
            question.getByText("Cancel", EXACT).click();
            assertThat(leave).isHidden();
            placements.click();
            assertThat(leave).isVisible();
            manager.page().keyboard().press("Escape");
            assertThat(leave).isHidden();
            placements.click();
            leave.click();
            assertThat(manager.page().locator("vaadin-app-layout h1")).hasText("Placements");
            assertThat(manager.problems()).isEmpty();
        }
    }

    /** Of this campaign's advertiser only, so that what other tests send is judged as ever. */
    private void lowerTheThreshold() throws Exception {
        try (ConsoleUser lead = user("lead");
                ConsoleUser admin = user("admin")) {
            lead.open("thresholds");
            Locator line = lead.page()
                    .locator(".line")
                    .filter(new Locator.FilterOptions().setHasText("Other for an advertiser"));
            lead.search(line, "Other for an advertiser", campaign);
            lead.fill(line, "Quarantine above", "0");
            lead.fill(line, "Drop above", "0.95");
            lead.button("Add override").click();
            lead.fill(lead.page().locator("body"), "Reason", "Looks made up");
            lead.button("Propose").click();
            assertThat(lead.button("Withdraw")).isVisible();

            admin.open("thresholds");
            admin.button("Approve").first().click();
            long approved = System.currentTimeMillis();
            impressions.sendUntil("A lowered threshold", QUARANTINED, approved, impressions::send);
            assertThat(lead.page().getByText(Pattern.compile("On (\\d+)/\\1 tasks since")))
                    .isVisible();
            assertThat(admin.problems()).isEmpty();
        }
    }

    /** All that is held of this campaign, as one cluster. */
    private void release(ConsoleUser analyst, long held) throws Exception {
        ConsoleApi api = new ConsoleApi(platform);
        await().atMost(FRESHNESS)
                .until(() -> api.get("fraud-analyst", "/review/clusters?dimension=CAMPAIGN&campaignId=" + campaign)
                        .contains("\"events\":" + held + ","));
        analyst.open("quarantine");
        analyst.choose(analyst.page().locator("body"), "By network", "By campaign");
        // First one that nothing waits of: what is shown after it is surely of the filter, and not exchanged under a
        // click.
        analyst.fill(analyst.page().locator("body"), "Campaign id", campaign + "-other");
        assertThat(analyst.page().getByText("0 events in 0 clusters")).isVisible();
        analyst.fill(analyst.page().locator("body"), "Campaign id", campaign);
        assertThat(analyst.page().getByText(Pattern.compile("^" + held + " events? in 1 cluster$")))
                .isVisible();
        analyst.page().locator("vaadin-grid").getByText(campaign, EXACT).first().click();
        analyst.button("Release").click();
        assertThat(analyst.dialog().getByText(Pattern.compile("^" + held + " events?, (< )?\\d+\\.\\d{2} EUR$")))
                .isVisible();
        analyst.fill(analyst.dialog(), "Reason", "Seen and believed " + campaign);
        analyst.dialogButton("Release").click();
        assertThat(analyst.page().getByText(Pattern.compile("^" + held + " events?, .* being released$")))
                .isVisible();
    }

    /** When it was saved, epoch milliseconds. */
    private long createCampaign(ConsoleUser manager) {
        manager.open("campaigns");
        manager.button("New advertiser").click();
        manager.fill(manager.dialog(), "Id", campaign);
        manager.fill(manager.dialog(), "Name", "Advertiser " + campaign);
        manager.dialogButton("Create").click();
        manager.button("New campaign").click();
        Locator form = manager.page().locator(".detail");
        manager.fill(form, "Id", campaign);
        manager.fill(form, "Name", "City trips " + campaign);
        manager.search(form, "Advertiser", campaign);
        manager.choose(form, "Status", "Active");
        manager.fill(form, "Price", "4.50");
        manager.button("Add price").click();
        manager.button("Save").click();
        long saved = System.currentTimeMillis();
        assertThat(manager.page()
                        .locator("vaadin-grid")
                        .getByText("City trips " + campaign)
                        .last())
                .isVisible();
        return saved;
    }

    private ConsoleUser user(String account) throws Exception {
        return CHROMIUM.user(platform, 1280, 800).signIn(account);
    }
}
