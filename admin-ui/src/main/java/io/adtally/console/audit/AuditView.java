package io.adtally.console.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.audit.AuditEntry;
import io.adtally.platform.audit.AuditLog;
import jakarta.annotation.security.RolesAllowed;

/** Who did what. */
@Route("audit")
@PageTitle("Audit log")
@Menu(order = 4.3, icon = "vaadin:clipboard-text", title = "Audit log")
@RolesAllowed({"ADMIN", "LEAD", "OPERATOR"})
class AuditView extends Div {
    private static final long serialVersionUID = 1L;

    final TextField text = new TextField();
    final Grid<AuditEntry> grid = new Grid<>();
    final Button verify = new Button("Verify the chain", VaadinIcon.LINK.create());

    AuditView(AuditLog log) {
        addClassNames("page", "full");
        text.setPlaceholder("Search person, action, subject or detail");
        text.setAriaLabel("Search person, action, subject or detail");
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setWidth("24rem");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(event -> grid.getDataProvider().refreshAll());
        verify.addClickListener(event -> show(log.verify()));
        fillGrid(log);
        add(new Toolbar(text).actions(verify), grid);
    }

    private void fillGrid(AuditLog log) {
        grid.setSizeFull();
        grid.addColumn(AuditEntry::sequence).setHeader("No.").setWidth("80px").setFlexGrow(0);
        grid.addColumn(entry -> Formats.moment(entry.at()))
                .setHeader("When (UTC)")
                .setWidth("165px")
                .setFlexGrow(0);
        grid.addColumn(AuditEntry::actor).setHeader("Who").setWidth("150px").setFlexGrow(0);
        grid.addColumn(AuditEntry::action).setHeader("What").setWidth("190px").setFlexGrow(0);
        grid.addColumn(AuditEntry::subject)
                .setHeader("To what")
                .setFlexGrow(1)
                .setTooltipGenerator(AuditEntry::subject);
        grid.addColumn(AuditEntry::detail).setHeader("Detail").setFlexGrow(3).setTooltipGenerator(AuditEntry::detail);
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.CLIPBOARD_TEXT, "Nothing found", "No entry contains that text."));
        grid.setItems(new KeysetItems<>(
                Long.toString(Long.MAX_VALUE),
                (below, limit) -> log.page(text.getValue(), Long.parseLong(below), limit)));
    }

    private static void show(AuditLog.Verification verification) {
        if (verification.intact()) {
            Messages.success("All " + Formats.count(verification.entries()) + " entries are as they were written");
        } else {
            Messages.failure("The chain is broken: " + verification.finding());
        }
    }
}
