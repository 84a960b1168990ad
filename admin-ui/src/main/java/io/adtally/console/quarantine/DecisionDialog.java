package io.adtally.console.quarantine;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.ConfirmButton;
import io.adtally.console.widget.Formats;
import io.adtally.platform.quarantine.Cluster;
import io.adtally.platform.quarantine.QuarantinedItem;
import io.adtally.platform.quarantine.Review;
import io.adtally.platform.quarantine.Verdict;
import java.util.Set;

/** Says how many events and how much money a decision is about, and asks for a reason. */
class DecisionDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    final TextArea reason = new TextArea("Reason");
    final ConfirmButton confirm;
    final Span extentText = new Span();

    /** What a decision is about. */
    record Extent(String what, long events, long stakeMicros, String currency) {
        static Extent of(Cluster cluster, Set<QuarantinedItem> single) {
            return single.isEmpty()
                    ? new Extent(
                            "all events of " + QuarantineView.name(cluster.value()),
                            cluster.events(),
                            cluster.stakeMicros(),
                            cluster.currency())
                    : new Extent(
                            "the events selected",
                            single.size(),
                            single.stream()
                                    .mapToLong(QuarantinedItem::stakeMicros)
                                    .sum(),
                            cluster.currency());
        }
    }

    DecisionDialog(Verdict verdict, Extent extent, Review review, SerializableConsumer<String> decided) {
        boolean releases = verdict == Verdict.RELEASE;
        confirm = new ConfirmButton(
                releases ? "Release" : "Confirm fraud", this, () -> decided.accept(reason.getValue()));
        setHeaderTitle(releases ? "Release " + extent.what() + "?" : "Confirm fraud for " + extent.what() + "?");
        setWidth("32rem");
        extentText.setText(Formats.count(extent.events(), "event") + ", "
                + Amounts.money(extent.stakeMicros(), extent.currency()));
        extentText.getElement().setAttribute("title", Amounts.exact(extent.stakeMicros(), extent.currency()));
        extentText.addClassName("extent");
        String effect = releases
                ? "They are counted and paid for as if they had never been suspected."
                : "They are counted as sophisticated invalid traffic and never paid for.";
        String next = review.needsSecondPerson(extent.stakeMicros(), extent.currency())
                ? " This is more than one person may decide: a lead has to approve it."
                : " It can be undone for " + review.undoWindow().toSeconds() + " seconds.";
        reason.setWidthFull();
        reason.setMaxLength(1000);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.addValueChangeListener(
                event -> confirm.setEnabled(!event.getValue().isBlank()));
        confirm.setEnabled(false);
        if (!releases) {
            confirm.addThemeVariants(ButtonVariant.ERROR);
        }
        add(extentText, new Paragraph(effect + next), reason);
        getFooter().add(new Button("Cancel", event -> close()), confirm);
        addOpenedChangeListener(event -> reason.focus());
    }
}
