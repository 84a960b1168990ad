package io.adtally.console.lists;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import io.adtally.console.widget.Background;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Facts;
import io.adtally.console.widget.Failures;
import io.adtally.console.widget.Formats;
import io.adtally.platform.blocklist.ListKind;
import io.adtally.platform.blocklist.ListLookup;
import java.time.Instant;
import java.util.Map;

/** Asks the list what it says of an address or a user agent; the first time a long list is read for that. */
class TestPanel extends Card {
    private static final long serialVersionUID = 1L;

    final TextField subject = new TextField();
    final Button ask = new Button("Test");
    final Div answer = new Div();

    private final ListKind kind;
    private final transient ListLookup lookup;
    private final Background background = new Background();

    TestPanel(ListKind kind, ListLookup lookup) {
        this.kind = kind;
        this.lookup = lookup;
        setTitle(title(kind));
        subject.setWidthFull();
        subject.setPlaceholder(example(kind));
        subject.setAriaLabel("What to look for");
        ask.setDisableOnClick(true);
        ask.addClickListener(event -> look());
        subject.addKeyPressListener(Key.ENTER, event -> {
            if (ask.isEnabled()) {
                look();
            }
        });
        answer.addClassName("answer");
        Div line = new Div(subject, ask);
        line.addClassName("line");
        add(line, answer);
    }

    private static String title(ListKind kind) {
        return switch (kind) {
            case IP, DATA_CENTRE -> "Test an address";
            case USER_AGENT -> "Test a user agent";
            case ASN -> "Test an operator";
        };
    }

    private static String example(ListKind kind) {
        return switch (kind) {
            case IP, DATA_CENTRE -> "203.0.113.7";
            case USER_AGENT -> "Mozilla/5.0 …";
            case ASN -> "AS64500, or an address";
        };
    }

    private void look() {
        ProgressBar looking = new ProgressBar();
        looking.setIndeterminate(true);
        looking.getElement().setAttribute("aria-label", "The list is searched");
        ask.setEnabled(false);
        subject.setInvalid(false);
        answer.removeAll();
        answer.add(looking);
        String asked = subject.getValue();
        background.run(() -> lookup.test(kind, asked), this::show, this::refuse);
    }

    private void show(ListLookup.Finding finding) {
        ask.setEnabled(true);
        answer.removeAll();
        answer.add(finding.listed() ? Badges.of("Listed", Badges.Tone.BAD) : Badges.of("Not listed", Badges.Tone.GOOD));
        Facts facts = new Facts()
                .with("By entries", String.join(", ", finding.entries()))
                .with("Exceptions", String.join(", ", finding.exceptions()));
        for (ListLookup.Origin origin : finding.origins()) {
            facts.with(origin.entry(), words(origin));
        }
        finding.entries().forEach(entry -> facts.with("Hits of " + entry, hits(finding, entry)));
        Long version = finding.version();
        answer.add(facts.with("Version", version == null ? "nothing was published yet" : Long.toString(version)));
    }

    /** In the last hour. */
    private static String hits(ListLookup.Finding finding, String entry) {
        Map<String, Long> hits = finding.hits();
        return hits == null
                ? "ClickHouse cannot be asked now"
                : Formats.count(hits.getOrDefault(entry, 0L), "event") + " in the last hour";
    }

    private static String words(ListLookup.Origin origin) {
        String who = " by " + origin.by() + ": " + origin.why();
        Instant since = origin.since();
        return since == null ? "Always" + who : "Since " + Formats.momentInZone(since) + who;
    }

    private void refuse(Exception failure) {
        ask.setEnabled(true);
        answer.removeAll();
        subject.setErrorMessage(Failures.words(failure));
        subject.setInvalid(true);
    }
}
