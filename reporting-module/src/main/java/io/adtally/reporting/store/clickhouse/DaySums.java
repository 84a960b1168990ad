package io.adtally.reporting.store.clickhouse;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A day's sums, by which a rollup is compared with the books: each measure's total, its total with every cell weighted by a
 * hash of the cell's keys, so that no amount can move between cells unseen, and the number of users.
 *
 * @param events entries, taken back ones subtracted
 * @param spendMicros in all currencies
 * @param fingerprint equal exactly if all cells are, but for a chance of 2^-64 a measure
 */
record DaySums(long events, long spendMicros, String fingerprint) {
    private static final List<String> KEYS = List.of(
            "advertiser_id",
            "campaign_id",
            "ad_id",
            "creative_id",
            "placement_id",
            "site_id",
            "country",
            "device",
            "os",
            "signal_type",
            "experiment_arm",
            "spend_currency",
            "value_currency",
            "event_type",
            "outcome");

    /** What an entry adds to each measure: stated here a second time, so that the views are checked and not repeated. */
    private static final Map<String, String> OF_ENTRY = ofEntry();

    private static Map<String, String> ofEntry() {
        Map<String, String> measures = new LinkedHashMap<>();
        measures.put("events", "toInt64(sign)");
        measures.put("spend_micros", "sign * spend_micros");
        measures.put("value_micros", "sign * value_micros");
        measures.put("late_events", "sign * toInt64(server_received_at - event_time > 60)");
        measures.put("viewable_measured", "sign * toInt64(viewability = 'viewable' OR viewability = 'not_viewable')");
        measures.put("viewable", "sign * toInt64(viewability = 'viewable')");
        return measures;
    }

    /** What the books have, by day; days without entries are left out. */
    static Map<LocalDate, DaySums> ofBooks(Database database, Layout layout, Rollup rollup, Days days)
            throws IOException, InterruptedException {
        String time = "toDateTime(event_time, 'UTC')";
        String users =
                rollup == Rollup.MINUTE ? "0" : "uniqCombined64If(15)(user_id_hash, sign = 1 AND user_id_hash != '')";
        return query(
                database,
                "SELECT toDate(" + time + ") AS day" + sums(new ArrayList<>(OF_ENTRY.values()), "cell") + ", " + users
                        + " FROM (SELECT *, " + cell(rollup.bucketFunction() + "(" + time + ")", KEYS)
                        + " AS cell FROM adtally."
                        + layout.local("ad_events") + ") WHERE " + days.contain("event_time") + " GROUP BY day");
    }

    /** What a table in the rollup's form has, by day; days without rows are left out. */
    static Map<LocalDate, DaySums> ofTable(Database database, String table, Rollup rollup, Days days)
            throws IOException, InterruptedException {
        List<String> keys = KEYS.stream()
                .map(key -> key.equals("spend_currency") ? "currency" : key)
                .toList();
        String users = rollup == Rollup.MINUTE ? "0" : "uniqCombined64Merge(15)(users)";
        return query(
                database,
                "SELECT toDate(bucket) AS day" + sums(new ArrayList<>(OF_ENTRY.keySet()), "cell") + ", " + users
                        + " FROM (SELECT *, " + cell("bucket", keys) + " AS cell FROM adtally." + table + ") WHERE "
                        + days.contain("bucket") + " GROUP BY day");
    }

    private static String cell(String bucket, List<String> keys) {
        return "reinterpretAsInt64(cityHash64(" + bucket + ", " + String.join(", ", keys) + "))";
    }

    private static String sums(List<String> measures, String weight) {
        StringBuilder sums = new StringBuilder();
        measures.forEach(measure -> sums.append(", sum(").append(measure).append(')'));
        measures.forEach(measure -> sums.append(", sum((")
                .append(measure)
                .append(") * ")
                .append(weight)
                .append(')'));
        return sums.toString();
    }

    private static Map<LocalDate, DaySums> query(Database database, String sql)
            throws IOException, InterruptedException {
        Map<LocalDate, DaySums> days = new TreeMap<>();
        database.run(sql).lines().forEach(row -> {
            String[] cells = row.split("\t", 4);
            days.put(
                    LocalDate.parse(cells[0]),
                    new DaySums(Long.parseLong(cells[1]), Long.parseLong(cells[2]), cells[3]));
        });
        return days;
    }
}
