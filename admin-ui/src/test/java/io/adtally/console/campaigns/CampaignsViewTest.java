package io.adtally.console.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.server.VaadinSession;
import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.platform.campaign.CampaignData;
import io.adtally.platform.campaign.CampaignSpreadsheet;
import io.adtally.platform.campaign.CampaignStatus;
import io.adtally.platform.campaign.Campaigns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class CampaignsViewTest extends ConsoleViewTest {
    @Autowired
    private Advertisers advertisers;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private CampaignSpreadsheet spreadsheet;

    @BeforeEach
    void makeAnAdvertiser() throws Exception {
        as("admin", () -> advertisers.all().isEmpty() ? advertisers.create("north", "Nordwind") : null);
    }

    @Test
    @WithUserDetails("campaign-manager")
    void makesACampaignThatWaitsToBeSentAndIsListed() {
        CampaignsView view = open(CampaignsView.class);
        test(view.create).click();
        CampaignForm form = find(CampaignForm.class).single();
        test(form.id).setValue("city-trips");
        test(form.name).setValue("City trips");
        form.advertiser.setValue(advertisers.all().getFirst());
        form.status.setValue(CampaignStatus.ACTIVE);
        test(form.save).click();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("Only a draft may be without a price"));

        test(form.prices.amount).setValue("4.5");
        test(form.prices.addPrice).click();
        test(form.totalBudget).setValue("1000.50");
        test(form.save).click();

        CampaignData saved = campaigns.find("city-trips");
        assertThat(saved.totalBudgetMicros()).isEqualTo(1_000_500_000L);
        assertThat(saved.prices()).singleElement().satisfies(price -> assertThat(price.priceMicros())
                .isEqualTo(4_500_000));
        assertThat(jdbc.sql("select count(*) from outbox where message_key = 'campaign/city-trips'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        test(view.text).setValue("trips");
        assertThat(test(view.grid).getRow(0).id()).isEqualTo("city-trips");
        test(view.text).setValue("nothing like it");
        assertThat(test(view.grid).size()).isZero();
    }

    @Test
    @WithUserDetails("campaign-manager")
    void showsARefusalAtItsField() {
        CampaignsView view = open(CampaignsView.class);
        test(view.create).click();
        CampaignForm form = find(CampaignForm.class).single();
        test(form.id).setValue("no blanks");
        test(form.name).setValue("Name");
        test(form.save).click();
        assertThat(form.id.isInvalid()).isTrue();
        assertThat(form.id.getErrorMessage()).contains("no blanks");
        test(form.id).setValue("fine");
        form.advertiser.setValue(Objects.requireNonNull(advertisers.all().getFirst()));
        test(form.totalBudget).setValue("1,5");
        test(form.save).click();
        assertThat(form.id.isInvalid()).isFalse();
        assertThat(form.totalBudget.isInvalid()).isTrue();
    }

    @Test
    @WithUserDetails("campaign-manager")
    void aDayThatIsNoneIsNotTakenForAnOpenEnd() {
        CampaignForm form = filled(open(CampaignsView.class), "mistyped");
        mistype(form.endsOn, "31.13.");
        test(form.save).click();
        assertThat(form.endsOn.isInvalid()).isTrue();
        assertThat(form.endsOn.getErrorMessage()).contains("2026-01-31");
        assertThat(form.isChanged()).isTrue();
        assertThatThrownBy(() -> campaigns.find("mistyped")).hasMessageContaining("no campaign");
        form.endsOn.setValue(LocalDate.of(2100, 1, 31));
        test(form.save).click();
        assertThat(campaigns.find("mistyped").endsOn()).isEqualTo(LocalDate.of(2100, 1, 31));
    }

    @Test
    @WithUserDetails("campaign-manager")
    void savingTakesInWhatIsTypedAndNotAdded() {
        CampaignForm form = filled(open(CampaignsView.class), "typed");
        test(form.prices.amount).setValue("1.25");
        test(form.flights.name).setValue("Spring");
        test(form.flights.budget).setValue("100");
        test(form.save).click();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("first and a last day"));
        assertThatThrownBy(() -> campaigns.find("typed")).hasMessageContaining("no campaign");

        form.flights.startsOn.setValue(LocalDate.of(2030, 3, 1));
        form.flights.endsOn.setValue(LocalDate.of(2030, 5, 31));
        test(form.ads.adId).setValue("ad-1");
        test(form.ads.name).setValue("One");
        test(form.ads.creative).setValue("cr-1");
        test(form.ads.landing).setValue("https://example.com/");
        test(form.save).click();
        CampaignData saved = campaigns.find("typed");
        assertThat(saved.prices()).hasSize(1);
        assertThat(saved.flights()).hasSize(1);
        assertThat(saved.ads()).hasSize(1);
    }

    @Test
    @WithUserDetails("campaign-manager")
    void asksBeforeWhatWasChangedIsThrownAway() {
        CampaignsView view = open(CampaignsView.class);
        test(view.create).click();
        CampaignForm untouched = find(CampaignForm.class).single();
        test(view.create).click();
        CampaignForm form = find(CampaignForm.class).single();
        assertThat(form).isNotSameAs(untouched);
        test(form.name).setValue("Half a campaign");
        test(view.create).click();
        test(find(ConfirmDialog.class).single()).cancel();
        assertThat(find(CampaignForm.class).single()).isSameAs(form);

        UI.getCurrent().navigate("placements");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("campaigns");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("placements");
    }

    /** Until the browser's router is told, it follows no other link. */
    @Test
    @WithUserDetails("campaign-manager")
    void theBrowserIsToldOfWhoStays() {
        CampaignsView view = open(CampaignsView.class);
        test(view.create).click();
        test(find(CampaignForm.class).single().name).setValue("Half a campaign");
        UI ui = UI.getCurrent();
        BeforeLeaveEvent leaving = new BeforeLeaveEvent(
                ui.getInternals().getRouter(),
                NavigationTrigger.CLIENT_SIDE,
                new Location("placements"),
                Div.class,
                ui,
                List.of());
        view.beforeLeave(leaving);
        assertThat(leaving.isPostponed()).isTrue();
        test(find(ConfirmDialog.class).single()).cancel();
        assertThat(leaving.isPostponed()).isFalse();
    }

    @Test
    @WithUserDetails("campaign-manager")
    void afterAFileThatIsRefusedTheNextCanBeChosen() {
        open(CampaignsView.class);
        click("Import CSV");
        ImportDialog dialog = find(ImportDialog.class).single();
        List<String> scripts = new ArrayList<>();
        dialog.take("x,\"broken");
        await().pollInSameThread().untilAsserted(() -> {
            VaadinSession.getCurrent().unlock();
            VaadinSession.getCurrent().lock();
            UIInternals page = UI.getCurrent().getInternals();
            page.getStateTree().runExecutionsBeforeClientResponse();
            page.dumpPendingJavaScriptInvocations()
                    .forEach(script -> scripts.add(script.getInvocation().getExpression()));
            assertThat(scripts).anySatisfy(script -> assertThat(script).contains("this.files = []"));
        });
        eventually(
                () -> assertThat(messages()).anySatisfy(text -> assertThat(text).contains("This is no CSV")));
        assertThat(dialog.upload.isEnabled()).isTrue();
    }

    @Test
    @WithUserDetails("campaign-manager")
    void anImportSaysWhatBecameOfEachRowAlsoWhereItStops() {
        CampaignsView view = open(CampaignsView.class);
        click("Import CSV");
        ImportDialog dialog = find(ImportDialog.class).single();
        String header = spreadsheet.write().lines().findFirst().orElseThrow();
        String known = advertisers.all().getFirst().id();
        String rows =
                "\nimported,%s,Imported,DRAFT,EUR,,,,,,,\nbad id,%s,Bad,DRAFT,EUR,,,,,,,\n".formatted(known, known);
        dialog.take(header + rows + "x,\"broken");
        eventually(() -> assertThat(dialog.outcome.getElement().getTextRecursively())
                .contains("1 made, 0 changed, 1 left out", "Stopped", "This is no CSV"));
        test(view.text).setValue("imported");
        assertThat(test(view.grid).getRow(0).id()).isEqualTo("imported");
    }

    @Test
    @WithUserDetails("campaign-manager")
    void anImportThatTheDatabaseStopsTellsOfTheRowsBefore() {
        String known = advertisers.all().getFirst().id();
        String header = spreadsheet.write().lines().findFirst().orElseThrow();
        String rows = "\nbefore,%s,Before,DRAFT,EUR,,,,,,,\nat,%s,At,DRAFT,EUR,,,,,CPC,0.25,2026-01-01T00:00:00Z\n"
                .formatted(known, known);
        jdbc.sql("alter table campaign_price rename to campaign_price_away").update();
        try {
            CampaignSpreadsheet.Report report = spreadsheet.read(header + rows + "behind,x,Behind,DRAFT,EUR,,,,,,,\n");
            assertThat(report.created()).isEqualTo(1);
            assertThat(report.errors()).isEmpty();
            assertThat(report.stopped()).contains("Row 2 could not be saved");
        } finally {
            jdbc.sql("alter table campaign_price_away rename to campaign_price").update();
        }
        assertThat(campaigns.find("before").name()).isEqualTo("Before");
    }

    private CampaignForm filled(CampaignsView view, String id) {
        test(view.create).click();
        CampaignForm form = find(CampaignForm.class).single();
        test(form.id).setValue(id);
        test(form.name).setValue("Of this test");
        form.advertiser.choose(advertisers.all().getFirst().id());
        return form;
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void anAnalystOnlyLooks() {
        navigate(CampaignsView.class);
        assertThat(shows("New campaign")).isFalse();
        assertThat(shows("Import CSV")).isFalse();
    }
}
