package io.adtally.processing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was committed to a table is held against what the job counted. */
class LakeAuditHarnessTest {
    private final TestLake lake = new TestLake();
    private OneInputStreamOperatorTestHarness<Tally, Tally> audit;

    @BeforeEach
    void open() throws Exception {
        audit = audit(null);
    }

    @AfterEach
    void close() throws Exception {
        audit.close();
    }

    @Test
    void commitsThatAreAsCountedPass() throws Exception {
        count(1, 10);
        lake.commit("job", 1, 10);
        complete(1);
        count(2, 10);
        count(3, 15);
        lake.commit("job", 3, 5); // as after an outage: two checkpoints in one commit
        complete(3);
        assertThat(audited()).isEqualTo(15);
    }

    @Test
    void oneRowTooFewIsFound() throws Exception {
        count(1, 10);
        lake.commit("job", 1, 9);
        refuses(1, "The lake has 9 rows at checkpoint 1 and should have 0 + 10");
    }

    @Test
    void oneRowTooManyIsFound() throws Exception {
        count(1, 10);
        lake.commit("job", 1, 10);
        complete(1);
        count(2, 20);
        lake.append(1);
        lake.commit("job", 2, 10);
        refuses(2, "The lake has 21 rows at checkpoint 2 and should have 0 + 20");
    }

    @Test
    void aCheckpointThatWasCommittedTwiceIsFoundHoweverItsRowsCount() throws Exception {
        count(1, 10);
        lake.commit("job", 1, 10);
        lake.commit("job", 1, 0);
        refuses(1, "Checkpoint 1 of job job was committed twice");
    }

    @Test
    void aCheckpointThatWasAuditedAndIsCommittedAgainIsFound() throws Exception {
        count(1, 10);
        lake.commit("job", 1, 10);
        complete(1);
        count(2, 20);
        lake.commit("job", 2, 10);
        complete(2);
        lake.commit("job", 1, 0);
        refuses(3, "was committed twice");
    }

    @Test
    void aCommitThatIsNotThereYetIsAuditedLater() throws Exception {
        count(1, 10);
        complete(1);
        assertThat(audited()).isZero();
        count(2, 20);
        lake.commit("job", 1, 11);
        refuses(2, "The lake has 11 rows at checkpoint 1 and should have 0 + 10");
    }

    @Test
    void whereTheJobBeganSurvivesARestore() throws Exception {
        audit.close();
        lake.append(5);
        audit = audit(null);
        count(1, 10);
        lake.commit("job", 1, 10);
        complete(1);
        OperatorSubtaskState state = audit.snapshot(2, 0);
        audit.close();

        audit = audit(state);
        count(3, 30);
        lake.commit("later", 3, 20);
        complete(3);
        assertThat(audited()).isEqualTo(35);
        count(4, 40);
        lake.commit("later", 4, 9);
        refuses(4, "The lake has 44 rows at checkpoint 4 and should have 5 + 40");
    }

    /** Its state knows nothing of the audit, and what it has still to commit was not counted. */
    @Test
    void aJobOfABuildWithoutTheAuditIsHeldAgainstItsFirstCommitFromNowOn() throws Exception {
        audit.close();
        lake.commit("before", 6, 100);
        audit = audit(null);
        lake.commit("before", 7, 7);
        count(8, 10);
        complete(8);
        lake.commit("after", 8, 10);
        count(9, 15);
        complete(9);
        assertThat(audited()).isEqualTo(117);
        lake.commit("after", 9, 6);
        refuses(10, "The lake has 123 rows at checkpoint 9 and should have 107 + 15");
    }

    /** Its first checkpoints have the numbers that those of the run before had. */
    @Test
    void aJobThatBeginsAnewDoesNotTakeCommitsOfTheRunBeforeForItsOwn() throws Exception {
        audit.close();
        lake.commit("before", 1, 100);
        lake.commit("before", 2, 100);
        audit = audit(null);
        count(1, 10);
        complete(1);
        assertThat(audited()).isZero();
        lake.commit("anew", 1, 10);
        complete(2);
        assertThat(audited()).isEqualTo(210);
    }

    @Test
    void theCatalogIsOpenedOnceAndClosedAtTheEnd() throws Exception {
        for (int checkpoint = 1; checkpoint < 5; checkpoint++) {
            count(checkpoint, checkpoint);
            lake.commit("job", checkpoint, 1);
            complete(checkpoint);
        }
        assertThat(audited()).isEqualTo(4);
        assertThat(lake.opened()).isOne();
        assertThat(lake.closed()).isZero();
        audit.close();
        assertThat(lake.closed()).isOne();
        open();
    }

    @Test
    void aLakeThatIsAwayIsAskedAfterTheNextCheckpointOverANewConnection() throws Exception {
        count(1, 10);
        lake.commit("job", 1, 10);
        lake.answers(false);
        complete(1);
        count(2, 20);
        complete(2);
        lake.answers(true);
        complete(3);
        assertThat(audited()).isEqualTo(10);
        assertThat(lake.opened()).isGreaterThan(1);
        assertThat(lake.closed()).isEqualTo(lake.opened() - 1);
    }

    @Test
    void aHistoryThatMaintenanceShortenedIsAuditedOn() throws Exception {
        count(1, 10);
        lake.commit("job", 1, 10);
        complete(1);
        count(2, 20);
        lake.commit("job", 2, 10);
        lake.forgetHistory();
        complete(2);
        count(3, 30);
        lake.commit("job", 3, 9);
        refuses(3, "The lake has 29 rows at checkpoint 3 and should have 0 + 30");
    }

    private OneInputStreamOperatorTestHarness<Tally, Tally> audit(@Nullable OperatorSubtaskState state)
            throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(new LakeAudit(lake.loader()));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private void count(long checkpoint, long entries) throws Exception {
        audit.processElement(new Tally(checkpoint, Point.LAKE, 0, 1, entries), 0);
    }

    private void complete(long checkpoint) throws Exception {
        audit.notifyOfCompletedCheckpoint(checkpoint);
    }

    private void refuses(long checkpoint, String why) {
        assertThatThrownBy(() -> complete(checkpoint))
                .as("is not started again")
                .isInstanceOf(SuppressRestartsException.class)
                .hasCauseInstanceOf(AuditFailedException.class)
                .cause()
                .hasMessageContaining(why);
    }

    private long audited() {
        return ((LakeAudit) audit.getOperator()).auditedRows();
    }
}
