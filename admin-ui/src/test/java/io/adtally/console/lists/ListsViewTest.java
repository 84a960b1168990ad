package io.adtally.console.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.blocklist.ListKind;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

class ListsViewTest extends ConsoleViewTest {
    @Test
    @WithUserDetails("fraud-analyst")
    void addsAnEntryAndTellsOfIt() {
        ListsView view = open(ListsView.class);
        ListPanel panel = Objects.requireNonNull(view.panels.get(ListKind.IP));
        test(panel.add).click();
        EntryDialog dialog = find(EntryDialog.class).single();
        test(dialog.text).setValue("203.0.113.5/24");
        test(dialog.reason).setValue("click farm");
        test(dialog.save).click();
        assertThat(dialog.text.isInvalid()).isTrue();
        assertThat(dialog.text.getErrorMessage()).contains("bits beyond its prefix");

        test(dialog.text).setValue("203.0.113.0/24");
        test(dialog.save).click();
        assertThat(test(panel.grid).getRow(0).entry()).isEqualTo("203.0.113.0/24");
        test(panel.test.subject).setValue("203.0.113.77");
        test(panel.test.ask).click();
        assertThat(panel.test.answer.getElement().getTextRecursively()).contains("Listed", "203.0.113.0/24");
        test(panel.test.subject).setValue("not an address");
        test(panel.test.ask).click();
        assertThat(panel.test.subject.isInvalid()).isTrue();
    }

    @Test
    @WithUserDetails("operator")
    void anOperatorOnlyLooks() {
        navigate(ListsView.class);
        assertThat(shows("Add entry")).isFalse();
        assertThat(shows("Import file")).isFalse();
    }

    @Test
    @WithUserDetails("campaign-manager")
    void aCampaignManagerMayNotOpenIt() {
        assertThatThrownBy(() -> navigate(ListsView.class)).isInstanceOf(RuntimeException.class);
    }
}
