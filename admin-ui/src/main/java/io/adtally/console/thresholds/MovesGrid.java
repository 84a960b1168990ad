package io.adtally.console.thresholds;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.function.ValueProvider;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Formats;
import io.adtally.platform.traffic.ScoredEvents.Move;
import io.adtally.platform.traffic.ScoredEvents.Ruling;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By advertiser, what would be ruled otherwise and what it costs. */
class MovesGrid extends Grid<Move> {
    private static final long serialVersionUID = 1L;

    MovesGrid() {
        setHeight("11rem");
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        setAriaLabel("What would be ruled otherwise, by advertiser");
        addColumn(move -> move.advertiserId().isEmpty() ? "(unknown)" : move.advertiserId())
                .setHeader("Advertiser")
                .setFlexGrow(2);
        addColumn(move -> words(move.from()) + " → " + words(move.to()))
                .setHeader("Now → then")
                .setFlexGrow(2);
        right("Impressions", move -> Formats.count(move.impressions()));
        right("Clicks", move -> Formats.count(move.clicks()));
        right("Spend", MovesGrid::spend).setTooltipGenerator(MovesGrid::exactSpend);
        setVisible(false);
    }

    final void show(List<Move> moves) {
        setItems(moves);
        setVisible(!moves.isEmpty());
    }

    private Column<Move> right(String header, ValueProvider<Move, String> value) {
        return addColumn(value)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(1);
    }

    private static String words(Ruling ruling) {
        return switch (ruling) {
            case COUNTED -> "billable";
            case HELD -> "held";
            case DROPPED -> "SIVT";
        };
    }

    private static String spend(Move move) {
        return move.microsByCurrency().isEmpty()
                ? Formats.NONE
                : byCurrency(move)
                        .map(money -> Amounts.money(money.getValue(), money.getKey()))
                        .collect(Collectors.joining("\n"));
    }

    private static String exactSpend(Move move) {
        return byCurrency(move)
                .map(money -> Amounts.exact(money.getValue(), money.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static Stream<Map.Entry<String, Long>> byCurrency(Move move) {
        return move.microsByCurrency().entrySet().stream().sorted(Map.Entry.comparingByKey());
    }
}
