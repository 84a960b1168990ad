package io.adtally.console.reports;

import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Formats;
import io.adtally.reporting.client.Report;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How names and values of reports are written for people. */
final class Cells {
    static final String TIME = "time";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Cells() {}

    /** A column's name in words: spend_micros is Spend, impressions_ivt_rate is Impressions IVT rate. */
    static String label(String column) {
        return Formats.words(column.replace("_micros", ""));
    }

    /** A dimension's or figure's value; a dash where there is none. */
    static String text(Report.Column column, Row row) {
        String name = column.name();
        if (!row.has(name)) {
            return Formats.NONE;
        }
        return switch (column.unit()) {
            case "micros" -> Amounts.number(row.number(name), currency(name, row));
            case "ratio" ->
                isShare(name) ? share(row.ratio(name)) : String.format(Locale.ROOT, "%.2f", row.ratio(name));
            case "events", "users" -> Formats.count(row.number(name));
            default -> row.word(name).isEmpty() ? Formats.NONE : row.word(name);
        };
    }

    /** A part of a whole, in per cent. */
    static String share(double part) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * part);
    }

    /** Start of a minute, hour or day, in the zone that was asked for. */
    static String time(String start, String granularity) {
        OffsetDateTime time = OffsetDateTime.parse(start);
        return granularity.equals("day") ? DAY.format(time) : MINUTE.format(time);
    }

    /** What an amount is exactly, null for what is none. */
    static @Nullable String exact(Report.Column column, Row row) {
        String name = column.name();
        return column.unit().equals("micros") && row.has(name)
                ? Amounts.exact(row.number(name), currency(name, row))
                : null;
    }

    /** The currency of a row's amount; empty where it has none. */
    static String currency(String amount, Row row) {
        return row.word(amount.equals("conversion_value_micros") ? "value_currency" : "currency");
    }

    /** Whether it is a part of a whole and no mere quotient. */
    static boolean isShare(String column) {
        return column.equals("ctr") || column.endsWith("_rate");
    }
}
