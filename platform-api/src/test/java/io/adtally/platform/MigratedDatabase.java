package io.adtally.platform;

import io.adtally.event.Ulid;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The control plane's tables in memory, for tests of what reads and writes them; one of its own for each test. */
public final class MigratedDatabase {
    private final DataSource source = new DriverManagerDataSource("jdbc:h2:mem:" + Ulid.next(System.currentTimeMillis())
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");

    public MigratedDatabase() {
        Flyway.configure().dataSource(source).load().migrate();
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    public JdbcTemplate batches() {
        return new JdbcTemplate(source);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }
}
