package io.adtally.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** With a PostgreSQL server of its own, as in production. */
class ControlPlaneOnPostgresIT extends ReviewContract {
    private static EmbeddedPostgres postgres;
    private static RunningPlatform platform;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        platform = RunningPlatform.start(
                STACK,
                Map.of(
                        "ADTALLY_DATABASE_URL",
                        postgres.getJdbcUrl("postgres", "postgres"),
                        "ADTALLY_DATABASE_USER",
                        "postgres"));
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
        postgres.close();
    }

    @Override
    RunningPlatform platform() {
        return platform;
    }

    @Override
    String prefix() {
        return "pg";
    }
}
