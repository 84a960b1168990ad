package io.adtally.local.launcher;

import java.nio.file.Path;

/** What people see when everything is up. */
final class Welcome {
    private Welcome() {}

    static String text(Wiring wiring, Path credentialsFile) {
        String flink = "http://127.0.0.1:" + wiring.setting(Port.FLINK.variable());
        return """

                adtally is up.

                  console         %s   accounts and passwords in %s
                  reports         %s/api/v1
                  send events     POST %s/v1/events
                  Flink           %s
                  ClickHouse      %s   user %s, password %s
                  schema registry %s
                  Kafka           %s
                  Redis           %s
                  S3              %s   key %s, secret %s
                  lake catalog    %s   user %s, password %s

                The credentials are for this machine only; %s holds them.
                Try: ./adtally sql "SELECT outcome, sum(sign) FROM adtally.ad_events GROUP BY outcome FORMAT PrettyCompact"
                """.formatted(
                        wiring.setting("ADTALLY_CONSOLE_URL"),
                        wiring.consoleAccounts(),
                        wiring.setting("ADTALLY_REPORTING_URL"),
                        wiring.setting("ADTALLY_COLLECTOR_URL"),
                        flink,
                        wiring.setting("ADTALLY_CLICKHOUSE_URL"),
                        wiring.setting("ADTALLY_CLICKHOUSE_USER"),
                        wiring.setting("ADTALLY_CLICKHOUSE_PASSWORD"),
                        wiring.setting("ADTALLY_REGISTRY_URL"),
                        wiring.setting("ADTALLY_KAFKA_BOOTSTRAP"),
                        wiring.setting("ADTALLY_REDIS_URL"),
                        wiring.setting("ADTALLY_S3_ENDPOINT"),
                        wiring.setting("ADTALLY_S3_ACCESS_KEY"),
                        wiring.setting("ADTALLY_S3_SECRET_KEY"),
                        wiring.setting("ADTALLY_CATALOG_URL"),
                        wiring.setting("ADTALLY_CATALOG_USER"),
                        wiring.setting("ADTALLY_CATALOG_PASSWORD"),
                        credentialsFile);
    }
}
