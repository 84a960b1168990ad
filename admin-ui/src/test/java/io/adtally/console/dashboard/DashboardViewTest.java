package io.adtally.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
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
}
