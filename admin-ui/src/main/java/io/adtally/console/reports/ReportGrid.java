package io.adtally.console.reports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.Tooltip;
import io.adtally.reporting.client.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of a report; each header says what its column means. */
class ReportGrid extends Grid<Row> {
    private static final long serialVersionUID = 1L;
    private static final String WIDTH_OF_FIGURES = "118px";

    ReportGrid() {
        setMultiSort(true);
        setColumnReorderingAllowed(true);
        addClassName("report-rows");
    }

    void show(Shown shown) {
        removeAllColumns();
        Ask ask = shown.ask();
        Map<String, Report.Column> columns =
                shown.columns().stream().collect(Collectors.toMap(Report.Column::name, Function.identity()));
        if (!ask.granularity().equals(Ask.TOTAL)) {
            addColumn(row -> Cells.time(row.word(Cells.TIME), ask.granularity()))
                    .setHeader(header(
                            "Start",
                            "First moment of the " + ask.granularity() + ", in "
                                    + ask.range().zone().getId() + "."))
                    .setComparator(Comparator.comparing(row -> row.word(Cells.TIME)))
                    .setWidth(ask.granularity().equals("day") ? "110px" : "145px")
                    .setFlexGrow(0)
                    .setSortable(true)
                    .setFrozen(true);
        }
        for (String dimension : ask.groupBy()) {
            addText(columns.getOrDefault(dimension, new Report.Column(dimension, "text", "")));
        }
        for (String currency : List.of("currency", "value_currency")) {
            if (shown.rows().stream().anyMatch(row -> row.knows(currency))) {
                addText(new Report.Column(
                        currency, "text", "The currency of the row's amounts; each has rows of its own."));
            }
        }
        for (String metric : ask.metrics()) {
            addFigure(columns.getOrDefault(metric, new Report.Column(metric, "events", "")));
        }
        setItems(shown.rows());
    }

    private void addText(Report.Column column) {
        addColumn(row -> Cells.text(column, row))
                .setHeader(header(Cells.label(column.name()), column.meaning()))
                .setComparator(Comparator.comparing(row -> row.word(column.name())))
                .setFlexGrow(column.name().endsWith("currency") ? 0 : 1)
                .setWidth(column.name().endsWith("currency") ? "95px" : "150px")
                .setSortable(true);
    }

    private void addFigure(Report.Column column) {
        addColumn(row -> Cells.text(column, row))
                .setHeader(header(Cells.label(column.name()), column.meaning()))
                .setComparator(Comparator.comparingDouble(row -> row.ratio(column.name())))
                .setTooltipGenerator(row -> Cells.exact(column, row))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth(WIDTH_OF_FIGURES)
                .setFlexGrow(1)
                .setSortable(true);
    }

    private static Component header(String label, String meaning) {
        Span header = new Span(label);
        header.addClassName("explained");
        Tooltip.forComponent(header).withText(meaning).withPosition(Tooltip.TooltipPosition.BOTTOM);
        return header;
    }
}
