package io.adtally.processing.settings;

import java.io.Serializable;

/** The ClickHouse that reports are answered from, reached over its HTTP interface. */
public record ClickHouseSettings(String url, String user, String password) implements Serializable {
    static ClickHouseSettings read(Environment environment) {
        return new ClickHouseSettings(
                environment.required("ADTALLY_CLICKHOUSE_URL"),
                environment.required("ADTALLY_CLICKHOUSE_USER"),
                environment.optional("ADTALLY_CLICKHOUSE_PASSWORD", ""));
    }

    @Override
    public String toString() {
        return "ClickHouseSettings[" + url + ", user " + user + "]";
    }
}
