package io.adtally.reporting.store.clickhouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the schema lies: on one server, or on a cluster, where every table is a replicated one per shard named
 * {@code …_local} behind a distributed one of the plain name. One source serves both: the migrations' placeholders
 * {@code {{local}}}, {@code {{on_cluster}}}, {@code {{replicated}}} and {@code {{deduplication_window}}}.
 *
 * @param cluster the cluster's name as in {@code remote_servers}, empty for one server
 */
record Layout(String cluster) {
    static final Layout SINGLE = new Layout("");

    /** Tables that are inserted into through the distributed one: a row's shard is its event's, at every attempt. */
    private static final Map<String, String> SHARDED_BY = Map.of("ad_events", ", cityHash64(event_id)");

    private static final Pattern CREATED = Pattern.compile("CREATE TABLE IF NOT EXISTS adtally\\.(\\w+)\\{\\{local}}");

    /** What a distributed table takes part in: it has columns and no more. */
    private static final Pattern OF_BOTH = Pattern.compile(
            "ALTER TABLE adtally\\.\\w+\\{\\{local}}.*ADD COLUMN|DROP TABLE IF EXISTS adtally\\.\\w+\\{\\{local}}",
            Pattern.DOTALL);

    Layout {
        if (!cluster.matches("[A-Za-z0-9_.-]{0,64}")) {
            throw new IllegalArgumentException(
                    "ADTALLY_CLICKHOUSE_CLUSTER is a cluster's name of letters, digits, '_', '.' and '-', not "
                            + cluster);
        }
    }

    /** Reads ADTALLY_CLICKHOUSE_CLUSTER; without it there is one server. */
    static Layout of(Map<String, String> environment) {
        return new Layout(
                environment.getOrDefault("ADTALLY_CLICKHOUSE_CLUSTER", "").strip());
    }

    /** What is run for a migration's statement, in order. */
    List<String> statements(String template) {
        List<String> statements = new ArrayList<>(List.of(render(template, "_local")));
        if (cluster.isEmpty()) {
            return statements;
        }
        Matcher created = CREATED.matcher(template);
        if (created.find()) {
            String table = created.group(1);
            statements.add(render(
                    "CREATE TABLE IF NOT EXISTS adtally." + table + "{{on_cluster}} AS adtally." + table
                            + "{{local}} ENGINE = Distributed('" + cluster + "', 'adtally', '" + table + "{{local}}'"
                            + SHARDED_BY.getOrDefault(table, "") + ")",
                    "_local"));
        } else if (OF_BOTH.matcher(template).find()) {
            statements.add(render(template, ""));
        }
        return statements;
    }

    /** A statement without {@code {{local}}}, which is run once. */
    String statement(String template) {
        return render(template, "");
    }

    /** The engine of a small table that every server has whole. */
    String everywhere(String table) {
        return cluster.isEmpty()
                ? "MergeTree"
                : "ReplicatedMergeTree('/clickhouse/tables/adtally/" + table + "', '{shard}-{replica}')";
    }

    /** The name of the table in which a server keeps its rows of a table. */
    String local(String table) {
        return cluster.isEmpty() ? table : table + "_local";
    }

    private String render(String template, String local) {
        boolean single = cluster.isEmpty();
        return template.replace("{{local}}", single ? "" : local)
                .replace("{{on_cluster}}", single ? "" : " ON CLUSTER '" + cluster + "'")
                .replace("{{replicated}}", single ? "" : "Replicated")
                // A replica forgets tokens after a while, too; a week is beyond any outage a job waits for.
                .replace(
                        "{{deduplication_window}}",
                        single
                                ? "non_replicated_deduplication_window"
                                : "replicated_deduplication_window_seconds = 604800,\n"
                                        + "    replicated_deduplication_window");
    }
}
