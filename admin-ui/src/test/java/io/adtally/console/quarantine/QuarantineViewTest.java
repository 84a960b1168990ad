package io.adtally.console.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.KeyDownEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import io.adtally.console.ConsoleViewTest;
import io.adtally.console.widget.Signals;
import io.adtally.platform.quarantine.Decision;
import io.adtally.platform.quarantine.Dimension;
import io.adtally.platform.quarantine.QuarantinedItem;
import io.adtally.platform.quarantine.QueueFilter;
import io.adtally.platform.quarantine.Review;
import io.adtally.platform.quarantine.ReviewView;
import io.adtally.platform.quarantine.ReviewViews;
import io.adtally.platform.quarantine.Selection;
import io.adtally.platform.quarantine.Verdict;
import io.adtally.platform.traffic.EventTrace;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class QuarantineViewTest extends ConsoleViewTest {
    @Autowired
    private Review review;

    @Autowired
    private ReviewViews views;

    @Autowired
    private EventTrace trace;

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
    void timesOfAClusterThatLastedForDaysSayTheirDay() {
        jdbc.sql("update quarantined_event set event_time = ? where event_id = 'event-0'")
                .param(Timestamp.from(Instant.parse("2026-10-31T11:00:00Z")))
                .update();
        QuarantineView view = open(QuarantineView.class);
        assertThat(test(view.grid).getCellText(1, 5)).isEqualTo("2026-10-31 11:00:00 – 2026-11-01 10:00:00");
        view.grid.select(test(view.grid).getRow(1));
        assertThat(test(find(EventsPanel.class).single().grid).getCellText(0, 0))
                .isEqualTo("2026-10-31 11:00:00");
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

    /** Events keep coming: the dialog tells of those there are when it opens, and the decision is about exactly these. */
    @Test
    @WithUserDetails("fraud-analyst")
    void decidesOnExactlyTheEventsThatTheDialogTold() {
        QuarantineView view = open(QuarantineView.class);
        view.grid.select(test(view.grid).getRow(1));
        come("later", 1);
        test(view.release).click();
        DecisionDialog dialog = find(DecisionDialog.class).single();
        assertThat(dialog.extentText.getText()).startsWith("41 events");
        come("latest", 2);
        test(dialog.reason).setValue("a school's shared address");
        dialog.confirm.click();
        dialog.confirm.click(); // the second of two quick clicks
        assertThat(review.decisions("", 1).items().getFirst().events()).isEqualTo(41);
        assertThat(messages()).noneSatisfy(text -> assertThat(text).contains("None of these"));
        assertThat(test(view.grid).getRow(1).events()).isEqualTo(1);
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void saysSoWhenNothingOfAClusterWaitsAnyMore() {
        QuarantineView view = open(QuarantineView.class);
        view.grid.select(test(view.grid).getRow(1));
        jdbc.sql("delete from quarantined_event where network = '198.51.100.0/24'")
                .update();
        test(view.release).click();
        assertThat(find(DecisionDialog.class).exists()).isFalse();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("None of these events waits any more"));
        assertThat(test(view.grid).size()).isEqualTo(1);
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void aClustersHeadSaysWhatSpeaksAgainstMostOfIt() {
        jdbc.sql("update quarantined_event set signals = ? where network = '198.51.100.0/24'")
                .param("km_per_hour\nsession_millis")
                .update();
        jdbc.sql("update quarantined_event set signals = ? where event_id in ('event-1', 'event-2')")
                .param("session_millis")
                .update();
        QuarantineView view = open(QuarantineView.class);
        view.grid.select(test(view.grid).getRow(1));
        assertThat(find(EventsPanel.class).single().signals.getChildren())
                .extracting(badge -> badge.getElement().getTextRecursively(), badge -> badge.getElement()
                        .getAttribute("title"))
                .containsExactly(
                        tuple(Signals.words("session_millis") + " 40", "Speaks against 40 of 40 events"),
                        tuple(Signals.words("km_per_hour") + " 38", "Speaks against 38 of 40 events"));
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void keysWorkAmongTheEventsTooAndTickedOnesStayTicked() {
        QuarantineView view = open(QuarantineView.class);
        press(view);
        assertThat(find(DecisionDialog.class).exists()).isFalse();
        view.grid.select(test(view.grid).getRow(1));
        EventsPanel events = find(EventsPanel.class).single();
        QuarantinedItem ticked = test(events.grid).getRow(0);
        QuarantinedItem gone = test(events.grid).getRow(1);
        events.grid.asMultiSelect().select(ticked, gone);
        jdbc.sql("delete from quarantined_event where event_id = ?")
                .param(gone.eventId())
                .update();
        test(view.campaign).setValue("c");
        assertThat(find(EventsPanel.class).single().selected()).containsExactly(ticked);
        roundTrip();
        press(view);
        assertThat(find(DecisionDialog.class).all())
                .hasSize(2)
                .allSatisfy(dialog -> assertThat(dialog.extentText.getText()).startsWith("1 event,"));
        assertThat(view.grid.getSelectedItems()).isEmpty();
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void aFilterIsKeptPickedAndDeleted() {
        jdbc.sql("delete from review_view").update();
        QuarantineView view = open(QuarantineView.class);
        view.dimension.setValue(Dimension.CAMPAIGN);
        test(view.campaign).setValue("c");
        view.leastScore.setValue(0.5);
        test(view.views.save).click();
        SavedViews.NameDialog dialog = find(SavedViews.NameDialog.class).single();
        test(dialog.name).setValue("Mine");
        test(dialog.confirm).click();
        view.dimension.setValue(Dimension.DEVICE);
        assertThat(view.views.picked.getValue()).isNull();

        QuarantineView again = new QuarantineView(review, views, trace, Clock.systemUTC());
        UI.getCurrent().add(again);
        assertThat(again.dimension.getValue()).isEqualTo(Dimension.NETWORK);
        again.views.picked.setValue(new ReviewView("Mine", Dimension.CAMPAIGN, "c", 0.5));
        assertThat(again.dimension.getValue()).isEqualTo(Dimension.CAMPAIGN);
        assertThat(again.campaign.getValue()).isEqualTo("c");
        assertThat(again.leastScore.getValue()).isEqualTo(0.5);
        assertThat(again.grid.getListDataView().getItemCount()).isEqualTo(1);
        again.views.delete.click();
        assertThat(views.mine()).isEmpty();
        assertThat(again.views.picked.isVisible()).isFalse();
    }

    /** Of 201 clusters the 200 with most at stake are read. */
    @Test
    @WithUserDetails("fraud-analyst")
    void saysWhenThereAreMoreClustersThanAreShown() {
        for (int i = 0; i < 199; i++) {
            put("more-" + i, "10.0." + i + ".0/24", 1_000_000);
        }
        QuarantineView view = open(QuarantineView.class);
        assertThat(view.getElement().getTextRecursively()).contains("in the 200 clusters with most at stake");
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void whatCannotBeUndoneAnyMoreIsNotOfferedToBe() {
        Decision decision = releaseTheGreaterCluster();
        DecisionsPanel early = new DecisionsPanel(review, at(decision.decidedAt()), () -> {});
        DecisionsPanel late = new DecisionsPanel(review, at(decision.decidedAt().plusSeconds(31)), () -> {});
        UI.getCurrent().add(early, late);
        assertThat(stateOf(early)).isEqualTo("Can be undone");
        assertThat(stateOf(late)).isEqualTo("Being sent");
    }

    @Test
    @WithUserDetails("lead")
    void whatOnesKeyDecidedIsNotOfferedForApproval() {
        Decision decision = releaseTheGreaterCluster();
        jdbc.sql("update review_decision set status = 'WAITS_FOR_SECOND_PERSON', decided_by = ? where id = ?")
                .params("key:nightly of lead", decision.id())
                .update();
        DecisionsPanel own = new DecisionsPanel(review, Clock.systemUTC(), () -> {});
        UI.getCurrent().add(own);
        assertThat(actionsOf(own)).isEqualTo("Undo");
        jdbc.sql("update review_decision set decided_by = ? where id = ?")
                .params("key:nightly of admin", decision.id())
                .update();
        DecisionsPanel another = new DecisionsPanel(review, Clock.systemUTC(), () -> {});
        UI.getCurrent().add(another);
        assertThat(actionsOf(another)).isEqualTo("ApproveReject");
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void whatThePipelineAnswersIsLookedForAgain() {
        Decision decision = releaseTheGreaterCluster();
        jdbc.sql("update review_decision set status = 'SENT' where id = ?")
                .param(decision.id())
                .update();
        AtomicReference<Instant> now =
                new AtomicReference<>(decision.decidedAt().plusSeconds(31));
        InstantSource time = now::get;
        DecisionsPanel panel = new DecisionsPanel(review, time.withZone(ZoneOffset.UTC), () -> {});
        UI.getCurrent().add(panel);
        assertThat(stateOf(panel)).isEqualTo("Answered 0/40");
        AtomicInteger looks = new AtomicInteger();
        panel.grid.getDataProvider().addDataProviderListener(change -> looks.incrementAndGet());
        jdbc.sql("update quarantined_event set answer = 'applied' where decision_id = ?")
                .param(decision.id())
                .update();
        now.set(decision.decidedAt().plusSeconds(41));
        eventually(() -> assertThat(looks).hasPositiveValue());
        assertThat(stateOf(panel)).isEqualTo("Answered 40/40");
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void anEventsTraceOpensAboveTheQueue() {
        QuarantineView view = open(QuarantineView.class);
        view.grid.select(test(view.grid).getRow(1));
        click("Trace");
        assertThat(find(Dialog.class).single().getHeaderTitle()).startsWith("Event event-");
        assertThat(view.isAttached()).isTrue();
        assertThat(find(EventsPanel.class).exists()).isTrue();
    }

    /** All keys at once among clusters or events: it is the browser that tells them apart. */
    private static void press(QuarantineView view) {
        ComponentUtil.fireEvent(view.layout, new KeyDownEvent(view.layout, ""));
    }

    private Decision releaseTheGreaterCluster() {
        Selection all =
                review.clusters(Dimension.NETWORK, QueueFilter.ALL).getLast().selection(QueueFilter.ALL);
        return review.decide(all, Verdict.RELEASE, "believed");
    }

    private String stateOf(DecisionsPanel panel) {
        return test(panel.grid).getCellComponent(0, 6).getElement().getTextRecursively();
    }

    private String actionsOf(DecisionsPanel panel) {
        return test(panel.grid).getCellComponent(0, 7).getElement().getTextRecursively();
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** An event comes to the greater cluster, at that place of the queue. */
    private void come(String id, long arrival) {
        put(id, "198.51.100.0/24", 1_000);
        jdbc.sql("update quarantined_event set arrival = ? where event_id = ?")
                .params(arrival, id)
                .update();
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
