package io.adtally.console.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import com.vaadin.flow.component.UI;
import io.adtally.console.ConsoleViewTest;
import io.adtally.console.HeldQuestion;
import io.adtally.platform.apikey.ReportPasses;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.reporting.client.Report;
import io.adtally.reporting.client.ReportingClient;
import io.adtally.reporting.client.ReportingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;
import org.springframework.test.context.jdbc.Sql;

/** While the reporting API is away, which here it always is. */
@Sql(scripts = "/advertisers.sql", executionPhase = Sql.ExecutionPhase.BEFORE_TEST_CLASS)
class ReportsViewTest extends ConsoleViewTest {
    @Autowired
    private ReportingClient client;

    @Autowired
    private ReportPasses passes;

    @Autowired
    private Advertisers advertisers;

    /** Answers only when it is let. */
    private final class HeldDesk extends ReportDesk {
        private final HeldQuestion held = new HeldQuestion();

        private HeldDesk() {
            super(client, passes, Clock.systemUTC());
        }

        @Override
        <T> T ask(@Nullable String advertiserId, Call<T> call) throws ReportsAwayException {
            try {
                throw held.ask();
            } catch (InterruptedException e) {
                throw new ReportsAwayException("Interrupted.", e);
            }
        }
    }

    /** Answers at once and always the same, unless it is to refuse. */
    private final class ReadyDesk extends ReportDesk {
        private volatile @Nullable ReportingException refusal;

        private ReadyDesk() {
            super(client, passes, Clock.systemUTC());
        }

        @Override
        List<Report.Column> columns(@Nullable String advertiserId) {
            return List.of();
        }

        @Override
        @SuppressWarnings("unchecked") // Nothing else is asked for here.
        <T> T ask(@Nullable String advertiserId, Call<T> call) throws ReportingException {
            ReportingException refused = refusal;
            if (refused != null) {
                throw refused;
            }
            return (T) shown(new Shown.Changes(List.of(), false));
        }
    }

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
    @WithUserDetails("lead")
    void aDayThatIsNoneIsAskedForAgainAndNothingElseIsShownMeanwhile() {
        ReportsView view = new ReportsView(new ReadyDesk(), advertisers, Clock.systemUTC());
        UI.getCurrent().add(view);
        view.form.preset.setValue(Preset.CUSTOM);
        eventually(() -> assertThat(shows("Download CSV")).isTrue());
        view.form.last.clear();
        assertThat(view.form.ask()).isEmpty();
        assertThat(view.form.last.getErrorMessage()).contains("Choose the last day");
        assertThat(view.form.first.isInvalid()).isFalse();
        mistype(view.form.last, "31.13.");
        assertThat(view.form.ask()).isEmpty();
        assertThat(view.form.last.isInvalid()).isTrue();
        assertThat(view.form.last.getErrorMessage()).contains("2026-01-31");
        assertThat(shows("Download CSV")).isFalse();
        assertThat(view.getElement().hasAttribute("aria-busy")).isFalse();
        view.form.last.setValue(view.form.first.getValue());
        assertThat(view.form.ask()).isPresent();
        eventually(() -> assertThat(shows("Download CSV")).isTrue());
    }

    @Test
    @WithUserDetails("lead")
    void aRefusedQuestionLeavesNothingOfEarlierOnesStanding() throws Exception {
        ReadyDesk desk = new ReadyDesk();
        ReportsView view = new ReportsView(desk, advertisers, Clock.systemUTC());
        UI.getCurrent().add(view);
        eventually(() -> assertThat(shows("Download CSV")).isTrue());
        desk.refusal = refusal("");
        view.form.currency.setValue("EUR");
        eventually(() -> assertThat(view.problem.getElement().getTextRecursively())
                .contains("Reports cannot be shown now", "Not like this."));
        view.form.currency.clear();
        desk.refusal = null;
        view.retry.click();
        eventually(() -> assertThat(shows("Download CSV")).isTrue());

        desk.refusal = refusal("currency");
        view.form.currency.setValue("USD");
        eventually(() -> assertThat(view.form.currency.isInvalid()).isTrue());
        assertThat(shows("Download CSV")).isFalse();
        desk.refusal = refusal("");
        view.retry.click();
        eventually(() -> assertThat(shows("Try again")).isTrue());
        desk.refusal = refusal("currency");
        view.retry.click();
        eventually(() -> assertThat(shows("Try again")).isFalse());
    }

    /** What the client makes of the API's refusal. */
    private static ReportingException refusal(String parameter) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String problem = "{\"parameter\": \"" + parameter + "\", \"detail\": \"Not like this\"}";
        server.createContext(
                "/", HttpHandlers.of(400, Headers.of("Content-Type", "application/problem+json"), problem));
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            return Objects.requireNonNull(
                    catchThrowableOfType(ReportingException.class, () -> new ReportingClient(base, "key").columns()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    @WithUserDetails("lead")
    void thatReportsAreAwayIsNotSaidOfADayThatIsNone() {
        ReportsView view = open(ReportsView.class);
        view.form.preset.setValue(Preset.CUSTOM);
        eventually(() -> assertThat(shows("Try again")).isTrue());
        view.form.last.clear();
        assertThat(shows("Try again")).isFalse();
    }

    @Test
    @WithUserDetails("lead")
    void whatMovedOfAnotherQuestionIsNotShownWhileNorAfterTheAnswerFails() throws Exception {
        HeldDesk desk = new HeldDesk();
        ChangesPanel panel = new ChangesPanel(desk, Clock.systemUTC());
        UI.getCurrent().add(panel);
        Shown shown = shown(new Shown.Changes(List.of(new Row(Map.of("hour", "2026-11-01T10:00:00Z"))), false));
        panel.show(shown);
        assertThat(panel.grid.isVisible()).isTrue();
        panel.since.setValue(ChangesPanel.Since.WEEK);
        assertThat(panel.grid.isVisible()).isFalse();
        assertThat(panel.summary.getText()).isEqualTo("Being asked …");
        desk.held.answer(1);
        eventually(() -> assertThat(panel.summary.getText()).isEqualTo("What moved cannot be told now"));
        assertThat(panel.grid.isVisible()).isFalse();
        panel.since.setValue(ChangesPanel.Since.DAY);
        panel.show(shown);
        assertThat(panel.grid.isVisible()).isTrue();
        assertThat(panel.summary.getText()).contains("Figures of hours that were over");
    }

    @Test
    @WithUserDetails("lead")
    void whatMovedIsNotOverwrittenByAnEarlierAnswer() throws Exception {
        HeldDesk desk = new HeldDesk();
        ChangesPanel panel = new ChangesPanel(desk, Clock.systemUTC());
        UI.getCurrent().add(panel);
        panel.since.setValue(ChangesPanel.Since.WEEK);
        panel.since.setValue(ChangesPanel.Since.DAY);
        Row moved = new Row(Map.of("hour", "2026-11-01T10:00:00Z"));
        panel.show(shown(new Shown.Changes(List.of(moved), false)));
        desk.held.answer(2);
        eventually(() -> assertThat(messages()).isEmpty());
        assertThat(panel.grid.getListDataView().getItems()).containsExactly(moved);
    }

    private static Shown shown(Shown.Changes changes) {
        LocalDate day = LocalDate.of(2026, 11, 1);
        Ask ask = new Ask(null, Range.days(day, day, ZoneOffset.UTC), "day", List.of(), List.of("clicks_net"), null);
        Report report = new Report(Instant.EPOCH, null, Instant.EPOCH, null, List.of(), false);
        return new Shown(ask, List.of(), report, List.of(), List.of(), new Row(Map.of()), List.of(), changes);
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
