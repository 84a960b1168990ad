package io.adtally.platform.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.control.ControlMessage;
import io.adtally.control.ControlSubject;
import io.adtally.control.ExperimentChanged;
import io.adtally.control.QuarantineDecision;
import io.adtally.control.QuarantineVerdict;
import io.adtally.platform.MigratedDatabase;
import io.adtally.platform.publish.OutboxPublisher.Attempt;
import io.adtally.topic.Topic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxOrderTest {
    private final MigratedDatabase database = new MigratedDatabase();
    private final Outbox outbox = new Outbox(database.jdbc(), database.batches(), Clock.systemUTC());
    private final OutboxTable table = new OutboxTable(database.jdbc(), database.batches(), Clock.systemUTC());

    @Test
    void aControlMessageDoesNotWaitForDecisionsBeforeIt() {
        outbox.decisions(
                IntStream.range(0, 600).mapToObj(OutboxOrderTest::decision).toList());
        outbox.control(control(1), null);
        outbox.control(control(2), null);
        List<OutboxRow> due = table.due();
        assertThat(due).hasSize(502);
        assertThat(due.subList(0, 3))
                .extracting(OutboxRow::topic)
                .containsExactly(Topic.CONTROL, Topic.CONTROL, Topic.QUARANTINE_DECISIONS);
        assertThat(due.get(0).id()).isLessThan(due.get(1).id());
        assertThat(due.subList(2, 502)).extracting(OutboxRow::id).isSorted();
    }

    @Test
    void whatNeedsOnlyKafkaIsDueHoweverMuchNeedsAStep() {
        for (int number = 0; number < 600; number++) {
            outbox.control(control("campaign/" + number, 1), new Outbox.Before("step", "key", "value"));
        }
        outbox.control(control(1), null);
        outbox.decisions(List.of(decision(1)));
        List<OutboxRow> due = table.due();
        assertThat(due).hasSize(502);
        assertThat(due.getFirst().key()).isEqualTo(ControlSubject.EXPERIMENT);
        assertThat(due.getLast().topic()).isEqualTo(Topic.QUARANTINE_DECISIONS);
    }

    @Test
    void aFailureHoldsBackItsKeyAndSeveralEndThePass() {
        List<OutboxRow> due = Stream.of("a", "b", "a", "c", "d", "e", "f")
                .map(OutboxOrderTest::row)
                .toList();
        List<String> tried = new ArrayList<>();
        Function<OutboxRow, Attempt> delivery = row -> {
            tried.add(row.key());
            return row.key().equals("b") || row.key().equals("d") ? Attempt.DELIVERED : Attempt.NOT_SENT;
        };
        List<OutboxRow> delivered = OutboxPublisher.delivered(due, delivery, new Failures());
        assertThat(tried).containsExactly("a", "b", "c", "d", "e");
        assertThat(delivered).extracting(OutboxRow::key).containsExactly("b", "d");
    }

    @Test
    void stepsThatFailHoldBackOnlyWhatHasAStepForTheWholeRun() {
        List<OutboxRow> due = Stream.of("step a", "step b", "c", "step d", "step e", "f")
                .map(OutboxOrderTest::row)
                .toList();
        List<String> tried = new ArrayList<>();
        Function<OutboxRow, Attempt> delivery = row -> {
            tried.add(row.key());
            return row.beforeStep() == null ? Attempt.DELIVERED : Attempt.STEP_FAILED;
        };
        Failures failures = new Failures();
        assertThat(OutboxPublisher.delivered(due, delivery, failures))
                .extracting(OutboxRow::key)
                .containsExactly("c", "f");
        assertThat(tried).containsExactly("step a", "step b", "c", "step d", "f");
        tried.clear();
        assertThat(OutboxPublisher.delivered(due, delivery, failures)).hasSize(2);
        assertThat(tried).containsExactly("c", "f");
    }

    private static OutboxRow row(String key) {
        String step = key.startsWith("step") ? "step" : null;
        return new OutboxRow(1, Topic.CONTROL, key, new byte[0], 0, step, "", "", 0);
    }

    private static QuarantineDecision decision(int number) {
        return new QuarantineDecision(
                "d" + number, "e" + number, "j" + number, QuarantineVerdict.RELEASE, "reason", "anna", 1L);
    }

    private static ControlMessage control(long version) {
        return control(ControlSubject.EXPERIMENT, version);
    }

    private static ControlMessage control(String subject, long version) {
        return ControlMessage.newBuilder()
                .setSubject(subject)
                .setVersion(version)
                .setIssuedAt(1)
                .setIssuedBy("anna")
                .setBody(new ExperimentChanged(null, "", List.of()))
                .build();
    }
}
