package io.adtally.console.reports;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.adtally.console.widget.Chart;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One column of a report as a picture: over time, or of a total, by what it is split. */
class ReportChart extends Card {
    private static final long serialVersionUID = 1L;

    final Select<String> metric = new Select<>();
    final Span note = new Span();

    private final Chart chart = new Chart("The chosen column as bars; the table below holds the same figures", "200px");
    private final transient Clock clock;
    private transient @Nullable Shown shown;

    ReportChart(Clock clock) {
        this.clock = clock;
        addClassName("report-chart");
        metric.setAriaLabel("Column that is drawn");
        metric.setItemLabelGenerator(Cells::label);
        metric.setWidth("16rem");
        metric.addValueChangeListener(event -> draw());
        note.addClassName("secondary");
        Div line = new Div(metric, note);
        line.addClassName("toolbar");
        add(line, chart);
    }

    void show(Shown newShown) {
        shown = newShown;
        String before = metric.getValue();
        metric.setItems(newShown.ask().metrics());
        boolean stays = before != null && newShown.ask().metrics().contains(before);
        metric.setValue(stays ? before : usual(newShown.ask()));
        draw();
    }

    private static String usual(Ask ask) {
        return ask.metrics().contains("impressions_net")
                ? "impressions_net"
                : ask.metrics().getFirst();
    }

    private void draw() {
        Shown drawn = shown;
        if (drawn == null || metric.getValue() == null) {
            return;
        }
        ChartData data = ChartData.of(drawn, metric.getValue(), clock.instant());
        note.setText(data.note());
        chart.show(data.option());
    }
}
