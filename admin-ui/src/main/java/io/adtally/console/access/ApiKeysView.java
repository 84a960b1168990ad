package io.adtally.console.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.account.Permission;
import io.adtally.platform.apikey.ApiKeyData;
import io.adtally.platform.apikey.ApiKeys;
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

    final Grid<ApiKeyData> grid = new Grid<>();
    final Button create = new Button("New key", VaadinIcon.PLUS.create());

    private final transient ApiKeys keys;

    ApiKeysView(ApiKeys keys) {
        this.keys = keys;
        addClassNames("page", "full");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(event -> new ApiKeyDialog(wanted -> {
                    show(keys.create(wanted.name(), wanted.scopes(), null, null));
                })
                .open());
        fillGrid();
        add(new Toolbar().actions(create), grid);
        refresh();
    }

    private void fillGrid() {
        grid.setSizeFull();
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.addColumn(ApiKeyData::name).setHeader("Name").setFlexGrow(1);
        grid.addColumn(ApiKeysView::scopes).setHeader("Scopes").setFlexGrow(2);
        grid.addColumn(new ComponentRenderer<>(key -> key.isExpired(Instant.now())
                        ? Badges.of("Ended", Badges.Tone.NEUTRAL)
                        : Badges.of("Works", Badges.Tone.GOOD)))
                .setHeader("State")
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(key -> Formats.moment(key.expiresAt()))
                .setHeader("Ends (UTC)")
                .setWidth("170px")
                .setFlexGrow(0);
        grid.addColumn(key -> Formats.by(key.createdBy(), key.createdAt()))
                .setHeader("Made (UTC)")
                .setWidth("165px")
                .setFlexGrow(0);
        grid.addColumn(new ComponentRenderer<>(this::actions)).setWidth("200px").setFlexGrow(0);
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.KEY, "No keys", "Programs that call the REST API show a key made here."));
    }

    private static String scopes(ApiKeyData key) {
        return key.scopes().stream().map(Permission::authority).sorted().collect(Collectors.joining(" "));
    }

    private Div actions(ApiKeyData key) {
        Div actions = new Div();
        actions.addClassName("row-actions");
        if (!key.isExpired(Instant.now())) {
            actions.add(new Button("Rotate", event -> show(keys.rotate(key.id(), OVERLAP))));
            actions.add(new Button("Revoke", event -> {
                ConfirmDialog dialog = new ConfirmDialog(
                        "Revoke " + key.name() + "?",
                        "Programs that show this key are refused at once.",
                        "Revoke",
                        ok -> {
                            keys.revoke(key.id());
                            Messages.success(key.name() + " is revoked");
                            refresh();
                        });
                dialog.setCancelable(true);
                dialog.open();
            }));
        }
        return actions;
    }

    private void show(ApiKeys.NewKey made) {
        new SecretDialog("Key " + made.key().name(), made.text()).open();
        refresh();
    }

    private void refresh() {
        grid.setItems(keys.all());
    }
}
