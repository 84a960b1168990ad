package io.adtally.console.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.model.Models;
import io.adtally.platform.model.Seat;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class ModelsViewTest extends ConsoleViewTest {
    @Autowired
    private Models models;

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
        ModelsView again = open(ModelsView.class);
        view = again;
        view.champion.show();
        assertThat(view.champion.getElement().getTextRecursively()).contains("forest-1", "No task has answered yet");
    }
}
