package io.adtally.console.lists;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import io.adtally.console.widget.ConfirmButton;
import io.adtally.console.widget.EndPicker;
import io.adtally.console.widget.Messages;
import io.adtally.platform.blocklist.ListEdit;
import io.adtally.platform.blocklist.ListKind;
import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks for an entry. */
class EntryDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    final TextField text = new TextField();
    final RadioButtonGroup<ListEdit.Effect> effect = new RadioButtonGroup<>();
    final TextField reason = new TextField("Reason");
    final EndPicker expires = new EndPicker();
    final ConfirmButton save;

    /** What was typed. */
    record Entry(
            String text,
            ListEdit.Effect effect,
            String reason,
            @Nullable Instant expiresAt) {}

    EntryDialog(ListKind kind, SerializableConsumer<Entry> saving) {
        save = new ConfirmButton("Add", this, () -> saving.accept(entry()), this::show);
        setHeaderTitle("Add an entry");
        setWidth("30rem");
        switch (kind) {
            case IP, DATA_CENTRE -> describe("Address or network", "203.0.113.7, 203.0.113.0/24, 2001:db8::/32");
            case USER_AGENT ->
                describe("Expression found in user agents", "A regular expression (RE2): Acme-?Bot/[0-9]+");
            case ASN -> describe("Number of the autonomous system", "AS64500: its operator runs servers for others");
        }
        text.setWidthFull();
        effect.setLabel("Effect");
        effect.setItems(ListEdit.Effect.values());
        effect.setItemLabelGenerator(
                value -> value == ListEdit.Effect.BLOCK ? "Listed" : "Allowed, whatever else is listed");
        effect.setValue(ListEdit.Effect.BLOCK);
        reason.setWidthFull();
        VerticalLayout fields = new VerticalLayout(text, effect, reason, expires);
        fields.setPadding(false);
        add(fields);
        getFooter().add(new Button("Cancel", event -> close()), save);
    }

    private void describe(String label, String helper) {
        text.setLabel(label);
        text.setHelperText(helper);
    }

    private Entry entry() {
        text.setInvalid(false);
        reason.setInvalid(false);
        return new Entry(text.getValue(), effect.getValue(), reason.getValue(), expires.end());
    }

    private void show(RefusedException refused) {
        HasValidation field =
                switch (refused.field()) {
                    case "entry" -> text;
                    case "reason" -> reason;
                    case EndPicker.FIELD -> expires;
                    default -> null;
                };
        if (field == null) {
            Messages.failure(String.valueOf(refused.getMessage()));
        } else {
            field.setErrorMessage(refused.getMessage());
            field.setInvalid(true);
        }
    }
}
