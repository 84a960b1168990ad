package io.adtally.console.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.experiment.Arm;
import io.adtally.platform.experiment.ExperimentData;
import io.adtally.platform.experiment.Experiments;
import io.adtally.platform.force.Force;
import io.adtally.platform.traffic.ArmTraffic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithUserDetails;

class ExperimentsViewTest extends ConsoleViewTest {
    @Autowired
    private Experiments experiments;

    @Autowired
    private Force force;

    @Autowired
    private ArmTraffic traffic;

    @BeforeEach
    void forgetExperiments() {
        jdbc.sql("delete from experiment_arm").update();
        jdbc.sql("delete from experiment").update();
    }

    @Test
    @WithUserDetails("lead")
    void aLeadDefinesStartsAndStopsOne() {
        ExperimentsView view = open(ExperimentsView.class);
        test(view.define).click();
        ExperimentDialog dialog = find(ExperimentDialog.class).single();
        test(dialog.name).setValue("not a name");
        test(dialog.save).click();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("must match"));
        test(dialog.name).setValue("frequency");
        dialog.arms.getFirst().weight.setValue(75);
        dialog.arms.getLast().weight.setValue(25);
        test(dialog.save).click();
        ExperimentData defined = test(view.grid).getRow(0);
        assertThat(defined.arms()).containsExactly(new Arm("control", 75), new Arm("variant", 25));

        press(view);
        assertThat(experiments.find("frequency").status()).isEqualTo(ExperimentData.Status.RUNNING);
        eventually(() -> assertThat(find(ArmsPanel.class).single().getElement().getTextRecursively())
                .contains("cannot be told now"));
        press(view);
        assertThat(experiments.find("frequency").status()).isEqualTo(ExperimentData.Status.RUNNING);
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(experiments.find("frequency").status()).isEqualTo(ExperimentData.Status.STOPPED);
    }

    /** The only button of the first row. */
    private void press(ExperimentsView view) {
        ((Button) test(view.grid)
                        .getCellComponent(0, 3)
                        .getChildren()
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    @Test
    @WithUserDetails("lead")
    void armsThatStayTheSameAreNotSentAgain() {
        List<Arm> two = List.of(new Arm("a", 1), new Arm("b", 1));
        experiments.define("quiet", null, two);
        ArmsPanel panel = new ArmsPanel(experiments.start("quiet"), force, traffic, () -> {});
        List<ArmTraffic.ArmCount> arms = List.of(new ArmTraffic.ArmCount("a", 10, 5, 1, 9, 1, 0));
        panel.show(new ArmsPanel.News(Optional.empty(), arms));
        var shown = panel.grid.getDataProvider();
        panel.show(new ArmsPanel.News(Optional.empty(), List.copyOf(arms)));
        assertThat(panel.grid.getDataProvider()).isSameAs(shown);
        assertThat(panel.grid.getListDataView().getItems()).containsExactlyElementsOf(arms);
        panel.show(new ArmsPanel.News(Optional.empty(), null));
        assertThat(panel.getElement().getTextRecursively()).contains("cannot be told now");
    }

    @Test
    @WithUserDetails("lead")
    void oneRunsAtATime() {
        List<Arm> arms = List.of(new Arm("a", 1), new Arm("b", 1));
        experiments.define("first", null, arms);
        experiments.start("first");
        experiments.define("second", null, arms);
        assertThatThrownBy(() -> experiments.start("second")).hasMessageContaining("Stop first first");
        assertThat(experiments.find("second").status()).isEqualTo(ExperimentData.Status.DRAFT);
    }

    @Test
    @WithUserDetails("fraud-analyst")
    void anAnalystLooksAndChangesNothing() throws Exception {
        List<Arm> arms = List.of(new Arm("a", 1), new Arm("b", 1));
        as("lead", () -> experiments.define("looked-at", null, arms));
        ExperimentsView view = open(ExperimentsView.class);
        assertThat(test(view.grid).size()).isEqualTo(1);
        assertThat(shows("New experiment")).isFalse();
        assertThat(shows("Start")).isFalse();
        assertThatThrownBy(() -> experiments.start("looked-at")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @WithUserDetails("campaign-manager")
    void aManagerMayNotOpenIt() {
        assertThatThrownBy(() -> navigate(ExperimentsView.class)).isInstanceOf(RuntimeException.class);
    }
}
