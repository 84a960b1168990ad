package io.adtally.reporting.store.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The schema on an engine that is killed, which is always the embedded one. */
class EngineCrashIT {
    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.CLICKHOUSE));
    private final TestBooks books = new TestBooks(stack);

    @Test
    void whatWasAcknowledgedSurvivesAKillAndIsStillRecognised() throws Exception {
        String batch = books.rows(20, 1, "billable");
        books.insert("kept-" + books.campaign(), batch);
        stack.kill(Part.CLICKHOUSE);
        stack.restart(Part.CLICKHOUSE);
        books.insert("kept-" + books.campaign(), batch);
        assertThat(books.count()).isEqualTo("20\t40");
        assertThat(books.rollup()).isEqualTo("20\t40");
    }
}
