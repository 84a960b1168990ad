package io.adtally.console.experiments;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import io.adtally.console.widget.ConfirmButton;
import io.adtally.platform.experiment.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Asks for a new experiment. */
class ExperimentDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    final TextField name = new TextField("Name");
    final TextField salt = new TextField("Salt");
    final ConfirmButton save;
    final List<ArmFields> arms = new ArrayList<>();

    private final Div rows = new Div();

    /** What was typed. */
    record Wanted(String name, String salt, List<Arm> arms) {
        Wanted {
            arms = List.copyOf(arms);
        }
    }

    /** The fields of an arm. */
    static final class ArmFields extends Div {
        private static final long serialVersionUID = 1L;

        final TextField name = new TextField("Arm");
        final IntegerField weight = new IntegerField("Weight");

        ArmFields(String name, int weight) {
            addClassName("line");
            this.name.setValue(name);
            this.weight.setValue(weight);
            this.weight.setMin(1);
            this.weight.setStepButtonsVisible(true);
            this.weight.setWidth("9rem");
            add(this.name, this.weight);
        }

        Arm arm() {
            return new Arm(name.getValue().strip(), Objects.requireNonNullElse(weight.getValue(), 0));
        }
    }

    ExperimentDialog(SerializableConsumer<Wanted> saving) {
        setHeaderTitle("New experiment");
        setWidth("32rem");
        name.setHelperText("Stands before the arm in reports: letters, digits, hyphens, underscores");
        name.setWidthFull();
        salt.setHelperText("Empty for one of its own; another experiment's deals the users as that one did");
        salt.setWidthFull();
        rows.addClassName("editor-rows");
        addArm("control", 50);
        addArm("variant", 50);
        Button more = new Button("Add arm", VaadinIcon.PLUS.create(), event -> addArm("", 50));
        save = new ConfirmButton("Define", this, () -> save(saving));
        VerticalLayout fields = new VerticalLayout(name, new H3("Arms"), rows, more, salt);
        fields.setPadding(false);
        add(fields);
        getFooter().add(new Button("Cancel", event -> close()), save);
    }

    final void addArm(String armName, int weight) {
        ArmFields fields = new ArmFields(armName, weight);
        Button remove = new Button(VaadinIcon.TRASH.create(), event -> {
            arms.remove(fields);
            rows.remove(fields);
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove this arm");
        fields.add(remove);
        arms.add(fields);
        rows.add(fields);
    }

    private void save(SerializableConsumer<Wanted> saving) {
        saving.accept(new Wanted(
                name.getValue().strip(),
                salt.getValue(),
                arms.stream().map(ArmFields::arm).toList()));
    }
}
