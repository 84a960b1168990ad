package io.adtally.console.lists;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import io.adtally.console.widget.Messages;
import io.adtally.platform.blocklist.ListEdit;
import io.adtally.platform.blocklist.ListKind;
import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Asks for an entry. */
class EntryDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    final TextField text = new TextField();
    final RadioButtonGroup<ListEdit.Effect> effect = new RadioButtonGroup<>();
    final TextField reason = new TextField("Reason");
    final DateTimePicker expires = new DateTimePicker("Ends by itself (UTC)");
    final Button save = new Button("Add");

    /** What was typed. */
    record Entry(
            String text,
            ListEdit.Effect effect,
            String reason,
            @Nullable Instant expiresAt) {}

    EntryDialog(ListKind kind, SerializableConsumer<Entry> saving) {
        setHeaderTitle("Add an entry");
        setWidth("30rem");
        switch (kind) {
            case IP, DATA_CENTRE -> describe("Address or network", "203.0.113.7, 203.0.113.0/24, 2001:db8::/32");
            case USER_AGENT -> describe("Expression found in user agents", "A regular expression");
            case ASN -> describe("Number of the autonomous system", "AS64500: its operator runs servers for others");
        }
        text.setWidthFull();
        effect.setLabel("Effect");
        effect.setItems(ListEdit.Effect.values());
        effect.setItemLabelGenerator(
                value -> value == ListEdit.Effect.BLOCK ? "Listed" : "Allowed, whatever else is listed");
        effect.setValue(ListEdit.Effect.BLOCK);
        reason.setWidthFull();
        expires.setHelperText("Empty for never");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(event -> trySave(saving));
        VerticalLayout fields = new VerticalLayout(text, effect, reason, expires);
        fields.setPadding(false);
        add(fields);
        getFooter().add(new Button("Cancel", event -> close()), save);
    }

    private void describe(String label, String helper) {
        text.setLabel(label);
        text.setHelperText(helper);
    }

    private void trySave(SerializableConsumer<Entry> saving) {
        text.setInvalid(false);
        reason.setInvalid(false);
        Instant end = expires.getValue() == null ? null : expires.getValue().toInstant(ZoneOffset.UTC);
        try {
            saving.accept(new Entry(text.getValue(), effect.getValue(), reason.getValue(), end));
            close();
        } catch (RefusedException refused) {
            show(refused);
        }
    }

    private void show(RefusedException refused) {
        TextField field =
                refused.field().equals("entry") ? text : refused.field().equals("reason") ? reason : null;
        if (field == null) {
            Messages.failure(String.valueOf(refused.getMessage()));
        } else {
            field.setErrorMessage(refused.getMessage());
            field.setInvalid(true);
        }
    }
}
