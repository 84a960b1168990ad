package io.adtally.console.lists;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Facts;
import io.adtally.platform.blocklist.ListKind;
import io.adtally.platform.blocklist.ListLookup;
import io.adtally.platform.problem.RefusedException;

/** Asks the list what it says of an address or a user agent. */
class TestPanel extends Card {
    private static final long serialVersionUID = 1L;

    final TextField subject = new TextField();
    final Button ask = new Button("Test");
    final Div answer = new Div();

    TestPanel(ListKind kind, ListLookup lookup) {
        setTitle(title(kind));
        subject.setWidthFull();
        subject.setPlaceholder(example(kind));
        subject.setAriaLabel("What to look for");
        ask.addClickListener(event -> show(kind, lookup));
        ask.setDisableOnClick(true);
        subject.addKeyPressListener(Key.ENTER, event -> show(kind, lookup));
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

    private void show(ListKind kind, ListLookup lookup) {
        answer.removeAll();
        subject.setInvalid(false);
        try {
            ListLookup.Finding finding = lookup.test(kind, subject.getValue());
            answer.add(
                    finding.listed()
                            ? Badges.of("Listed", Badges.Tone.BAD)
                            : Badges.of("Not listed", Badges.Tone.GOOD));
            if (finding.version() == null) {
                answer.add(new Paragraph("This list has never been published."));
            } else {
                answer.add(new Facts()
                        .with("By entries", String.join(", ", finding.entries()))
                        .with("Exceptions", String.join(", ", finding.exceptions()))
                        .with("Version", Long.toString(finding.version())));
            }
        } catch (RefusedException refused) {
            subject.setErrorMessage(refused.getMessage());
            subject.setInvalid(true);
        } finally {
            ask.setEnabled(true);
        }
    }
}
