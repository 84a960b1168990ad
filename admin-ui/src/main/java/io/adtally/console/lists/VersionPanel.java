package io.adtally.console.lists;

import com.vaadin.flow.component.Component;
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
import io.adtally.platform.blocklist.ListImport;
import io.adtally.platform.blocklist.ListKind;
import io.adtally.platform.blocklist.ListPublication;
import io.adtally.platform.force.InForce;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the list is in force where, and the files that were taken in. Only what has changed is shown anew, so that
 * it can be read and clicked meanwhile. Shows nothing before it is told to.
 */
class VersionPanel extends Card {
    private static final long serialVersionUID = 1L;
    private static final int MOST_IMPORTS = 3;

    final Div rows = new Div();

    private final Div facts = new Div();
    private final ListKind kind;
    private final transient ListServices services;
    private final boolean editable;
    private final SerializableRunnable changed;
    private transient @Nullable Current shown;

    /**
     * What there is to show.
     *
     * @param published empty if nothing ever was
     */
    record Current(Optional<Published> published, List<ImportRow.Shown> imports) {}

    /** A version of the list, and how far the data plane has got with it. */
    record Published(ListPublication version, InForce inForce) {}

    VersionPanel(ListKind kind, ListServices services, boolean editable, SerializableRunnable changed) {
        this.kind = kind;
        this.services = services;
        this.editable = editable;
        this.changed = changed;
        setTitle("In force");
        add(facts, rows);
    }

    final void refresh() {
        show(ask());
    }

    final Current ask() {
        ListPublication newest = services.lists().current(kind).orElse(null);
        List<ImportRow.Shown> imports = services.imports().newest(kind).stream()
                .limit(MOST_IMPORTS)
                .map(made ->
                        new ImportRow.Shown(made, newest != null && made.id().equals(newest.importId())))
                .toList();
        return new Current(
                Optional.ofNullable(newest)
                        .map(version -> new Published(version, services.force().of(kind.subject(), version.version()))),
                imports);
    }

    final void show(Current current) {
        Current before = shown;
        shown = current;
        if (before == null || !before.published().equals(current.published())) {
            facts.removeAll();
            facts.add(current.published().map(VersionPanel::facts).orElseGet(VersionPanel::nothing));
        }
        show(before == null ? List.of() : before.imports(), current.imports());
    }

    private static Component nothing() {
        return new Paragraph("Nothing was ever published; the data plane uses what it brings along.");
    }

    private static Component facts(Published published) {
        ListPublication version = published.version();
        return new Facts()
                .with("Version", Long.toString(version.version()))
                .with("Entries", Formats.count(version.entries()))
                .with("Published", version.createdBy() + ", " + Formats.momentInZone(version.createdAt()))
                .with("In force", InForceText.of(published.inForce()));
    }

    private void show(List<ImportRow.Shown> listed, List<ImportRow.Shown> imports) {
        for (int row = 0; row < imports.size(); row++) {
            if (row >= listed.size()) {
                rows.add(row(imports.get(row)));
            } else if (!Objects.equals(imports.get(row), listed.get(row))) {
                rows.replace(rows.getComponentAt(row), row(imports.get(row)));
            }
        }
        for (int row = listed.size() - 1; row >= imports.size(); row--) {
            rows.remove(rows.getComponentAt(row));
        }
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

    /** Each tells how it ended, also if another was begun meanwhile. */
    private void putInForce(ListImport made, Button put) {
        new Background()
                .run(
                        () -> services.lists().putInForce(kind, made.id()),
                        publication -> {
                            put.setEnabled(true);
                            Messages.success(made.source() + " is being sent as version " + publication.version());
                            changed.run();
                        },
                        failure -> {
                            put.setEnabled(true);
                            Messages.failure(Failures.words(failure));
                        });
    }
}
