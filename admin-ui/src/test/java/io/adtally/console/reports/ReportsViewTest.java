package io.adtally.console.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.console.ConsoleViewTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;
import org.springframework.test.context.jdbc.Sql;

/** While the reporting API is away, which here it always is. */
@Sql(scripts = "/advertisers.sql", executionPhase = Sql.ExecutionPhase.BEFORE_TEST_CLASS)
class ReportsViewTest extends ConsoleViewTest {
    @Test
    @WithUserDetails("acme-reader")
    void saysThatReportsAreAwayAndTriesAgain() throws Exception {
        ReportsView view = open(ReportsView.class);
        eventually(() -> assertThat(view.problem.getElement().getTextRecursively())
                .contains("Reports cannot be shown now", "does not answer"));
        assertThat(shows("Download CSV")).isFalse();
        view.problem.removeAll();
        view.retry.click();
        eventually(() ->
                assertThat(view.problem.getElement().getTextRecursively()).contains("Reports cannot be shown now"));
    }

    @Test
    @WithUserDetails("acme-reader")
    void anAdvertiserIsNotAskedOfWhom() {
        ReportsView view = open(ReportsView.class);
        assertThat(view.form.advertiser.isVisible()).isFalse();
        view.form.advertiser.choose("other");
        assertThat(view.form.advertiser.id())
                .as("nor is there another to choose")
                .isNull();
        assertThat(view.form.ask().orElseThrow().advertiserId()).isNull();
    }

    @Test
    @WithUserDetails("campaign-manager")
    void aManagerChoosesAmongAdvertisers() {
        ReportsView view = open(ReportsView.class);
        assertThat(view.form.advertiser.isVisible()).isTrue();
        view.form.advertiser.choose("other");
        assertThat(view.form.ask().orElseThrow().advertiserId()).isEqualTo("other");
    }

    @Test
    @WithUserDetails("lead")
    void twoDaysMakeACustomRange() {
        ReportsView view = open(ReportsView.class);
        assertThat(view.form.first.isVisible()).isFalse();
        view.form.preset.setValue(Preset.CUSTOM);
        assertThat(view.form.first.isVisible()).isTrue();
        assertThat(view.form.ask()).isPresent();
        view.form.last.setValue(view.form.first.getValue().minusDays(1));
        assertThat(view.form.ask()).isEmpty();
        assertThat(view.form.last.isInvalid()).isTrue();
        view.form.last.setValue(view.form.first.getValue());
        assertThat(view.form.last.isInvalid()).isFalse();
        Range range = view.form.ask().orElseThrow().range();
        assertThat(range.from().plusDays(1)).isEqualTo(range.to());
    }

    @Test
    @WithUserDetails("operator")
    void anOperatorMayNotOpenIt() {
        assertThatThrownBy(() -> navigate(ReportsView.class)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatOnlyTheLogCanExplainIsNotShown() {
        assertThat(ReportsView.words(new IllegalStateException("row 7 has no column x")))
                .contains("Something went wrong")
                .doesNotContain("row 7");
        assertThat(ReportsView.words(new ReportsAwayException("The reporting API does not answer.", new IOException())))
                .isEqualTo("The reporting API does not answer.");
    }
}
