package io.adtally.reporting.store.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.reporting.Stores;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks rollups in ways in which they might break, and sees each found and repaired. */
class RollupsIT {
    private final EmbeddedStack stack = Stores.with(Set.of(Part.CLICKHOUSE));
    private final Database database = Database.of(stack.settings());
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String campaign = "c" + System.nanoTime();

    @BeforeEach
    void book() throws Exception {
        new Migrations(
                        database,
                        Layout.SINGLE,
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                .apply(Migration.all());
        // Three entries each of four days, one of them taken back.
        database.run("INSERT INTO adtally.ad_events (event_id, event_type, event_time, server_received_at, campaign_id,"
                + " outcome, sign, spend_micros, spend_currency, user_id_hash, viewability) SELECT"
                + " toString(number), 'VIEWABLE', toDateTime('" + today
                + " 12:00:00', 'UTC') - INTERVAL [0, 1, 2, 45][1 + intDiv(number, 3)] DAY AS at, at + number, '"
                + campaign
                + "', 'billable', if(number % 3 = 2, -1, 1), 5, 'USD', toString(number), 'viewable' FROM"
                + " numbers(12)");
        assertThat(run("check-rollups")).as(said).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"performance_by_minute", "performance_by_hour", "performance_by_day"})
    void aLostDayIsFoundAndSummedAgain(String table) throws Exception {
        database.run("ALTER TABLE adtally." + table + " DELETE WHERE toDate(bucket) = '" + day(2)
                + "' SETTINGS mutations_sync = 1");
        assertThat(run("check-rollups")).isEqualTo(1);
        assertThat(said).contains(table + ": not as the books", day(2) + ": events 0, in the books ");
        assertThat(run("rebuild-rollups", "--day", day(2))).as(said).isZero();
        assertThat(run("check-rollups")).as(said).isZero();
    }

    @Test
    void anAmountThatMovedToAnotherCellIsFoundThoughTheTotalsAgree() throws Exception {
        database.run("INSERT INTO adtally.performance_by_hour (bucket, campaign_id, outcome, events) VALUES ('" + day(1)
                + " 12:00:00', '" + campaign + "', 'billable', -1), ('" + day(1) + " 13:00:00', '" + campaign
                + "', 'billable', 1)");
        assertThat(run("check-rollups", "--day", day(1))).isEqualTo(1);
        assertThat(said)
                .contains("performance_by_hour: not as the books", "the totals agree, but not how they are divided");
        assertThat(run("check-rollups", "--day", day(2))).isZero();
        assertThat(run("rebuild-rollups")).as(said).isZero();
        assertThat(run("check-rollups")).as(said).isZero();
    }

    @Test
    void aPartitionThatTheBooksKnowNothingOfGoes() throws Exception {
        database.run("INSERT INTO adtally.performance_by_day (bucket, campaign_id, events) VALUES ('" + day(300)
                + " 00:00:00', '" + campaign + "', 1)");
        assertThat(run("check-rollups", "--day", day(300))).isEqualTo(1);
        assertThat(run("rebuild-rollups", "--day", day(300))).as(said).isZero();
        assertThat(said).contains("performance_by_minute: keeps nothing of " + day(300));
        assertThat(run("check-rollups")).as(said).isZero();
    }

    @Test
    void aDayThatIsRebuiltLeavesTheOthersOfItsMonthAndRepeatedInsertsAlone() throws Exception {
        String before = sums();
        assertThat(run("rebuild-rollups", "--day", day(45))).as(said).isZero();
        assertThat(said).contains("performance_by_hour: " + day(45) + " summed again");
        assertThat(sums()).isEqualTo(before);
    }

    @Test
    void oneAtATime() throws Exception {
        Duration none = Duration.ZERO;
        try (MaintenanceLock lock = MaintenanceLock.take(database, Layout.SINGLE, none)) {
            assertThatThrownBy(() -> MaintenanceLock.take(database, Layout.SINGLE, none))
                    .hasMessageContaining("Another process changes the schema or rebuilds rollups: "
                            + ProcessHandle.current().pid());
            lock.verify();
        }
        MaintenanceLock.take(database, Layout.SINGLE, none).close();
    }

    @Test
    void aLockWhoseHolderDiedIsTakenOver() throws Exception {
        database.run("CREATE TABLE adtally.maintenance_lock (held UInt8) ENGINE = Null COMMENT 'dead'");
        try (MaintenanceLock lock =
                MaintenanceLock.take(database, Layout.SINGLE, Duration.ofSeconds(20), Duration.ofSeconds(1))) {
            lock.verify();
        }
        assertThat(database.run("EXISTS TABLE adtally.maintenance_lock").strip())
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebuild-rollups --day yesterday",
                "rebuild-rollups --day 2019-01-01",
                "rebuild-rollups --dry",
                "sum"
            })
    void badWordsAreRefusedWithWhatIsAllowed(String words) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(said)
                .containsAnyOf("--day is a d", "usage: adtally lake check-rollups|rebuild-rollups [--day YYYY-MM-DD]");
    }

    private String said = "";

    private int run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Map<String, String> settings = stack.settings();
        int exit = RollupCommand.run(List.of(words), settings, print, print);
        said = out.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private String sums() throws Exception {
        return database.run("SELECT sum(events), sum(viewable), sum(late_events), sum(spend_micros),"
                + " uniqCombined64Merge(15)(users) FROM adtally.performance_by_day WHERE campaign_id = '" + campaign
                + "'");
    }

    private String day(int ago) {
        return today.minusDays(ago).toString();
    }
}
