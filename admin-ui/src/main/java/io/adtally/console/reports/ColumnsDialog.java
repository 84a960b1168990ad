package io.adtally.console.reports;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import io.adtally.console.widget.Facts;
import io.adtally.reporting.client.Report.Column;
import java.util.List;

/** Explains every column in the API's own words, for those who cannot point at a header, too. */
class ColumnsDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    ColumnsDialog(List<Column> columns) {
        setHeaderTitle("What the columns mean");
        setWidth("52rem");
        setMaxHeight("80vh");
        Facts facts = new Facts();
        columns.forEach(column -> facts.with(Cells.label(column.name()), column.meaning()));
        add(facts);
        getFooter().add(new Button("Close", event -> close()));
    }
}
