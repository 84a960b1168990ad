package io.adtally.console.lists;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Formats;
import io.adtally.platform.blocklist.ListImport;

/** A file that was taken in: how far it is, and what was left out of it. */
class ImportRow extends Div {
    private static final long serialVersionUID = 1L;

    /** What a row shows. */
    record Shown(ListImport made, boolean inForce) {}

    ImportRow(Shown shown) {
        ListImport made = shown.made();
        addClassName("import-row");
        Span name = new Span(made.source());
        name.addClassName("import-name");
        add(name, state(shown));
        if (made.status() == ListImport.Status.RUNNING) {
            ProgressBar read =
                    new ProgressBar(0, Math.max(1, made.bytesTotal()), Math.min(made.bytesRead(), made.bytesTotal()));
            read.getElement().setAttribute("aria-label", "How much of the file is read");
            add(read);
        }
        addText(made.note());
        addText(Formats.count(made.accepted()) + (made.accepted() == 1 ? " entry, " : " entries, ")
                + Formats.count(made.rejected()) + " left out");
        if (made.status() != ListImport.Status.RUNNING) {
            addLines("What was left out", made.examples());
        }
        addLines("Why it failed", made.error() == null ? "" : made.error());
    }

    private void addText(String text) {
        Span span = new Span(text);
        span.addClassName("secondary");
        add(span);
    }

    private void addLines(String summary, String text) {
        if (!text.isEmpty()) {
            Div lines = new Div(text);
            lines.addClassName("lines");
            add(new Details(summary, lines));
        }
    }

    private static Badge state(Shown shown) {
        return switch (shown.made().status()) {
            case RUNNING -> Badges.of("Being read", Badges.Tone.WAITING);
            case DONE ->
                shown.inForce() ? Badges.of("In force", Badges.Tone.GOOD) : Badges.of("Ready", Badges.Tone.NEUTRAL);
            case FAILED -> Badges.of("Failed", Badges.Tone.BAD);
        };
    }
}
