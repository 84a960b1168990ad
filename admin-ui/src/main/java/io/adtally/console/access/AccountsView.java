package io.adtally.console.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Confirm;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Searches;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.account.AccountData;
import io.adtally.platform.account.Accounts;
import io.adtally.platform.campaign.Advertisers;
import jakarta.annotation.security.RolesAllowed;

/** People and their roles. */
@Route("accounts")
@PageTitle("Accounts")
@Menu(order = 4.1, icon = "vaadin:users", title = "Accounts")
@RolesAllowed("ADMIN")
class AccountsView extends Div {
    private static final long serialVersionUID = 1L;

    final TextField text;
    final Grid<AccountData> grid = new Grid<>();
    final Button create = new Button("New account", VaadinIcon.PLUS.create());

    private final transient Accounts accounts;
    private final transient Advertisers advertisers;

    AccountsView(Accounts accounts, Advertisers advertisers) {
        this.accounts = accounts;
        this.advertisers = advertisers;
        addClassNames("page", "full");
        text = Searches.of(grid, "Search by name");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(event -> new AccountDialog(null, advertisers, this::make).open());
        fillGrid();
        add(new Toolbar(text).actions(create), grid);
    }

    private void fillGrid() {
        grid.setSizeFull();
        grid.setAriaLabel("Accounts");
        grid.addColumn(AccountData::name).setHeader("Name").setFlexGrow(1);
        grid.addColumn(account -> Formats.words(account.role()))
                .setHeader("Role")
                .setFlexGrow(1);
        grid.addColumn(account -> account.advertiserId() == null ? Formats.NONE : account.advertiserId())
                .setHeader("Advertiser")
                .setFlexGrow(1);
        grid.addColumn(new ComponentRenderer<>(account -> account.enabled()
                        ? Badges.of("May sign in", Badges.Tone.GOOD)
                        : Badges.of("Locked out", Badges.Tone.BAD)))
                .setHeader("State")
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(account -> Formats.moment(account.createdAt()))
                .setHeader(Formats.inZone("Made"))
                .setWidth("170px")
                .setFlexGrow(0);
        grid.addColumn(new ComponentRenderer<>(this::actions)).setWidth("340px").setFlexGrow(0);
        KeysetItems.feed(grid, "", (after, limit) -> accounts.page(text.getValue(), after, limit));
    }

    private Div actions(AccountData account) {
        Div actions = new Div(
                new Button("Role", event -> new AccountDialog(account, advertisers, wanted -> change(account, wanted))
                        .open()),
                new Button("New password", event -> askForPassword(account)),
                account.enabled()
                        ? new Button("Lock out", event -> askToLockOut(account))
                        : new Button("Let in", event -> enable(account, true)));
        actions.addClassName("row-actions");
        return actions;
    }

    private void make(AccountDialog.Wanted wanted) {
        tell(accounts.create(wanted.name(), wanted.role(), wanted.advertiserId()));
    }

    private void change(AccountData account, AccountDialog.Wanted wanted) {
        accounts.change(account.name(), account.version(), wanted.role(), wanted.advertiserId(), account.enabled());
        Messages.success(account.name() + " is " + Formats.words(wanted.role()) + " now");
        refresh();
    }

    private void askForPassword(AccountData account) {
        Confirm.before(
                "A new password for " + account.name() + "?",
                "The old one ends at once, and whoever is signed in with it has to sign in again.",
                "New password",
                () -> tell(accounts.resetPassword(account.name())));
    }

    private void askToLockOut(AccountData account) {
        Confirm.before(
                "Lock " + account.name() + " out?",
                "Whoever is signed in to the account no longer is, and nobody can sign in until you let them in again.",
                "Lock out",
                () -> enable(account, false));
    }

    private void enable(AccountData account, boolean enabled) {
        accounts.change(account.name(), account.version(), account.role(), account.advertiserId(), enabled);
        Messages.success(account.name() + (enabled ? " may sign in again" : " is locked out"));
        refresh();
    }

    private void tell(Accounts.NewPassword made) {
        new SecretDialog("Password of " + made.account().name(), made.password()).open();
        refresh();
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
    }
}
