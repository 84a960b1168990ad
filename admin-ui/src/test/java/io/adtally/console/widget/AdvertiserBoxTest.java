package io.adtally.console.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.campaign.AdvertiserData;
import io.adtally.platform.campaign.Advertisers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class AdvertiserBoxTest extends ConsoleViewTest {
    @Autowired
    private Advertisers advertisers;

    @Test
    @WithUserDetails("campaign-manager")
    void twoOfOneNameAreToldApart() {
        assertThat(new AdvertiserBox(advertisers)
                        .getItemLabelGenerator()
                        .apply(new AdvertiserData("north-2", "Nordwind", 0)))
                .isEqualTo("Nordwind (north-2)");
    }
}
