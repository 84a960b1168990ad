package io.adtally.console.lists;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.InForceText;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Ticking;
import io.adtally.platform.blocklist.ListImport;
import io.adtally.platform.blocklist.ListKind;
import io.adtally.platform.blocklist.ListPublication;
import java.util.List;

/** Which version of the list is in force where, and the files that were taken in. */
class VersionPanel extends Card {
    private static final long serialVersionUID = 1L;

    private final Div content = new Div();
    private final ListKind kind;
    private final transient ListServices services;
    private final boolean editable;
    private final transient Runnable changed;

    VersionPanel(ListKind kind, ListServices services, boolean editable, Runnable changed) {
        this.kind = kind;
        this.services = services;
        this.editable = editable;
        this.changed = changed;
        setTitle("In force");
        add(content);
        refresh();
        Ticking.whileShown(this, this::refresh);
    }

    final void refresh() {
        content.removeAll();
        ListPublication current = services.lists().current(kind).orElse(null);
        if (current == null) {
            content.add(new Paragraph("Nothing was ever published; the data plane uses what it brings along."));
        } else {
            content.add(new Facts()
                    .with("Version", Long.toString(current.version()))
                    .with("Entries", Formats.count(current.entries()))
                    .with("Published", current.createdBy() + ", " + Formats.momentUtc(current.createdAt()))
                    .with("In force", InForceText.of(services.force().of(kind.subject(), current.version()))));
        }
        List<ListImport> imports = services.imports().newest(kind);
        imports.stream()
                .limit(3)
                .forEach(made ->
                        content.add(row(made, current != null && made.id().equals(current.importId()))));
    }

    private Div row(ListImport made, boolean inForce) {
        Div row = new Div();
        row.addClassName("import-row");
        Span name = new Span(made.source());
        name.setTitle(made.note());
        name.addClassName("import-name");
        row.add(name, state(made, inForce));
        if (made.status() == ListImport.Status.RUNNING) {
            row.add(new ProgressBar(0, Math.max(1, made.bytesTotal()), Math.min(made.bytesRead(), made.bytesTotal())));
        }
        Span counts = new Span(Formats.count(made.accepted()) + (made.accepted() == 1 ? " entry, " : " entries, ")
                + Formats.count(made.rejected()) + " left out"
                + (made.examples().isEmpty() ? "" : " (hover to see)"));
        counts.setTitle(made.examples());
        counts.addClassName("secondary");
        row.add(counts);
        if (editable && made.status() == ListImport.Status.DONE && !inForce) {
            row.add(new Button("Put in force", event -> {
                services.lists().putInForce(kind, made.id());
                Messages.success(made.source() + " is being sent");
                changed.run();
            }));
        }
        return row;
    }

    private static Badge state(ListImport made, boolean inForce) {
        return switch (made.status()) {
            case RUNNING -> Badges.of("Being read", Badges.Tone.WAITING);
            case DONE -> inForce ? Badges.of("In force", Badges.Tone.GOOD) : Badges.of("Ready", Badges.Tone.NEUTRAL);
            case FAILED -> Badges.of("Failed", Badges.Tone.BAD);
        };
    }
}
