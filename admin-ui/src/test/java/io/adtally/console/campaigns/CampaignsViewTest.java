package io.adtally.console.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.platform.campaign.CampaignData;
import io.adtally.platform.campaign.CampaignStatus;
import io.adtally.platform.campaign.Campaigns;
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
    @WithUserDetails("fraud-analyst")
    void anAnalystOnlyLooks() {
        navigate(CampaignsView.class);
        assertThat(shows("New campaign")).isFalse();
        assertThat(shows("Import CSV")).isFalse();
    }
}
