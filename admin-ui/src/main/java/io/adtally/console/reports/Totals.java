package io.adtally.console.reports;

import com.vaadin.flow.component.html.Div;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Figure;
import io.adtally.console.widget.Formats;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of the whole range at a glance. */
class Totals extends Div {
    private static final long serialVersionUID = 1L;

    final Figure impressions = new Figure("Impressions, net");
    final Figure viewable = new Figure("Viewable");
    final Figure clicks = new Figure("Clicks, net");
    final Figure conversions = new Figure("Conversions, net");
    final Figure spend = new Figure("Spend");
    final Figure restated = new Figure("Restated, last 24 hours");

    Totals() {
        addClassName("figures");
        add(impressions, viewable, clicks, conversions, spend, restated);
    }

    void show(Shown shown) {
        Row totals = shown.totals();
        impressions.show(
                count(totals, "impressions_net"),
                "of " + count(totals, "impressions_gross") + " received, " + share(totals, "impressions_ivt_rate")
                        + " invalid");
        viewable.show(
                share(totals, "viewable_rate"),
                count(totals, "impressions_viewable") + " of " + count(totals, "impressions_measured") + " measured");
        clicks.show(count(totals, "clicks_net"), share(totals, "ctr") + " of impressions");
        conversions.show(count(totals, "conversions_net"), share(totals, "conversion_rate") + " of clicks");
        showSpend(shown.spend());
        showRestated(shown);
    }

    private void showSpend(List<Row> rows) {
        List<String> amounts = rows.stream()
                .filter(row -> row.number("spend_micros") != 0)
                .map(row -> Amounts.money(row.number("spend_micros"), row.word("currency")))
                .toList();
        spend.show(
                amounts.isEmpty() ? Formats.NONE : String.join("\n", amounts),
                amounts.isEmpty() ? "nothing was charged" : "by the prices of the time");
    }

    private void showRestated(Shown shown) {
        List<Row> rows = shown.changes().rows();
        long events = rows.stream()
                .mapToLong(row -> Math.max(0, row.number("events")))
                .sum();
        Map<String, Long> money = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.word("currency"), Collectors.summingLong(row -> row.number("spend_micros"))));
        String amounts = money.entrySet().stream()
                .filter(one -> one.getValue() != 0)
                .map(one -> Amounts.change(one.getValue(), one.getKey()))
                .sorted()
                .collect(Collectors.joining("\n"));
        restated.show(
                amounts.isEmpty() ? "Nothing" : amounts,
                (shown.changes().hasMore() ? "more than " : "") + Formats.count(events, "event")
                        + " late or decided anew");
    }

    private static String count(Row totals, String metric) {
        return Formats.count(totals.number(metric));
    }

    private static String share(Row totals, String metric) {
        return totals.has(metric) ? Cells.share(totals.ratio(metric)) : Formats.NONE;
    }
}
