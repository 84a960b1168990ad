package io.adtally.console.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Messages;
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

    final Grid<AccountData> grid = new Grid<>();
    final Button create = new Button("New account", VaadinIcon.PLUS.create());

    private final transient Accounts accounts;

    AccountsView(Accounts accounts, Advertisers advertisers) {
        this.accounts = accounts;
        addClassNames("page", "full");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(event -> new AccountDialog(advertisers.all(), wanted -> {
                    Accounts.NewPassword made = accounts.create(wanted.name(), wanted.role(), wanted.advertiserId());
                    new SecretDialog("Password of " + made.account().name(), made.password()).open();
                    refresh();
                })
                .open());
        fillGrid();
        add(new Toolbar().actions(create), grid);
        refresh();
    }

    private void fillGrid() {
        grid.setSizeFull();
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
                .setHeader("Made (UTC)")
                .setWidth("170px")
                .setFlexGrow(0);
        grid.addColumn(new ComponentRenderer<>(this::actions)).setWidth("260px").setFlexGrow(0);
    }

    private Div actions(AccountData account) {
        Button password = new Button("New password", event -> {
            Accounts.NewPassword made = accounts.resetPassword(account.name());
            new SecretDialog("Password of " + account.name(), made.password()).open();
        });
        Button lock = new Button(account.enabled() ? "Lock out" : "Let in", event -> {
            accounts.change(
                    account.name(), account.version(), account.role(), account.advertiserId(), !account.enabled());
            Messages.success(account.name() + (account.enabled() ? " is locked out" : " may sign in again"));
            refresh();
        });
        Div actions = new Div(password, lock);
        actions.addClassName("row-actions");
        return actions;
    }

    private void refresh() {
        grid.setItems(accounts.all());
    }
}
