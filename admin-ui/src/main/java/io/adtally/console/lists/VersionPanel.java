package io.adtally.console.lists;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import io.adtally.console.widget.Background;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Failures;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.InForceText;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Ticking;
import io.adtally.platform.blocklist.ListImport;
import io.adtally.platform.blocklist.ListKind;
import io.adtally.platform.blocklist.ListPublication;
import io.adtally.platform.force.InForce;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the list is in force where, and the files that were taken in. Only what has changed is shown anew, so that
 * it can be read and clicked meanwhile.
 */
class VersionPanel extends Card {
    private static final long serialVersionUID = 1L;
    private static final int MOST_IMPORTS = 3;

    final Div rows = new Div();

    private final Div facts =
            new Div(new Paragraph("Nothing was ever published; the data plane uses what it brings along."));
    private final ListKind kind;
    private final transient ListServices services;
    private final boolean editable;
    private final SerializableRunnable changed;
    private final Background background = new Background();
    private transient @Nullable Current current;
    private transient List<ImportRow.Shown> listed = List.of();

    private record Current(ListPublication publication, InForce inForce) {}

    VersionPanel(ListKind kind, ListServices services, boolean editable, SerializableRunnable changed) {
        this.kind = kind;
        this.services = services;
        this.editable = editable;
        this.changed = changed;
        setTitle("In force");
        add(facts, rows);
        refresh();
        Ticking.whileShown(this, this::refresh);
    }

    final void refresh() {
        ListPublication newest = services.lists().current(kind).orElse(null);
        if (newest != null) {
            show(new Current(newest, services.force().of(kind.subject(), newest.version())));
        }
        show(services.imports().newest(kind).stream()
                .limit(MOST_IMPORTS)
                .map(made ->
                        new ImportRow.Shown(made, newest != null && made.id().equals(newest.importId())))
                .toList());
    }

    private void show(Current newest) {
        if (newest.equals(current)) {
            return;
        }
        current = newest;
        ListPublication publication = newest.publication();
        facts.removeAll();
        facts.add(new Facts()
                .with("Version", Long.toString(publication.version()))
                .with("Entries", Formats.count(publication.entries()))
                .with("Published", publication.createdBy() + ", " + Formats.momentInZone(publication.createdAt()))
                .with("In force", InForceText.of(newest.inForce())));
    }

    private void show(List<ImportRow.Shown> imports) {
        for (int row = 0; row < imports.size(); row++) {
            if (row >= listed.size()) {
                rows.add(row(imports.get(row)));
            } else if (!Objects.equals(imports.get(row), listed.get(row))) {
                rows.replace(rows.getComponentAt(row), row(imports.get(row)));
            }
        }
        listed = imports;
    }

    private ImportRow row(ImportRow.Shown shown) {
        ImportRow row = new ImportRow(shown);
        if (editable && shown.made().status() == ListImport.Status.DONE && !shown.inForce()) {
            Button put = new Button("Put in force");
            put.setDisableOnClick(true);
            put.addClickListener(event -> putInForce(shown.made(), put));
            row.add(put);
        }
        return row;
    }

    private void putInForce(ListImport made, Button put) {
        background.run(
                () -> services.lists().putInForce(kind, made.id()),
                publication -> {
                    Messages.success(made.source() + " is being sent as version " + publication.version());
                    changed.run();
                },
                failure -> {
                    put.setEnabled(true);
                    Messages.failure(Failures.words(failure));
                });
    }
}
