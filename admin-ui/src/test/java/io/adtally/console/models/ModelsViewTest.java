package io.adtally.console.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextArea;
import io.adtally.console.ConsoleViewTest;
import io.adtally.console.widget.ReasonDialog;
import io.adtally.platform.model.Models;
import io.adtally.platform.model.Seat;
import io.adtally.platform.model.SeatChange;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class ModelsViewTest extends ConsoleViewTest {
    @Autowired
    private Models models;

    @Test
    @WithUserDetails("fraud-analyst")
    void anAnalystProposesNoChampionAndTakesThatBack() {
        open(ModelsView.class);
        click("Propose no champion");
        ReasonDialog dialog = find(ReasonDialog.class).single();
        assertThat(dialog.getElement().getTextRecursively()).contains("the rules alone do");
        test(find(TextArea.class).single()).setValue("the model is wrong");
        click("Propose");
        SeatChange proposed = models.changes("", 1).items().getFirst();
        assertThat(proposed.seat()).isEqualTo(Seat.CHAMPION);
        assertThat(proposed.modelId()).isNull();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("Proposed as champion"));
        assertThat(jdbc.sql("select detail from audit_entry where subject = ?")
                        .param(proposed.id())
                        .query(String.class)
                        .single())
                .isEqualTo("no model as CHAMPION: the model is wrong");
        models.withdraw(proposed.id());
        assertThat(models.changes("", 1).items().getFirst().status()).isEqualTo(SeatChange.Status.WITHDRAWN);
    }

    @Test
    @WithUserDetails("lead")
    void showsWhoDecidesAndWhatWaits() throws Exception {
        as(
                "fraud-analyst",
                () -> models.register("forest-1", "s3://models/forest-1.zip", "ab".repeat(32), "{\"auc\": 0.97}"));
        String id = as("fraud-analyst", () -> models.propose(Seat.CHAMPION, "forest-1", "better")
                .id());
        ModelsView view = open(ModelsView.class);
        assertThat(view.champion.getElement().getTextRecursively()).contains("No model was ever approved");
        assertThat(test(view.grid).getRow(0).id()).isEqualTo("forest-1");
        assertThat(test(view.changes).getRow(0).id()).isEqualTo(id);

        models.approve(id);
        eventually(() -> assertThat(view.champion.getElement().getTextRecursively())
                .contains("forest-1", "No task has answered yet"));
        Component facts = content(view.champion);
        view.champion.show(view.champion.ask());
        assertThat(content(view.champion)).as("unchanged, thus not made anew").isSameAs(facts);
    }

    @Test
    @WithUserDetails("lead")
    void whatOnesKeyProposedIsOnesOwn() {
        String id = models.propose(Seat.CHALLENGER, null, "by night").id();
        jdbc.sql("update model_seat_change set proposed_by = 'key:nightly of lead' where id = ?")
                .param(id)
                .update();
        ModelsView view = open(ModelsView.class);
        Component actions = test(view.changes).getCellComponent(0, 6);
        assertThat(actions.getElement().getTextRecursively()).isEqualTo("Withdraw");
        models.withdraw(id);
        assertThat(models.changes("", 1).items().getFirst().status()).isEqualTo(SeatChange.Status.WITHDRAWN);
    }

    private static Component content(SeatCard card) {
        return card.getChildren().flatMap(Component::getChildren).findFirst().orElseThrow();
    }
}
