package io.adtally.console.thresholds;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.threshold.ThresholdValues;
import io.adtally.platform.threshold.Thresholds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class ThresholdsViewTest extends ConsoleViewTest {
    @Autowired
    private Thresholds thresholds;

    @Test
    @WithUserDetails("fraud-analyst")
    void anAnalystProposesAndCannotApprove() {
        ThresholdsView view = open(ThresholdsView.class);
        view.form.quarantine.setValue(0.7);
        view.form.drop.setValue(0.6);
        test(view.form.reason).setValue("because");
        test(view.form.propose).click();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("quarantine < drop"));
        view.form.drop.setValue(0.9);
        test(view.form.propose).click();
        assertThat(test(view.grid).getRow(0).values().quarantine()).isEqualTo(0.7);
        assertThat(test(view.grid).getRow(0).proposedBy()).isEqualTo("fraud-analyst");
        assertThat(shows("Approve")).isFalse();
        assertThat(view.form.effect.getText()).contains("cannot be told now");
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
