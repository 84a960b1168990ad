package io.adtally.console.thresholds;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.adtally.console.widget.AdvertiserBox;
import io.adtally.console.widget.Background;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Messages;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.threshold.ThresholdValues;
import io.adtally.platform.traffic.ScoredEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * New thresholds made from those in force, with what they would have done to the events of the last day. If others come into
 * force meanwhile, it begins from those as long as nothing else was typed, and says so otherwise.
 */
class ProposalForm extends Card {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ProposalForm.class);

    final NumberField quarantine = score("Quarantine above");
    final NumberField drop = score("Drop above");
    final TextField reason = new TextField("Reason");
    final Button propose = new Button("Propose");
    final Span effect = new Span();
    final MovesGrid moves = new MovesGrid();
    final Div overtaken = new Div();

    private final Div overrideRows = new Div();
    private final List<ThresholdValues.AdvertiserOverride> overrides = new ArrayList<>();
    private final Background background = new Background();
    private final transient Asking asking;
    private final transient Proposing proposing;
    private transient InForce basis;
    private boolean loading;

    /** Thresholds in force, and their control version. */
    record InForce(long version, ThresholdValues values) {}

    /** Asks what values would have changed; may take long. */
    interface Asking {
        ScoredEvents.WhatIf whatIf(ThresholdValues present, ThresholdValues typed) throws Exception;
    }

    /** What is done with good values. */
    interface Proposing {
        void propose(ThresholdValues values, String reason, long basedOn);
    }

    ProposalForm(InForce inForce, Advertisers advertisers, Asking asking, Proposing proposing) {
        this.basis = inForce;
        this.asking = asking;
        this.proposing = proposing;
        setTitle("Propose a change");
        quarantine.addValueChangeListener(event -> showEffect());
        drop.addValueChangeListener(event -> showEffect());
        reason.setWidthFull();
        effect.addClassName("secondary");
        overtaken.addClassName("line");
        overtaken.getElement().setAttribute("role", "status");
        propose.addThemeVariants(ButtonVariant.PRIMARY);
        propose.setDisableOnClick(true);
        propose.addClickListener(event -> tryPropose());
        Div scores = new Div(quarantine, drop);
        scores.addClassName("line");
        Div last = new Div(reason, propose);
        last.addClassName("line");
        Div rows = new Div(overtaken, scores, overrideRows, overrideLine(advertisers), effect, moves, last);
        rows.addClassName("stack");
        add(rows);
        begin(inForce);
    }

    private void begin(InForce inForce) {
        loading = true;
        basis = inForce;
        overtaken.removeAll();
        quarantine.setValue(inForce.values().quarantine());
        drop.setValue(inForce.values().drop());
        overrides.clear();
        overrides.addAll(inForce.values().overrides());
        loading = false;
        showOverrides();
    }

    /** Tells of what is in force now. */
    final void inForce(InForce now) {
        if (now.version() == basis.version()) {
            return;
        }
        if (shows(basis.values()) || shows(now.values())) {
            begin(now);
            return;
        }
        overtaken.removeAll();
        Button again = new Button("Begin from those", event -> begin(now));
        overtaken.add(new Span("Other thresholds have come into force since you began."), again);
    }

    private boolean shows(ThresholdValues values) {
        return values.overrides().equals(overrides)
                && Objects.equals(quarantine.getValue(), values.quarantine())
                && Objects.equals(drop.getValue(), values.drop());
    }

    private static NumberField score(String label) {
        NumberField field = new NumberField(label);
        field.setMin(0);
        field.setMax(1);
        field.setStep(0.005);
        field.setStepButtonsVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setWidth("11rem");
        return field;
    }

    private Div overrideLine(Advertisers advertisers) {
        AdvertiserBox advertiser = new AdvertiserBox(advertisers);
        advertiser.setLabel("Other for an advertiser");
        NumberField otherQuarantine = score("Quarantine above");
        NumberField otherDrop = score("Drop above");
        otherQuarantine.setWidth("9rem");
        otherDrop.setWidth("9rem");
        Button add = new Button("Add override", event -> {
            String id = advertiser.id();
            if (id == null || otherQuarantine.isEmpty() || otherDrop.isEmpty()) {
                Messages.failure("An override names an advertiser and both scores");
                return;
            }
            var made = new ThresholdValues.AdvertiserOverride(id, otherQuarantine.getValue(), otherDrop.getValue());
            overrides.removeIf(other -> other.advertiserId().equals(id));
            overrides.add(made);
            showOverrides();
        });
        Div line = new Div(advertiser, otherQuarantine, otherDrop, add);
        line.addClassName("line");
        return line;
    }

    private void showOverrides() {
        overrideRows.removeAll();
        for (ThresholdValues.AdvertiserOverride other : overrides) {
            Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> {
                overrides.remove(other);
                showOverrides();
            });
            remove.setAriaLabel("Remove the override of " + other.advertiserId());
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            Div row = new Div(
                    new Span(other.advertiserId() + ": quarantine above " + Formats.score(other.quarantine())
                            + ", drop above " + Formats.score(other.drop())),
                    remove);
            row.addClassName("editor-row");
            overrideRows.add(row);
        }
        showEffect();
    }

    private void showEffect() {
        if (loading) {
            return;
        }
        background.forget();
        moves.show(List.of());
        try {
            ThresholdValues typed = typed();
            ThresholdValues present = basis.values();
            effect.setText("What this would have changed is being looked at …");
            background.run(() -> asking.whatIf(present, typed), this::show, this::fail);
        } catch (RefusedException refused) {
            effect.setText(String.valueOf(refused.getMessage()));
        }
    }

    private void show(ScoredEvents.WhatIf whatIf) {
        effect.setText("Of " + Formats.count(whatIf.scored(), "event") + " scored in the last day: "
                + Formats.count(whatIf.quarantined()) + " would be quarantined (now "
                + Formats.count(whatIf.quarantinedNow()) + "), " + Formats.count(whatIf.dropped())
                + " dropped (now " + Formats.count(whatIf.droppedNow()) + "); "
                + Formats.count(whatIf.advertisers(), "advertiser") + " affected");
        moves.show(whatIf.moves());
    }

    private void fail(Exception failure) {
        LOG.warn("What thresholds would have changed cannot be told", failure);
        effect.setText("What this would have changed cannot be told now; the log says why.");
    }

    private ThresholdValues typed() {
        return new ThresholdValues(
                Objects.requireNonNullElse(quarantine.getValue(), Double.NaN),
                Objects.requireNonNullElse(drop.getValue(), Double.NaN),
                overrides);
    }

    private void tryPropose() {
        try {
            proposing.propose(typed(), reason.getValue(), basis.version());
            reason.clear();
        } catch (RefusedException refused) {
            Messages.failure(String.valueOf(refused.getMessage()));
        } finally {
            propose.setEnabled(true);
        }
    }
}
