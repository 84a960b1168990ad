package io.adtally.console.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Background;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Failures;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Searches;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.audit.AuditEntry;
import io.adtally.platform.audit.AuditExport;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.audit.Changes;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who did what. A click on an entry, or the space bar, shows it whole. */
@Route("audit")
@PageTitle("Audit log")
@Menu(order = 4.3, icon = "vaadin:clipboard-text", title = "Audit log")
@RolesAllowed({"ADMIN", "LEAD", "OPERATOR"})
class AuditView extends Div {
    private static final long serialVersionUID = 1L;
    private static final Pattern MICROS = Pattern.compile("\\b(\\d{1,18}) micros ([A-Z]{3})\\b");

    final TextField text;
    final Grid<AuditEntry> grid = new Grid<>();
    final Button verify = new Button("Verify the chain", VaadinIcon.LINK.create());

    private final transient AuditExport export;
    private final Background background = new Background();
    private volatile String searched = "";

    AuditView(AuditLog log, AuditExport export) {
        this.export = export;
        addClassNames("page", "full");
        text = Searches.of(grid, "Search person, action, subject or detail");
        text.setWidth("24rem");
        text.addValueChangeListener(event -> searched = event.getValue());
        verify.setDisableOnClick(true);
        verify.addClickListener(event -> background.run(log::verify, this::show, this::tell));
        Anchor download = new Anchor(this::download, AttachmentType.DOWNLOAD, "");
        download.add(new Button("Export CSV", VaadinIcon.DOWNLOAD.create()));
        fillGrid(log);
        add(new Toolbar(text).actions(download, verify), grid);
    }

    private void fillGrid(AuditLog log) {
        grid.setSizeFull();
        grid.setAriaLabel("Audit log");
        grid.addColumn(AuditEntry::sequence).setHeader("No.").setWidth("80px").setFlexGrow(0);
        grid.addColumn(entry -> Formats.moment(entry.at()))
                .setHeader(Formats.inZone("When"))
                .setWidth("165px")
                .setFlexGrow(0);
        grid.addColumn(AuditEntry::actor).setHeader("Who").setWidth("150px").setFlexGrow(0);
        grid.addColumn(AuditEntry::action).setHeader("What").setWidth("190px").setFlexGrow(0);
        grid.addColumn(AuditEntry::subject).setHeader("To what").setFlexGrow(1);
        grid.addColumn(AuditView::summary).setHeader("Detail").setFlexGrow(3);
        grid.setItemDetailsRenderer(new ComponentRenderer<>(AuditView::whole));
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.CLIPBOARD_TEXT, "Nothing found", "No entry contains that text."));
        KeysetItems.feed(
                grid,
                Long.toString(Long.MAX_VALUE),
                (below, limit) -> log.page(text.getValue(), Long.parseLong(below), limit));
    }

    /** A line: of changes the names of the fields. */
    static String summary(AuditEntry entry) {
        List<Changes.Change> changes = Changes.parse(entry.detail());
        return changes.isEmpty()
                ? inWords(entry.detail())
                : "Changed: "
                        + changes.stream().map(Changes.Change::field).distinct().collect(Collectors.joining(", "));
    }

    static Component whole(AuditEntry entry) {
        List<Changes.Change> changes = Changes.parse(entry.detail());
        Div whole = new Div();
        whole.addClassNames("entry", "lines");
        whole.add(new Div(entry.subject()));
        whole.add(changes.isEmpty() ? new Div(inWords(entry.detail())) : new ChangesTable(changes));
        return whole;
    }

    private static String inWords(String detail) {
        return MICROS.matcher(detail)
                .replaceAll(found -> Amounts.exact(Long.parseLong(found.group(1)), found.group(2)));
    }

    /** Runs without the session's lock. */
    private void download(DownloadEvent event) throws IOException {
        event.setFileName("audit.csv");
        event.setContentType("text/csv;charset=utf-8");
        export.write(searched, event.getOutputStream());
    }

    private void show(AuditLog.Verification verification) {
        verify.setEnabled(true);
        if (verification.intact()) {
            Messages.success("All " + Formats.count(verification.entries()) + " entries are as they were written");
        } else {
            Messages.failure("The chain is broken: " + verification.finding());
        }
    }

    private void tell(Exception failure) {
        verify.setEnabled(true);
        Messages.failure(Failures.words(failure));
    }
}
