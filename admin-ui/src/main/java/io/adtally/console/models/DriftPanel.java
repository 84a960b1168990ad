package io.adtally.console.models;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.adtally.console.widget.Badges;
import io.adtally.console.widget.Chart;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Signals;
import io.adtally.platform.model.Drift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How far the traffic of the last hour is from what the models were made of; a line, and charts when it is opened. */
class DriftPanel extends Details {
    private static final long serialVersionUID = 1L;
    /** Room for two bars of each of the features. */
    private static final String HEIGHT = "380px";

    private static final double SHIFT = 0.1;
    private static final double GREAT_SHIFT = 0.25;
    private static final String MEANING =
            "Which has moved most, by its stability index; from 0.1 on it is a shift, from 0.25 on a great one";

    private final Div summary = new Div();
    private final Chart indexes = new Chart("Stability index of each feature and of the score", HEIGHT);
    private final Chart scores = new Chart("Scores of the last hour and those expected", HEIGHT);
    private transient List<Drift> shown = List.of();

    DriftPanel() {
        summary.addClassName("row-actions");
        setSummary(summary);
        Div charts = new Div(card("Stability index", indexes), card("Share of events by score", scores));
        charts.addClassName("charts");
        add(charts);
        summary.add(new Span("Drift: no task has reported on a model yet"));
    }

    private static Card card(String title, Chart chart) {
        Card card = new Card();
        card.setTitle(title);
        card.add(chart);
        return card;
    }

    final void show(List<Drift> now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        summary.removeAll();
        if (now.isEmpty()) {
            summary.add(new Span("Drift: no task reports on a model"));
            return;
        }
        summary.add(new Span("Drift of the last hour"));
        now.forEach(drift -> summary.add(new Span(words(drift)), badge(drift)));
        indexes.show(DriftCharts.indexes(now));
        scores.show(DriftCharts.scores(now));
    }

    private static String words(Drift drift) {
        List<String> words = new ArrayList<>();
        long all = drift.rulings().values().stream().mapToLong(Long::longValue).sum();
        words.add(Formats.words(drift.seat()) + ": " + Formats.count(all, "event"));
        for (Map.Entry<String, String> ruling :
                List.of(Map.entry("quarantine", "held"), Map.entry("sivt", "SIVT"), Map.entry("givt", "GIVT"))) {
            double share = all == 0 ? 0 : (double) drift.rulings().getOrDefault(ruling.getKey(), 0L) / all;
            words.add(String.format(Locale.ROOT, "%s %.1f %%", ruling.getValue(), 100 * share));
        }
        return String.join(", ", words);
    }

    private static Badge badge(Drift drift) {
        Optional<Drift.Shift> greatest = drift.shifts().stream()
                .filter(shift -> shift.stabilityIndex() != null)
                .max(Comparator.comparingDouble(DriftPanel::index));
        if (greatest.isEmpty()) {
            return Badges.of("nothing to compare", Badges.Tone.NEUTRAL);
        }
        double index = index(greatest.get());
        Badge badge = Badges.of(
                Signals.words(greatest.get().name()) + " " + Formats.score(index),
                index > GREAT_SHIFT ? Badges.Tone.BAD : index > SHIFT ? Badges.Tone.WAITING : Badges.Tone.GOOD);
        badge.getElement().setAttribute("title", MEANING);
        return badge;
    }

    private static double index(Drift.Shift shift) {
        Double index = shift.stabilityIndex();
        return index == null ? 0 : index;
    }
}
