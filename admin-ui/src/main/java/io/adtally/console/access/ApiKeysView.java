package io.adtally.console.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Confirm;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Searches;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.account.Permission;
import io.adtally.platform.apikey.ApiKeyData;
import io.adtally.platform.apikey.ApiKeys;
import io.adtally.platform.campaign.Advertisers;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Keys of programs. */
@Route("api-keys")
@PageTitle("API keys")
@Menu(order = 4.2, icon = "vaadin:key", title = "API keys")
@RolesAllowed("ADMIN")
class ApiKeysView extends Div {
    private static final long serialVersionUID = 1L;
    private static final Duration OVERLAP = Duration.ofDays(1);

    final TextField text;
    final Grid<ApiKeyData> grid = new Grid<>();
    final Button create = new Button("New key", VaadinIcon.PLUS.create());

    private final transient ApiKeys keys;

    ApiKeysView(ApiKeys keys, Advertisers advertisers) {
        this.keys = keys;
        addClassNames("page", "full");
        text = Searches.of(grid, "Search by name");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(event -> new ApiKeyDialog(advertisers, this::make).open());
        fillGrid();
        add(new Toolbar(text).actions(create), grid);
    }

    private void fillGrid() {
        grid.setSizeFull();
        grid.setAriaLabel("API keys");
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.addColumn(ApiKeyData::name).setHeader("Name").setFlexGrow(1);
        grid.addColumn(key -> key.advertiserId() == null ? "All" : key.advertiserId())
                .setHeader("Advertiser")
                .setFlexGrow(1);
        grid.addColumn(ApiKeysView::scopes).setHeader("Scopes").setFlexGrow(2);
        grid.addColumn(new ComponentRenderer<>(key -> key.isExpired(Instant.now())
                        ? Badges.of("Ended", Badges.Tone.NEUTRAL)
                        : Badges.of("Works", Badges.Tone.GOOD)))
                .setHeader("State")
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(key -> Formats.moment(key.expiresAt()))
                .setHeader(Formats.inZone("Ends"))
                .setWidth("165px")
                .setFlexGrow(0);
        grid.addColumn(key -> Formats.by(key.createdBy(), key.createdAt()))
                .setHeader(Formats.inZone("Made"))
                .setWidth("165px")
                .setFlexGrow(0);
        grid.addColumn(new ComponentRenderer<>(this::actions)).setWidth("200px").setFlexGrow(0);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.KEY, "No keys here", "Programs that call the REST API show a key made here."));
        KeysetItems.feed(grid, "", (before, limit) -> keys.page(text.getValue(), before, limit));
    }

    private static String scopes(ApiKeyData key) {
        return key.scopes().stream().map(Permission::authority).sorted().collect(Collectors.joining(" "));
    }

    private Div actions(ApiKeyData key) {
        Div actions = new Div();
        actions.addClassName("row-actions");
        if (!key.isExpired(Instant.now())) {
            actions.add(new Button("Rotate", event -> askToRotate(key)));
            actions.add(new Button("Revoke", event -> askToRevoke(key)));
        }
        return actions;
    }

    private void askToRotate(ApiKeyData key) {
        Confirm.before(
                "Rotate " + key.name() + "?",
                "You are given a new key; this one works for another day and then ends.",
                "Rotate",
                () -> show(keys.rotate(key.id(), OVERLAP)));
    }

    private void askToRevoke(ApiKeyData key) {
        Confirm.before(
                "Revoke " + key.name() + "?", "Programs that show this key are refused at once.", "Revoke", () -> {
                    keys.revoke(key.id());
                    Messages.success(key.name() + " is revoked");
                    refresh();
                });
    }

    private void make(ApiKeyDialog.Wanted wanted) {
        show(keys.create(wanted.name(), wanted.scopes(), wanted.advertiserId(), wanted.expiresAt()));
    }

    private void show(ApiKeys.NewKey made) {
        new SecretDialog("Key " + made.key().name(), made.text()).open();
        refresh();
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
    }
}
