package io.adtally.console.placements;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Searches;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.account.Permission;
import io.adtally.platform.campaign.PlacementData;
import io.adtally.platform.campaign.Placements;
import io.adtally.platform.problem.RefusedException;
import jakarta.annotation.security.RolesAllowed;

/** Placements and the sites they are on. */
@Route("placements")
@PageTitle("Placements")
@Menu(order = 3.15, icon = "vaadin:grid-small", title = "Placements")
@RolesAllowed({"ADMIN", "CAMPAIGN_MANAGER"})
class PlacementsView extends Div {
    private static final long serialVersionUID = 1L;

    final TextField text;
    final TextField id = new TextField();
    final TextField siteId = new TextField();
    final TextField name = new TextField();
    final Button add = new Button("Add", VaadinIcon.PLUS.create());
    final Grid<PlacementData> grid = new Grid<>();

    private final transient Placements placements;

    PlacementsView(Placements placements) {
        this.placements = placements;
        addClassNames("page", "full");
        text = Searches.of(grid, "Search id, site or name");
        text.setWidth("15rem");
        Toolbar toolbar = new Toolbar(text);
        if (Granted.may(Permission.CAMPAIGNS_WRITE)) {
            label(id, "Placement id");
            label(siteId, "Site id");
            label(name, "Name");
            add.addThemeVariants(ButtonVariant.PRIMARY);
            add.setDisableOnClick(true);
            add.addClickListener(event -> create());
            toolbar.actions(id, siteId, name, add);
        }
        fillGrid();
        add(toolbar, grid);
    }

    private static void label(TextField field, String label) {
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        field.setWidth("11rem");
    }

    private void fillGrid() {
        grid.setSizeFull();
        grid.setAriaLabel("Placements");
        grid.addColumn(PlacementData::id).setHeader("Id").setFlexGrow(1);
        grid.addColumn(PlacementData::siteId).setHeader("Site").setFlexGrow(1);
        grid.addColumn(PlacementData::name).setHeader("Name").setFlexGrow(2);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.GRID_SMALL,
                "No placements here",
                "Events may name any placement; those listed here have a name for people."));
        KeysetItems.feed(grid, "", (after, limit) -> placements.page(text.getValue(), after, limit));
    }

    private void create() {
        try {
            PlacementData made =
                    placements.create(new PlacementData(id.getValue(), siteId.getValue(), name.getValue()));
            Messages.success(made.name() + " is listed");
            id.clear();
            siteId.clear();
            name.clear();
            grid.getDataProvider().refreshAll();
        } catch (RefusedException refused) {
            Messages.failure(String.valueOf(refused.getMessage()));
        } finally {
            add.setEnabled(true);
        }
    }
}
