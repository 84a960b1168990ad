package io.adtally.processing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Books that do not balance end the job before anything of the checkpoint is committed. */
class AuditOperatorHarnessTest {
    private OneInputStreamOperatorTestHarness<Tally, Tally> audit;

    @BeforeEach
    void open() throws Exception {
        audit = new OneInputStreamOperatorTestHarness<>(new AuditOperator(5));
        audit.open();
    }

    @AfterEach
    void close() throws Exception {
        audit.close();
    }

    @Test
    void whatTheLakeMustHaveIsHandedOnWhereBooksBalance() throws Exception {
        tell(1, 3);
        audit.getOneInputOperator().prepareSnapshotPreBarrier(1);
        tell(2, 7);
        audit.getOneInputOperator().prepareSnapshotPreBarrier(2);
        assertThat(audit.extractOutputValues())
                .containsExactly(new Tally(1, Point.LAKE, 0, 1, 3), new Tally(2, Point.LAKE, 0, 1, 7));
    }

    @Test
    void aDifferenceIsAFailureThatIsNotStartedAgain() throws Exception {
        tell(1, 3);
        audit.processElement(new Tally(1, Point.BOOKS, 0, 1, 4), 0);
        assertThatThrownBy(() -> audit.getOneInputOperator().prepareSnapshotPreBarrier(1))
                .isInstanceOf(SuppressRestartsException.class)
                .hasCauseInstanceOf(AuditFailedException.class)
                .cause()
                .hasMessageContaining("checkpoint 1 do not balance; nothing of it was committed");
        assertThat(audit.extractOutputValues()).isEmpty();
    }

    /** All tallies of a checkpoint with so many entries. */
    private void tell(long checkpoint, long entries) throws Exception {
        for (Point point : Point.values()) {
            long count = point == Point.WAITING || point == Point.RESTATED || point == Point.INVALID ? 0 : entries;
            audit.processElement(new Tally(checkpoint, point, 0, 1, count), 0);
        }
    }
}
