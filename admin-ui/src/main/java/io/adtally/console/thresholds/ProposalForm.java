package io.adtally.console.thresholds;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Messages;
import io.adtally.platform.campaign.AdvertiserData;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.threshold.ThresholdValues;
import io.adtally.platform.traffic.ScoredEvents;
import io.adtally.platform.traffic.TrafficUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** New thresholds, with what they would have done to the events of the last day. */
class ProposalForm extends Card {
    private static final long serialVersionUID = 1L;

    final NumberField quarantine = score("Quarantine above");
    final NumberField drop = score("Drop above");
    final TextField reason = new TextField("Reason");
    final Button propose = new Button("Propose");
    final Span effect = new Span();

    private final Div overrideRows = new Div();
    private final List<ThresholdValues.AdvertiserOverride> overrides = new ArrayList<>();
    private final transient ScoredEvents scored;
    private final transient Proposing proposing;

    /** What is done with good values. */
    interface Proposing {
        void propose(ThresholdValues values, String reason);
    }

    ProposalForm(ThresholdValues before, List<AdvertiserData> advertisers, ScoredEvents scored, Proposing proposing) {
        this.scored = scored;
        this.proposing = proposing;
        setTitle("Propose a change");
        quarantine.setValue(before.quarantine());
        drop.setValue(before.drop());
        overrides.addAll(before.overrides());
        quarantine.addValueChangeListener(event -> showEffect());
        drop.addValueChangeListener(event -> showEffect());
        reason.setWidthFull();
        effect.addClassName("secondary");
        propose.addThemeVariants(ButtonVariant.PRIMARY);
        propose.addClickListener(event -> tryPropose());
        Div scores = new Div(quarantine, drop);
        scores.addClassName("line");
        Div last = new Div(reason, propose);
        last.addClassName("line");
        Div rows = new Div(scores, effect, overrideRows, overrideLine(advertisers), last);
        rows.addClassName("stack");
        add(rows);
        showOverrides();
        showEffect();
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

    private Div overrideLine(List<AdvertiserData> advertisers) {
        Select<AdvertiserData> advertiser = new Select<>();
        advertiser.setLabel("Other for an advertiser");
        advertiser.setItems(advertisers);
        advertiser.setItemLabelGenerator(AdvertiserData::name);
        NumberField otherQuarantine = score("Quarantine above");
        NumberField otherDrop = score("Drop above");
        otherQuarantine.setWidth("9rem");
        otherDrop.setWidth("9rem");
        Button add = new Button("Add override", event -> {
            if (advertiser.getValue() == null || otherQuarantine.isEmpty() || otherDrop.isEmpty()) {
                Messages.failure("An override names an advertiser and both scores");
                return;
            }
            String id = advertiser.getValue().id();
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
    }

    private void showEffect() {
        if (quarantine.isEmpty() || drop.isEmpty()) {
            effect.setText("");
            return;
        }
        try {
            ScoredEvents.WhatIf whatIf = scored.whatIf(quarantine.getValue(), drop.getValue());
            effect.setText("Of " + Formats.count(whatIf.scored(), "event") + " scored in the last day: "
                    + Formats.count(whatIf.quarantined()) + " would be quarantined (now "
                    + Formats.count(whatIf.quarantinedNow()) + "), " + Formats.count(whatIf.dropped())
                    + " dropped (now " + Formats.count(whatIf.droppedNow()) + "); "
                    + Formats.count(whatIf.advertisers(), "advertiser") + " affected");
        } catch (TrafficUnavailableException unavailable) {
            effect.setText("What this would have changed cannot be told now: " + unavailable.getMessage());
        }
    }

    private void tryPropose() {
        try {
            proposing.propose(
                    new ThresholdValues(
                            Objects.requireNonNullElse(quarantine.getValue(), Double.NaN),
                            Objects.requireNonNullElse(drop.getValue(), Double.NaN),
                            overrides),
                    reason.getValue());
            reason.clear();
        } catch (RefusedException refused) {
            Messages.failure(String.valueOf(refused.getMessage()));
        }
    }
}
