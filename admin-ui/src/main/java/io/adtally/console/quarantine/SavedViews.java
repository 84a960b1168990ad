package io.adtally.console.quarantine;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableFunction;
import io.adtally.console.widget.ConfirmButton;
import io.adtally.console.widget.Messages;
import io.adtally.platform.quarantine.ReviewView;
import io.adtally.platform.quarantine.ReviewViews;
import java.util.List;

/** The filters a person keeps: picks one, keeps the present one under a name, deletes the one picked. */
class SavedViews extends Div {
    private static final long serialVersionUID = 1L;

    final Select<ReviewView> picked = new Select<>();
    final Button save = new Button(VaadinIcon.BOOKMARK_O.create());
    final Button delete = new Button(VaadinIcon.TRASH.create());

    private final transient ReviewViews views;
    /** The present filter under a name. */
    private final SerializableFunction<String, ReviewView> present;

    SavedViews(
            ReviewViews views,
            SerializableFunction<String, ReviewView> present,
            SerializableConsumer<ReviewView> applied) {
        this.views = views;
        this.present = present;
        addClassName("row-actions");
        picked.setPlaceholder("Saved views");
        picked.setAriaLabel("Saved views");
        picked.setItemLabelGenerator(ReviewView::name);
        picked.setWidth("11rem");
        picked.addValueChangeListener(event -> {
            delete.setVisible(event.getValue() != null);
            if (event.getValue() != null) {
                applied.accept(event.getValue());
            }
        });
        save.setAriaLabel("Save this view");
        save.setTooltipText("Save this view");
        save.addClickListener(event -> new NameDialog().open());
        delete.setAriaLabel("Delete this view");
        delete.setTooltipText("Delete this view");
        delete.setVisible(false);
        delete.addClickListener(event -> delete());
        add(picked, save, delete);
        load();
    }

    /** No view is picked any more once the filter is another than that view's. */
    final void filtered() {
        ReviewView view = picked.getValue();
        if (view != null && !view.equals(present.apply(view.name()))) {
            picked.clear();
        }
    }

    private void load() {
        List<ReviewView> mine = views.mine();
        picked.setItems(mine);
        picked.setVisible(!mine.isEmpty());
    }

    private void keep(String name) {
        ReviewView kept = present.apply(name);
        views.keep(kept);
        load();
        picked.setValue(kept);
        Messages.success("Saved as " + kept.name());
    }

    private void delete() {
        ReviewView view = picked.getValue();
        if (view != null) {
            views.forget(view.name());
            load();
            Messages.success(view.name() + " is deleted");
        }
    }

    /** Asks for the name. */
    final class NameDialog extends Dialog {
        private static final long serialVersionUID = 1L;

        final TextField name = new TextField("Name");
        final ConfirmButton confirm = new ConfirmButton("Save", this, () -> keep(name.getValue()));

        NameDialog() {
            setHeaderTitle("Save this view");
            setWidth("24rem");
            name.setWidthFull();
            name.setMaxLength(120);
            name.setHelperText(
                    "What it is grouped by, the campaign and the score; a view of the same name is replaced");
            add(name);
            getFooter().add(new Button("Cancel", event -> close()), confirm);
            addOpenedChangeListener(event -> name.focus());
        }
    }
}
