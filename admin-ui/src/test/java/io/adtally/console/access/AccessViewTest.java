package io.adtally.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.account.AccountData;
import io.adtally.platform.account.Accounts;
import io.adtally.platform.account.Permission;
import io.adtally.platform.account.Role;
import io.adtally.platform.apikey.ApiKeyData;
import io.adtally.platform.apikey.ApiKeys;
import io.adtally.platform.campaign.Advertisers;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

class AccessViewTest extends ConsoleViewTest {
    @Autowired
    private ApiKeys keys;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Advertisers advertisers;

    @Test
    @WithUserDetails("admin")
    void listsAccountsAndKeysAndFindsThem() {
        keys.create("exporter", Set.of(Permission.CAMPAIGNS_READ), null, null);
        ApiKeysView keysView = open(ApiKeysView.class);
        test(keysView.text).setValue("EXPO");
        assertThat(test(keysView.grid).getRow(0).name()).isEqualTo("exporter");
        AccountsView accountsView = open(AccountsView.class);
        assertThat(test(accountsView.grid).size()).isGreaterThanOrEqualTo(5);
        test(accountsView.text).setValue("operat");
        assertThat(test(accountsView.grid).getRow(0).name()).isEqualTo("operator");
        assertThat(test(accountsView.grid).size()).isEqualTo(1);
    }

    @Test
    @WithUserDetails("admin")
    void makesAKeyOfOneAdvertiserThatEnds() {
        advertisers.create("keyed", "Keyed");
        ApiKeysView view = open(ApiKeysView.class);
        test(view.create).click();
        ApiKeyDialog dialog = find(ApiKeyDialog.class).single();
        test(dialog.name).setValue("reports of keyed");
        dialog.scopes.select(Permission.LISTS_READ, Permission.REPORTS_READ);
        dialog.advertiser.choose("keyed");
        assertThat(dialog.scopes.getValue()).as("what an advertiser may").containsExactly(Permission.REPORTS_READ);
        dialog.expires.setValue(LocalDateTime.of(2020, 1, 1, 0, 0));
        test(dialog.create).click();
        assertThat(dialog.expires.isInvalid()).isTrue();
        assertThat(dialog.expires.getErrorMessage()).contains("past");
        dialog.expires.setValue(LocalDateTime.of(2100, 1, 1, 0, 0));
        test(dialog.create).click();

        ApiKeyData made = keys.page("reports of keyed", "", 10).items().getFirst();
        assertThat(made.advertiserId()).isEqualTo("keyed");
        assertThat(test(view.grid).getCellText(0, 1)).isEqualTo("keyed");
        assertThat(test(view.grid).getCellText(0, 4)).contains("2100-01-01 00:00:00");
        SecretDialog secret = find(SecretDialog.class).single();
        assertThat(secret.isCloseOnEsc() || secret.isCloseOnOutsideClick()).isFalse();
    }

    @Test
    @WithUserDetails("admin")
    void asksBeforeAKeyIsRotated() {
        keys.create("rotated", Set.of(Permission.CAMPAIGNS_READ), null, null);
        ApiKeysView view = open(ApiKeysView.class);
        test(view.text).setValue("rotated");
        press(test(view.grid).getCellComponent(0, 6), "Rotate");
        assertThat(keys.page("rotated", "", 10).items()).hasSize(1);
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(keys.page("rotated", "", 10).items()).hasSize(2);
    }

    @Test
    @WithUserDetails("admin")
    void asksBeforeAPasswordIsReplacedAndAPersonLockedOutAndGoesOnFromWhatBecameOfIt() {
        accounts.create("sam", Role.OPERATOR, null);
        AccountsView view = open(AccountsView.class);
        test(view.text).setValue("sam");
        press(actions(view), "New password");
        assertThat(find(SecretDialog.class).exists()).isFalse();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(find(SecretDialog.class).single().getHeaderTitle()).isEqualTo("Password of sam");
        click("I have it");

        press(actions(view), "Lock out");
        assertThat(account("sam").enabled()).isTrue();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(account("sam").enabled()).isFalse();
        press(actions(view), "Let in");
        assertThat(account("sam").enabled()).isTrue();
    }

    @Test
    @WithUserDetails("admin")
    void changesARole() {
        advertisers.create("roled", "Roled");
        accounts.create("mia", Role.OPERATOR, null);
        AccountsView view = open(AccountsView.class);
        test(view.text).setValue("mia");
        press(actions(view), "Role");
        AccountDialog dialog = find(AccountDialog.class).single();
        dialog.role.setValue(Role.ADVERTISER);
        test(dialog.confirm).click();
        assertThat(messages()).anySatisfy(text -> assertThat(text).contains("names its advertiser"));
        assertThat(dialog.isOpened()).isTrue();
        dialog.advertiser.choose("roled");
        test(dialog.confirm).click();
        assertThat(account("mia").role()).isEqualTo(Role.ADVERTISER);
        assertThat(account("mia").advertiserId()).isEqualTo("roled");
    }

    @Test
    @WithUserDetails("admin")
    void aDialogDoesOnceWhatItsButtonIsClickedTwiceFor() {
        AccountsView view = open(AccountsView.class);
        test(view.create).click();
        AccountDialog dialog = find(AccountDialog.class).single();
        test(dialog.name).setValue("once");
        test(dialog.confirm).click();
        assertThat(dialog.confirm.isEnabled()).isFalse();
        assertThat(dialog.confirm.isDisableOnClick()).isTrue();
    }

    @Test
    @WithUserDetails("lead")
    void isForAdminsOnly() {
        assertThatThrownBy(() -> navigate(AccountsView.class)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> navigate(ApiKeysView.class)).isInstanceOf(RuntimeException.class);
    }

    private AccountData account(String name) {
        return accounts.page(name, "", 1).items().getFirst();
    }

    private Component actions(AccountsView view) {
        return test(view.grid).getCellComponent(0, 5);
    }

    private void press(Component row, String button) {
        List<Button> buttons = row.getChildren()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(candidate -> candidate.getText().equals(button))
                .toList();
        buttons.getFirst().click();
    }
}
