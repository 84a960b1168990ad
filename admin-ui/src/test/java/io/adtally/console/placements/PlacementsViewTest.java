package io.adtally.console.placements;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

class PlacementsViewTest extends ConsoleViewTest {
    @Test
    @WithUserDetails("campaign-manager")
    void listsWhatWasAddedAndRefusesItTwice() {
        PlacementsView view = open(PlacementsView.class);
        for (int i = 0; i < 2; i++) {
            test(view.id).setValue("banner-top");
            test(view.siteId).setValue("news");
            test(view.name).setValue("Banner at the top");
            test(view.add).click();
        }
        assertThat(test(view.grid).size()).isEqualTo(1);
        assertThat(test(view.grid).getRow(0).name()).isEqualTo("Banner at the top");
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("already is a placement banner-top"));
    }
}
