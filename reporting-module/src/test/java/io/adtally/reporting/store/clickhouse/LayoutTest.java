package io.adtally.reporting.store.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No cluster runs here: what it would be given is looked at, statement by statement. */
class LayoutTest {
    private static final Layout CLUSTER = new Layout("ads");
    private static final String ON_CLUSTER = " ON CLUSTER 'ads'";

    private final List<String> statements = Migration.all().stream()
            .flatMap(migration -> migration.statements().stream())
            .filter(statement -> !statement.endsWith(Migrations.REBUILD_ROLLUPS))
            .flatMap(statement -> CLUSTER.statements(statement).stream())
            .toList();

    @Test
    void everyStatementRunsOnAllServersAndNoPlaceholderIsLeft() {
        assertThat(statements).isNotEmpty().allSatisfy(statement -> {
            assertThat(statement).contains(ON_CLUSTER).doesNotContain("{{");
        });
    }

    @Test
    void everyTableIsReplicatedRemembersTokensAndLiesBehindADistributedOne() {
        List<String> local = starting("CREATE TABLE").stream()
                .filter(statement -> !statement.contains("Distributed("))
                .toList();
        assertThat(local).hasSizeGreaterThan(4).allSatisfy(statement -> {
            String table = found(statement, "adtally\\.(\\w+)_local ON CLUSTER");
            assertThat(statement)
                    .containsPattern("ENGINE = Replicated\\w*MergeTree")
                    .containsPattern("\\breplicated_deduplication_window = 10000")
                    .contains("replicated_deduplication_window_seconds = 604800")
                    .doesNotContain("non_replicated");
            assertThat(statements).anySatisfy(distributed -> assertThat(distributed)
                    .startsWith("CREATE TABLE IF NOT EXISTS adtally." + table + ON_CLUSTER + " AS adtally." + table
                            + "_local")
                    .contains("ENGINE = Distributed('ads', 'adtally', '" + table + "_local'"));
        });
    }

    @Test
    void onlyTheBooksAreInsertedIntoThroughTheDistributedTable() {
        assertThat(statements.stream().filter(statement -> statement.contains("cityHash64(event_id))")))
                .singleElement()
                .asString()
                .contains("'ad_events_local', cityHash64(event_id)");
    }

    @Test
    void viewsReadAndFillTheServersOwnTables() {
        assertThat(starting("CREATE MATERIALIZED VIEW")).hasSizeGreaterThan(3).allSatisfy(statement -> {
            assertThat(statement)
                    .containsPattern("TO adtally\\.\\w+_local AS")
                    .contains("FROM adtally.ad_events_local");
        });
    }

    @Test
    void aColumnIsAddedToBothFormsOfATableAndNothingElseToTheDistributedOne() {
        String add = "ALTER TABLE adtally.t{{local}}{{on_cluster}} ADD ";
        assertThat(CLUSTER.statements(add + "COLUMN c Int8"))
                .containsExactly(
                        "ALTER TABLE adtally.t_local" + ON_CLUSTER + " ADD COLUMN c Int8",
                        "ALTER TABLE adtally.t" + ON_CLUSTER + " ADD COLUMN c Int8");
        assertThat(CLUSTER.statements(add + "INDEX i c TYPE minmax")).hasSize(1);
        assertThat(CLUSTER.statements("DROP TABLE IF EXISTS adtally.t{{local}}{{on_cluster}}"))
                .hasSize(2);
        assertThat(Layout.SINGLE.statements(add + "COLUMN c Int8"))
                .containsExactly("ALTER TABLE adtally.t ADD COLUMN c Int8");
    }

    @Test
    void aClusterRemembersTheSameChecksums() {
        assertThat(Migration.all().getFirst().checksum())
                .as("databases made by earlier builds have it")
                .isEqualTo("03071b9e536d7aff275fa0280532179a283fda27dd32a917b7c2e18de0f9de43");
        assertThat(CLUSTER.statement("CREATE TABLE x{{on_cluster}}")).isEqualTo("CREATE TABLE x" + ON_CLUSTER);
        assertThat(CLUSTER.everywhere("t")).contains("'{shard}-{replica}'");
    }

    @Test
    void theClusterIsNamedByASetting() {
        assertThat(Layout.of(Map.of())).isEqualTo(Layout.SINGLE);
        assertThat(Layout.of(Map.of("ADTALLY_CLICKHOUSE_CLUSTER", " ads "))).isEqualTo(CLUSTER);
        assertThatThrownBy(() -> new Layout("a'b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ADTALLY_CLICKHOUSE_CLUSTER")
                .hasMessageContaining("a'b");
    }

    private List<String> starting(String words) {
        return statements.stream()
                .filter(statement ->
                        statement.replaceAll("(?m)^\\s*--.*$", "").strip().startsWith(words))
                .toList();
    }

    private static String found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow();
    }
}
