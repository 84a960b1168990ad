package io.adtally.reporting.store.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.local.launcher.Part;
import io.adtally.reporting.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsIT {
    private final TestBooks books = new TestBooks(Stores.with(Set.of(Part.CLICKHOUSE)));
    private final Database database = books.database();
    private final String campaign = books.campaign();

    @BeforeEach
    void migrate() throws Exception {
        apply(Migration.all());
    }

    @Test
    void runningAgainChangesNothing() throws Exception {
        String before =
                database.run("SELECT version, name, checksum, applied_at FROM adtally.schema_migrations ORDER BY 1");
        assertThat(apply(Migration.all())).doesNotContain("Applying");
        assertThat(database.run("SELECT version, name, checksum, applied_at FROM adtally.schema_migrations ORDER BY 1"))
                .isEqualTo(before);
        assertThat(before.lines()).hasSize(Migration.all().size());
    }

    @Test
    void aStepThatWasChangedAfterwardsIsRefused() {
        List<Migration> changed = new ArrayList<>(Migration.all());
        Migration first = changed.getFirst();
        changed.set(0, new Migration(first.version(), first.name(), first.statements(), "another"));
        assertThatThrownBy(() -> apply(changed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Migration 1 (ad_events) was changed");
    }

    @Test
    void aBatchInsertedTwiceUnderItsTokenCountsOnceInTableAndRollup() throws Exception {
        String batch = books.rows(50, 1, "billable");
        books.insert("token-" + campaign, batch);
        books.insert("token-" + campaign, batch);
        assertThat(books.count()).isEqualTo("50\t100");
        assertThat(books.rollup()).isEqualTo("50\t100");
    }

    @Test
    void equalRowsUnderAnotherTokenAreOtherRows() throws Exception {
        books.insert("first-" + campaign, books.rows(5, 1, "billable"));
        books.insert("second-" + campaign, books.rows(5, 1, "billable"));
        assertThat(books.count()).isEqualTo("10\t20");
        assertThat(books.rollup()).isEqualTo("10\t20");
    }

    @Test
    void theRollupFollowsARestatement() throws Exception {
        books.insert("a-" + campaign, books.rows(3, 1, "unmatched"));
        books.insert("b-" + campaign, books.rows(3, -1, "unmatched") + books.rows(3, 1, "billable"));
        for (Rollup rollup : Rollup.values()) {
            assertThat(database.run("SELECT outcome, sum(events) FROM adtally." + rollup.table(Layout.SINGLE)
                                    + " WHERE campaign_id = '" + campaign + "' GROUP BY 1 HAVING sum(events) != 0")
                            .strip())
                    .isEqualTo("billable\t3");
        }
    }

    @Test
    void whatWasBookedBeforeThereWereRollupsIsInThem() throws Exception {
        database.run("DROP DATABASE adtally SYNC");
        apply(Migration.all().subList(0, 4));
        books.insert("early-" + campaign, books.rows(30, 1, "billable"));
        assertThat(apply(Migration.all())).contains("performance_by_minute: ", "summed again");
        assertThat(books.rollup()).isEqualTo("30\t60");
        assertThat(database.run("SELECT uniqCombined64Merge(15)(users) FROM adtally.performance_by_day")
                        .strip())
                .isEqualTo("10");
        assertThat(database.run("EXISTS TABLE adtally.ad_events_by_minute").strip())
                .isEqualTo("0");
    }

    private String apply(List<Migration> migrations) throws Exception {
        return books.apply(migrations);
    }
}
