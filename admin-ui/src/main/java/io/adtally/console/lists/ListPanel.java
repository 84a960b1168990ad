package io.adtally.console.lists;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Confirm;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Searches;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.account.Permission;
import io.adtally.platform.blocklist.ListEdit;
import io.adtally.platform.blocklist.ListKind;

/** One list: entries made by hand, beside them its version, imports and a test. */
class ListPanel extends Div {
    private static final long serialVersionUID = 1L;

    final TextField text;
    final Button add = new Button("Add entry", VaadinIcon.PLUS.create());
    final Grid<ListEdit> grid = new Grid<>();
    final TestPanel test;
    final VersionPanel version;

    private final ListKind kind;
    private final transient ListServices services;
    private final boolean editable = Granted.may(Permission.LISTS_WRITE);

    ListPanel(ListKind kind, ListServices services) {
        this.kind = kind;
        this.services = services;
        addClassName("list-panel");
        text = Searches.of(grid, "Search entries made by hand");
        test = new TestPanel(kind, services.lookup());
        version = new VersionPanel(kind, services, editable, this::refresh);
        fillGrid();
        Div entries = new Div(toolbar(), grid);
        entries.addClassName("list-entries");
        Div side = new Div(version, test);
        side.addClassName("list-side");
        add(entries, side);
    }

    private Toolbar toolbar() {
        Toolbar toolbar = new Toolbar(text);
        if (editable) {
            add.addThemeVariants(ButtonVariant.PRIMARY);
            add.addClickListener(event -> new EntryDialog(kind, this::save).open());
            toolbar.actions(
                    new Button("Import file", VaadinIcon.UPLOAD.create(), event -> new ListImportDialog(
                                    kind, services.imports(), version::refresh)
                            .open()),
                    add);
        }
        return toolbar;
    }

    private void fillGrid() {
        grid.setSizeFull();
        grid.setAriaLabel("Entries made by hand");
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.addColumn(ListEdit::entry).setHeader("Entry").setFlexGrow(2);
        grid.addColumn(new ComponentRenderer<>(ListPanel::effect))
                .setHeader("Effect")
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(ListEdit::reason).setHeader("Reason").setFlexGrow(4);
        grid.addColumn(edit -> Formats.moment(edit.expiresAt()))
                .setHeader(Formats.inZone("Ends"))
                .setWidth("155px")
                .setFlexGrow(0);
        grid.addColumn(edit -> Formats.by(edit.createdBy(), edit.createdAt()))
                .setHeader(Formats.inZone("Made"))
                .setWidth("155px")
                .setFlexGrow(0);
        if (editable) {
            grid.addColumn(new ComponentRenderer<>(this::removeButton))
                    .setWidth("64px")
                    .setFlexGrow(0);
        }
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.BAN,
                "No entries made by hand",
                "Entries of an imported file are not listed here; test an address to see what they say of it."));
        KeysetItems.feed(grid, Long.toString(Long.MAX_VALUE), (below, limit) -> services.lists()
                .edits(kind, text.getValue(), Long.parseLong(below), limit));
    }

    private static Badge effect(ListEdit edit) {
        return edit.effect() == ListEdit.Effect.BLOCK
                ? Badges.of("Listed", Badges.Tone.BAD)
                : Badges.of("Allowed", Badges.Tone.GOOD);
    }

    private Button removeButton(ListEdit edit) {
        Button remove = new Button(
                VaadinIcon.TRASH.create(),
                event -> Confirm.before(
                        "Take out " + edit.entry() + "?",
                        "The list goes to the data plane without this entry within seconds.",
                        "Take out",
                        () -> {
                            services.lists().remove(kind, edit.id());
                            Messages.success(edit.entry() + " is taken out");
                            refresh();
                        }));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Take out " + edit.entry());
        return remove;
    }

    private void save(EntryDialog.Entry entry) {
        services.lists().add(kind, entry.text(), entry.effect(), entry.reason(), entry.expiresAt());
        Messages.success(entry.text() + " is in the list and being sent");
        refresh();
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
        version.refresh();
    }
}
