package io.adtally.console.thresholds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.adtally.console.ConsoleViewTest;
import io.adtally.console.HeldQuestion;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.platform.threshold.ProposalStatus;
import io.adtally.platform.threshold.ThresholdValues;
import io.adtally.platform.threshold.Thresholds;
import io.adtally.platform.traffic.ScoredEvents.Move;
import io.adtally.platform.traffic.ScoredEvents.Ruling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class ThresholdsViewTest extends ConsoleViewTest {
    private static final ProposalForm.InForce BUILT_IN = new ProposalForm.InForce(0, ThresholdValues.BUILT_IN);

    @Autowired
    private Thresholds thresholds;

    @Autowired
    private Advertisers advertisers;

    @Test
    @WithUserDetails("fraud-analyst")
    void anAnalystProposesAndCannotApprove() {
        ThresholdsView view = open(ThresholdsView.class);
        ProposalForm form = find(ProposalForm.class).single();
        form.quarantine.setValue(0.7);
        form.drop.setValue(0.6);
        test(form.reason).setValue("because");
        test(form.propose).click();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("quarantine < drop"));
        form.drop.setValue(0.9);
        test(form.propose).click();
        assertThat(test(view.grid).getRow(0).values().quarantine()).isEqualTo(0.7);
        assertThat(test(view.grid).getRow(0).proposedBy()).isEqualTo("fraud-analyst");
        assertThat(shows("Approve")).isFalse();
        eventually(() -> assertThat(form.effect.getText()).contains("cannot be told now"));
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void whyValuesAreRefusedStaysWhenTheAnswerToEarlierOnesComes() throws Exception {
        HeldQuestion held = new HeldQuestion();
        ProposalForm form = new ProposalForm(
                BUILT_IN,
                advertisers,
                (present, typed) -> {
                    throw held.ask();
                },
                (values, reason, basedOn) -> {});
        UI.getCurrent().add(form);
        form.drop.setValue(0.01);
        held.answer(1);
        eventually(() -> assertThat(form.effect.getText()).contains("quarantine < drop"));
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void canBeProposedAgainAfterAnyFailure() {
        ProposalForm form = new ProposalForm(
                BUILT_IN,
                advertisers,
                (present, typed) -> {
                    throw new IllegalStateException("unknown");
                },
                (values, reason, basedOn) -> {
                    throw new IllegalStateException("away");
                });
        UI.getCurrent().add(form);
        assertThatThrownBy(form.propose::click).hasMessageContaining("away");
        assertThat(form.propose.isEnabled()).isTrue();
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void onesOwnProposalThatCameIntoForceIsNoOther() {
        ProposalForm form = new ProposalForm(
                BUILT_IN,
                advertisers,
                (present, typed) -> {
                    throw new IllegalStateException("unknown");
                },
                (values, reason, basedOn) -> {});
        UI.getCurrent().add(form);
        form.quarantine.setValue(0.7);
        form.inForce(inForce(1, 0.7));
        assertThat(form.overtaken.getChildren()).isEmpty();
        form.inForce(inForce(2, 0.72));
        assertThat(form.quarantine.getValue()).as("begun from those").isEqualTo(0.72);
        form.quarantine.setValue(0.75);
        form.inForce(inForce(3, 0.71));
        assertThat(form.overtaken.getElement().getTextRecursively()).contains("Other thresholds");
    }

    private static ProposalForm.InForce inForce(long version, double quarantine) {
        return new ProposalForm.InForce(
                version, new ThresholdValues(quarantine, ThresholdValues.BUILT_IN.drop(), List.of()));
    }

    @Test
    @WithUserDetails("lead")
    void whatOnesKeyProposedIsOnesOwn() {
        String id = thresholds
                .propose(new ThresholdValues(0.67, 0.9, List.of()), "by night")
                .id();
        jdbc.sql("update threshold_proposal set proposed_by = 'key:nightly of lead' where id = ?")
                .param(id)
                .update();
        ThresholdsView view = open(ThresholdsView.class);
        Component actions = test(view.grid).getCellComponent(0, 7);
        assertThat(actions.getElement().getTextRecursively()).isEqualTo("Withdraw");
        thresholds.withdraw(id);
        assertThat(thresholds.proposals("", 1).items().getFirst().status()).isEqualTo(ProposalStatus.WITHDRAWN);
    }

    /** What others approved meanwhile is not undone by who did not know of it. */
    @Test
    @WithUserDetails("lead")
    void whatWasMadeFromOlderThresholdsIsNotProposed() throws Exception {
        approve(0.61);
        open(ThresholdsView.class);
        ProposalForm form = find(ProposalForm.class).single();
        assertThat(form.quarantine.getValue()).isEqualTo(0.61);
        form.quarantine.setValue(0.5);
        approve(0.62);
        test(form.reason).setValue("tighter");
        test(form.propose).click();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("Other thresholds were approved"));
        assertThat(form.reason.getValue()).isEqualTo("tighter");

        form.inForce(new ProposalForm.InForce(
                thresholds.versionInForce(), thresholds.approved().orElseThrow().values()));
        click("Begin from those");
        assertThat(form.quarantine.getValue()).isEqualTo(0.62);
        test(form.propose).click();
        assertThat(thresholds.proposals("", 1).items().getFirst().values().quarantine())
                .isEqualTo(0.62);
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void tellsByAdvertiserWhatWouldMove() {
        open(ThresholdsView.class);
        ProposalForm form = find(ProposalForm.class).single();
        MovesGrid moves = form.moves;
        moves.show(List.of(
                new Move("acme", Ruling.COUNTED, Ruling.HELD, 6, 4, 2, Map.of("EUR", 4_000_000L, "USD", 500_000L)),
                new Move("other", Ruling.DROPPED, Ruling.HELD, 1, 0, 1, Map.of())));
        assertThat(test(moves).getCellText(0, 0)).isEqualTo("acme");
        assertThat(test(moves).getCellText(0, 1)).isEqualTo("billable → held");
        assertThat(test(moves).getCellText(0, 2)).isEqualTo("4");
        assertThat(test(moves).getCellText(0, 3)).isEqualTo("2");
        assertThat(test(moves).getCellText(0, 4)).isEqualTo("4.00 EUR\n0.50 USD");
        assertThat(test(moves).getCellText(1, 1)).isEqualTo("SIVT → held");
        assertThat(test(moves).getCellText(1, 4)).isEqualTo("–");
    }

    @Test
    @WithUserDetails("operator")
    void whoMayNotProposeIsAskedNothing() {
        open(ThresholdsView.class);
        assertThat(find(ProposalForm.class).exists()).isFalse();
    }

    private void approve(double quarantine) throws Exception {
        ThresholdValues values = new ThresholdValues(quarantine, 0.97, List.of());
        String id =
                as("fraud-analyst", () -> thresholds.propose(values, "reviewed").id());
        as("lead", () -> thresholds.approve(id));
    }

    @Test
    @WithUserDetails("lead")
    void aLeadApprovesWhatAnotherProposed() throws Exception {
        ThresholdValues values = new ThresholdValues(0.66, 0.88, List.of());
        String id =
                as("fraud-analyst", () -> thresholds.propose(values, "reviewed").id());
        ThresholdsView view = open(ThresholdsView.class);
        assertThat(test(view.grid).getRow(0).id()).isEqualTo(id);
        thresholds.approve(id);
        navigate(ThresholdsView.class);
        assertThat(thresholds.approved().orElseThrow().values()).isEqualTo(values);
    }
}
