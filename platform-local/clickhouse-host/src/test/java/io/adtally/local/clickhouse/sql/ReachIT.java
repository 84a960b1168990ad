package io.adtally.local.clickhouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.clickhouse.HostProcess;
import io.adtally.local.clickhouse.Sql;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing the engine offers reaches out of the database: what a new release adds must be judged here. */
class ReachIT {
    private static final Set<String> HARMLESS = Set.of(
            // table functions: numbers and texts made up, or tables of the database
            "SQLStandardValues",
            "dictionary",
            "format",
            "fuzzJSON",
            "fuzzQuery",
            "generateRandom",
            "generateSeries",
            "generate_series",
            "loop",
            "merge",
            "mergeTreeAnalyzeIndexes",
            "mergeTreeAnalyzeIndexesUUID",
            "mergeTreeIndex",
            "mergeTreeProjection",
            "mergeTreeTextIndex",
            "null",
            "numbers",
            "numbers_mt",
            "primes",
            "prometheusQuery",
            "prometheusQueryRange",
            "timeSeriesData",
            "timeSeriesMetrics",
            "timeSeriesSamples",
            "timeSeriesSelector",
            "timeSeriesTags",
            "values",
            "view",
            "viewExplain",
            "viewIfPermitted",
            "zeros",
            "zeros_mt",
            // engines that keep their data in the engine's directory, or none
            "Alias",
            "Atomic",
            "Buffer",
            "Dictionary",
            "FuzzJSON",
            "FuzzQuery",
            "GenerateRandom",
            "Join",
            "Log",
            "Loop",
            "MaterializedView",
            "Memory",
            "Merge",
            "Null",
            "Ordinary",
            "Replicated",
            "Set",
            "StripeLog",
            "TimeSeries",
            "TinyLog",
            "View",
            "WindowView",
            // dictionaries of the database's own tables
            "clickhouse");

    private final Sql sql = new Sql(HostProcess.shared());

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "table_functions ~ SELECT * FROM %s('/etc/hostname')",
                "table_engines ~ CREATE TABLE reaching (a String) ENGINE = %s('/etc/hostname')",
                "database_engines ~ CREATE DATABASE reaching ENGINE = %s",
                "dictionary_sources ~ CREATE DICTIONARY reaching (a UInt64) PRIMARY KEY a SOURCE(%s(path '/etc/hostname'))",
            })
    void whatIsNotKnownToBeHarmlessIsRefused(String systemTable, String statement) throws Exception {
        List<String> names = sql.run("SELECT name FROM system." + systemTable + " ORDER BY name")
                .lines()
                .filter(name -> !HARMLESS.contains(name) && !name.endsWith("MergeTree") && !name.equals("input"))
                .toList();
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(
                        sql.post("", statement.formatted(name)).code())
                .isEqualTo(497));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM `/etc/hostname` FORMAT LineAsString",
                "SELECT * FROM default.`/etc/hostname` FORMAT LineAsString",
                "SELECT * FROM {t:Identifier} FORMAT LineAsString",
                "SELECT * FROM '/etc/hostname' FORMAT LineAsString",
            })
    void noFileIsATable(String statement) throws Exception {
        assertThat(sql.post("param_t=/etc/hostname", statement).code()).isIn(60, 62);
    }
}
