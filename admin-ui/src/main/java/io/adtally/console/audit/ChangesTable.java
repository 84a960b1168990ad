package io.adtally.console.audit;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.adtally.platform.audit.Changes;
import java.util.List;

/** What was changed: a row a field, before and after. */
class ChangesTable extends NativeTable {
    private static final long serialVersionUID = 1L;

    ChangesTable(List<Changes.Change> changes) {
        addClassName("changes");
        NativeTableRow head = getHead().addRow();
        for (String title : List.of("Field", "Before", "After")) {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(title);
            cell.getElement().setAttribute("scope", "col");
        }
        for (Changes.Change change : changes) {
            NativeTableRow row = getBody().addRow();
            List.of(change.field(), change.before(), change.after())
                    .forEach(text -> row.addDataCell().setText(text));
        }
    }
}
