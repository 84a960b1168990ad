package io.adtally.platform.force;

import io.adtally.control.ControlAck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** The newest answer of each task, as read from control_acks since this process started. Thread-safe. */
@Service
public class Force {
    private final Map<String, Map<String, ControlAck>> answersBySubject = new ConcurrentHashMap<>();

    /** How far a version of a subject has got. */
    public InForce of(String subject, long version) {
        Collection<ControlAck> answers =
                answersBySubject.getOrDefault(subject, Map.of()).values();
        Map<String, Integer> tasksOfOperator = new HashMap<>();
        List<String> refusals = new ArrayList<>();
        int applied = 0;
        long last = 0;
        for (ControlAck answer : current(answers)) {
            tasksOfOperator.put(answer.getOperator(), answer.getTasks());
            if (answer.getRefused() != null && answer.getVersion() == version) {
                refusals.add(answer.getOperator() + " " + answer.getTask() + ": " + answer.getRefused());
            } else if (answer.getRefused() == null && answer.getVersion() >= version) {
                applied++;
                last = Math.max(last, answer.getAt());
            }
        }
        int tasks =
                tasksOfOperator.values().stream().mapToInt(Integer::intValue).sum();
        boolean everywhere = tasks > 0 && applied == tasks;
        return new InForce(applied, tasks, everywhere ? Instant.ofEpochMilli(last) : null, refusals);
    }

    /** Answers of tasks there still are: after scaling down, those of the highest tasks are of the past. */
    private static List<ControlAck> current(Collection<ControlAck> answers) {
        Map<String, ControlAck> newestOfOperator = new HashMap<>();
        answers.forEach(answer ->
                newestOfOperator.merge(answer.getOperator(), answer, (a, b) -> a.getAt() >= b.getAt() ? a : b));
        return answers.stream()
                .filter(answer -> answer.getTask()
                        < newestOfOperator
                                .getOrDefault(answer.getOperator(), answer)
                                .getTasks())
                .toList();
    }

    void heard(ControlAck answer) {
        answersBySubject
                .computeIfAbsent(answer.getSubject(), subject -> new ConcurrentHashMap<>())
                .put(answer.getOperator() + "/" + answer.getTask(), answer);
    }
}
