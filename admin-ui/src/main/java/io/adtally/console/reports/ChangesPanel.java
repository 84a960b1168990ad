package io.adtally.console.reports;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.ValueProvider;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Background;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What moved after it could have been read: by hour, campaign and reason. */
class ChangesPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ChangesPanel.class);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** How far back changes are looked for. */
    enum Since {
        HOUR("the last hour", Duration.ofHours(1)),
        DAY("the last 24 hours", Duration.ofDays(1)),
        WEEK("the last 7 days", Duration.ofDays(7)),
        MONTH("the last 30 days", Duration.ofDays(30));

        private final String label;
        private final Duration back;

        Since(String label, Duration back) {
            this.label = label;
            this.back = back;
        }

        String label() {
            return label;
        }

        /** The API keeps answers reproducible from a minute ago on. */
        Instant from(Instant now) {
            return now.minus(back).minusSeconds(120);
        }
    }

    final Select<Since> since = new Select<>();
    final Grid<Row> grid = new Grid<>();
    final Span summary = new Span();

    private final transient ReportDesk desk;
    private final transient Clock clock;
    private final Background background = new Background();
    private transient @Nullable String advertiserId;

    ChangesPanel(ReportDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
        addClassName("tab-content");
        since.setAriaLabel("Changes of");
        since.setItems(Since.values());
        since.setItemLabelGenerator(choice -> "Changes of " + choice.label());
        since.setValue(Since.DAY);
        since.setWidth("17rem");
        since.addValueChangeListener(event -> ask(event.getValue()));
        summary.addClassName("secondary");
        Div line = new Div(since, summary);
        line.addClassName("toolbar");
        fillGrid();
        add(line, grid);
    }

    private void fillGrid() {
        grid.setSizeFull();
        addText("Hour (UTC)", row -> HOUR.format(OffsetDateTime.parse(row.word("hour"))), "150px");
        addText("Campaign", row -> word(row, "campaign"), "180px");
        addText("Event", row -> Formats.words(row.word("event_type")), "120px");
        addText("Outcome", row -> Formats.words(row.word("outcome")), "130px");
        addText("Because of", row -> Formats.words(row.word("reason")), "170px");
        grid.addColumn(row -> Formats.change(row.number("events")))
                .setHeader("Events")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(row -> row.number("spend_micros") == 0
                        ? Formats.NONE
                        : Amounts.change(row.number("spend_micros"), row.word("currency")))
                .setHeader("Spend")
                .setTooltipGenerator(row -> Amounts.exact(row.number("spend_micros"), row.word("currency")))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("150px")
                .setFlexGrow(0);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.CHECK,
                "Nothing moved",
                "Late events, reviews and clicks that meet their impression later change hours that are over; they are"
                        + " listed here."));
    }

    private void addText(String header, ValueProvider<Row, String> value, String width) {
        grid.addColumn(value).setHeader(header).setWidth(width).setFlexGrow(1);
    }

    void show(Shown shown) {
        advertiserId = shown.ask().advertiserId();
        background.forget();
        if (since.getValue() == Since.DAY) {
            show(shown.changes());
        } else {
            ask(since.getValue());
        }
    }

    private void ask(Since chosen) {
        String of = advertiserId;
        Instant from = chosen.from(clock.instant());
        SerializableConsumer<Exception> failed = failure -> {
            LOG.warn("What moved cannot be told", failure);
            summary.setText("What moved cannot be told now");
            Messages.failure("What moved cannot be told now. " + ReportsView.words(failure));
        };
        grid.setVisible(false); // its rows are not of what is asked for
        summary.setText("Being asked …");
        background.run(
                () -> desk.ask(of, api -> Shown.Changes.of(api.restatements(from, Shown.MOST_ROWS))),
                this::show,
                failed);
    }

    private void show(Shown.Changes changes) {
        grid.setItems(changes.rows());
        grid.setVisible(true);
        summary.setText(
                changes.hasMore()
                        ? "The first " + Formats.count(Shown.MOST_ROWS) + " changes; the API tells of all"
                        : "Figures of hours that were over, and by how much they are others now");
    }

    private static String word(Row row, String column) {
        String word = row.word(column);
        return word.isEmpty() ? Formats.NONE : word;
    }
}
