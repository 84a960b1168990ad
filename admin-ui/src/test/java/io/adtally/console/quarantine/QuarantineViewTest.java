package io.adtally.console.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.quarantine.Decision;
import io.adtally.platform.quarantine.Dimension;
import io.adtally.platform.quarantine.Review;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class QuarantineViewTest extends ConsoleViewTest {
    @Autowired
    private Review review;

    @BeforeEach
    void fillTheQueue() {
        jdbc.sql("delete from quarantined_event").update();
        for (int i = 0; i < 60; i++) {
            put("event-" + i, i < 40 ? "198.51.100.0/24" : "203.0.113.0/24", i < 40 ? 1_000 : 90_000_000);
        }
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void decidesOnAClusterWithAReasonAndUndoes() {
        QuarantineView view = open(QuarantineView.class);
        assertThat(test(view.grid).getRow(0).value()).isEqualTo("203.0.113.0/24");
        assertThat(view.release.isEnabled()).isFalse();
        view.grid.select(test(view.grid).getRow(1));
        EventsPanel events = find(EventsPanel.class).single();
        assertThat(test(events.grid).size()).isEqualTo(40);

        test(view.release).click();
        DecisionDialog dialog = find(DecisionDialog.class).single();
        assertThat(dialog.extentText.getText()).isEqualTo("40 events, 0.04 EUR");
        assertThat(dialog.confirm.isEnabled()).isFalse();
        test(dialog.reason).setValue("a school's shared address");
        test(dialog.confirm).click();
        assertThat(test(view.grid).size()).isEqualTo(1);

        click("Undo");
        assertThat(test(view.grid).size()).isEqualTo(2);
        assertThat(review.decisions("", 1).items().getFirst().status()).isEqualTo(Decision.Status.UNDONE);
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void whatIsAtStakeIsWrittenAsItWouldBePaid() {
        put("odd", "192.0.2.0/24", 4_698_400);
        put("little", "198.18.0.0/24", 4_500);
        QuarantineView view = open(QuarantineView.class);
        assertThat(test(view.grid).getCellText(1, 1)).isEqualTo("4.70 EUR");
        assertThat(test(view.grid).getCellText(3, 1)).isEqualTo("< 0.01 EUR");
        view.grid.select(test(view.grid).getRow(1));
        assertThat(test(find(EventsPanel.class).single().grid).getCellText(0, 4))
                .isEqualTo("4.70 EUR");
        test(view.release).click();
        DecisionDialog dialog = find(DecisionDialog.class).single();
        assertThat(dialog.extentText.getText()).isEqualTo("1 event, 4.70 EUR");
        assertThat(dialog.extentText.getElement().getAttribute("title")).isEqualTo("4.6984 EUR");
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void muchMoneyWaitsForASecondPerson() {
        QuarantineView view = open(QuarantineView.class);
        view.grid.select(test(view.grid).getRow(0));
        test(view.confirmFraud).click();
        DecisionDialog dialog = find(DecisionDialog.class).single();
        assertThat(dialog.extentText.getText()).isEqualTo("20 events, 1,800.00 EUR");
        test(dialog.reason).setValue("a farm");
        test(dialog.confirm).click();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("second person"));
        assertThat(review.decisions("", 1).items().getFirst().status())
                .isEqualTo(Decision.Status.WAITS_FOR_SECOND_PERSON);
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void decidesOnSelectedEventsOnly() {
        QuarantineView view = open(QuarantineView.class);
        view.grid.select(test(view.grid).getRow(1));
        EventsPanel events = find(EventsPanel.class).single();
        events.grid.select(test(events.grid).getRow(0));
        events.grid.select(test(events.grid).getRow(1));
        test(view.confirmFraud).click();
        DecisionDialog dialog = find(DecisionDialog.class).single();
        test(dialog.reason).setValue("two of them");
        test(dialog.confirm).click();
        assertThat(review.decisions("", 1).items().getFirst().events()).isEqualTo(2);
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void filtersAndRegroups() {
        QuarantineView view = open(QuarantineView.class);
        view.dimension.setValue(Dimension.CAMPAIGN);
        assertThat(test(view.grid).size()).isEqualTo(1);
        test(view.campaign).setValue("another");
        assertThat(test(view.grid).size()).isZero();
    }

    /** What was opened before the filter stays open, and is decided on only as far as the filter shows it. */
    @Test
    @WithUserDetails("fraud-analyst")
    void decidesOnlyOnWhatTheFilterShows() {
        jdbc.sql("update quarantined_event set campaign_id = 'other' where event_id in ('event-1', 'event-2')")
                .update();
        QuarantineView view = open(QuarantineView.class);
        view.grid.select(test(view.grid).getRow(1));
        test(view.campaign).setValue("other");
        assertThat(test(view.grid).size()).isEqualTo(1);
        assertThat(test(find(EventsPanel.class).single().grid).size()).isEqualTo(2);
        assertThat(view.release.isEnabled()).isTrue();

        test(view.release).click();
        DecisionDialog dialog = find(DecisionDialog.class).single();
        assertThat(dialog.extentText.getText()).startsWith("2 events");
        test(dialog.reason).setValue("only this campaign's");
        test(dialog.confirm).click();
        assertThat(review.decisions("", 1).items().getFirst().events()).isEqualTo(2);
        test(view.campaign).setValue("");
        assertThat(test(view.grid).getRow(1).events()).isEqualTo(38);
    }

    @Test
    @WithUserDetails("operator")
    void anOperatorMayNotOpenIt() {
        assertThatThrownBy(() -> navigate(QuarantineView.class)).isInstanceOf(RuntimeException.class);
    }

    private void put(String id, String network, long stakeMicros) {
        Timestamp now = Timestamp.from(Instant.parse("2026-11-01T10:00:00Z"));
        jdbc.sql("""
                        insert into quarantined_event
                          (event_id, join_key, event_type, event_time, received_at, advertiser_id, campaign_id, ad_id,
                           placement_id, site_id, ip, network, country, device, user_agent, url, score, reason, signals,
                           model_version, stake_micros, currency, burst)
                        values (?, ?, 'IMPRESSION', ?, ?, 'a', 'c', '', '', '', '', ?, '', '', '', '', 0.9, '', '', '', ?,
                                'EUR', '')""").params(id, id, now, now, network, stakeMicros).update();
    }
}
