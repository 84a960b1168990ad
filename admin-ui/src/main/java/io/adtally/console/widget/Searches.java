package io.adtally.console.widget;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Fields that say what a grid shows. */
public final class Searches {
    private Searches() {}

    /** A field whose text the grid's rows are searched for, while it is typed. */
    public static TextField of(Grid<?> grid, String placeholder) {
        TextField text = new TextField();
        text.setPlaceholder(placeholder);
        text.setAriaLabel(placeholder);
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setWidth("20rem");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(event -> restart(grid));
        return text;
    }

    /** Shows other rows, from the first on. */
    public static void restart(Grid<?> grid) {
        grid.getDataProvider().refreshAll();
        grid.scrollToStart();
    }
}
