package io.adtally.processing.control;

import io.adtally.control.ControlAck;
import io.adtally.registry.AvroEncoder;
import io.adtally.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Answers control messages, a task at a time. Not thread-safe. */
final class Acknowledgements {
    private final Answers answers;
    private final AvroEncoder<ControlAck> encoder;

    Acknowledgements(Answers answers) {
        this.answers = answers;
        encoder = answers.encoder(Topic.CONTROL_ACKS, ControlAck.class);
    }

    void send(Task task, String subject, long version, long atMillis, @Nullable String refused) {
        ControlAck ack = ControlAck.newBuilder()
                .setSubject(subject)
                .setVersion(version)
                .setOperator(task.operator())
                .setTask(task.index())
                .setTasks(task.tasks())
                .setAt(atMillis)
                .setRefused(refused)
                .build();
        answers.send(Topic.CONTROL_ACKS, subject + "/" + task.operator() + "/" + task.index(), encoder.encode(ack));
    }
}
