package io.adtally.processing.lake;

import io.adtally.processing.settings.LakeSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** {@code ./adtally lake …}: asks the lake a question and prints the number alone, or maintains a table. */
public final class LakeCommand {
    private static final String USAGE = """
            usage: adtally lake count raw|verdicts [CAMPAIGNS]  rows in the table now, of all campaigns or
                                                                of those whose id begins with CAMPAIGNS
                   adtally lake snapshots raw|verdicts          snapshots the table keeps
                   adtally lake maintain raw|verdicts [DAYS]    makes few files of many and removes snapshots
                                                                older than so many days (1)
            """;

    private static final Set<String> COMMANDS = Set.of("count", "snapshots", "maintain");

    private static final Pattern DAYS = Pattern.compile("[0-9]{1,5}");

    private LakeCommand() {}

    /** Exits with 0 after printing the answer, 1 when the lake cannot be read, 2 on a wrong command. */
    public static void main(String[] args) {
        System.exit(run(args, System.getenv(), System.out, System.err));
    }

    static int run(String[] args, Map<String, String> variables, PrintStream out, PrintStream err) {
        boolean known = args.length == 2
                || (args.length == 3
                        && (args[0].equals("count")
                                || (args[0].equals("maintain")
                                        && DAYS.matcher(args[2]).matches())));
        if (!known || !COMMANDS.contains(args[0])) {
            err.print(USAGE);
            return 2;
        }
        LakeTable lakeTable;
        try {
            lakeTable = LakeTable.valueOf(args[1].toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            err.print(USAGE);
            return 2;
        }
        try {
            Table table = new Lake(LakeSettings.of(variables)).load(lakeTable);
            answer(table, args[0], args.length == 3 ? args[2] : "", out);
            return 0;
        } catch (NoSuchTableException e) {
            out.println(0); // made by the job's first start; until then there is nothing to count
            return 0;
        } catch (IOException | RuntimeException e) {
            err.println("The lake cannot be read: " + e.getMessage());
            return 1;
        }
    }

    private static void answer(Table table, String command, String detail, PrintStream out) throws IOException {
        switch (command) {
            case "count" -> out.println(detail.isEmpty() ? rows(table) : rows(table, detail));
            case "snapshots" -> out.println(snapshots(table));
            default -> {
                TableMaintenance maintenance = new TableMaintenance(table);
                out.println(maintenance.compact());
                out.println(maintenance.expire(
                        detail.isEmpty() ? TableMaintenance.AGE : Duration.ofDays(Long.parseLong(detail))));
            }
        }
    }

    /** Exact while the tables are append-only, which all of them are: no delete files are ever written. */
    private static long rows(Table table) {
        Snapshot current = table.currentSnapshot();
        return current == null
                ? 0
                : Long.parseLong(current.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0"));
    }

    private static long rows(Table table, String campaignPrefix) throws IOException {
        long count = 0;
        try (CloseableIterable<Record> rows = IcebergGenerics.read(table)
                .where(Expressions.startsWith("campaign_id", campaignPrefix))
                .select("campaign_id")
                .build()) {
            for (Record ignored : rows) {
                count++;
            }
        }
        return count;
    }

    private static long snapshots(Table table) {
        long count = 0;
        for (Snapshot ignored : table.snapshots()) {
            count++;
        }
        return count;
    }
}
