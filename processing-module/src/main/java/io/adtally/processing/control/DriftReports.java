package io.adtally.processing.control;

import io.adtally.control.FoundDistribution;
import io.adtally.control.ModelDrift;
import io.adtally.fraud.drift.Distribution;
import io.adtally.fraud.drift.DriftWindow;
import io.adtally.fraud.policy.DriftWatch;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.registry.AvroEncoder;
import io.adtally.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the control plane now and then what the models of this process's tasks see. Not thread-safe. */
final class DriftReports {
    /** Between two reports of a task. */
    static final Duration INTERVAL = Duration.ofSeconds(15);

    private final Answers answers;
    private final AvroEncoder<ModelDrift> encoder;
    private long dueMillis;

    DriftReports(Answers answers) {
        this.answers = answers;
        encoder = answers.encoder(Topic.MODEL_DRIFT, ModelDrift.class);
    }

    /** Reports on all tasks when it is time to. */
    void sendWhenDue(Iterable<Subscription> tasks, long nowMillis) {
        if (nowMillis < dueMillis) {
            return;
        }
        dueMillis = nowMillis + INTERVAL.toMillis();
        for (Subscription task : tasks) {
            DriftWatch watch = task.driftWatch();
            if (watch != null) {
                send("champion", task.task(), watch.champion(), nowMillis);
                send("challenger", task.task(), watch.challenger(), nowMillis);
            }
        }
    }

    private void send(String seat, Task task, @Nullable DriftWindow window, long nowMillis) {
        if (window == null) {
            return;
        }
        ModelDrift drift = ModelDrift.newBuilder()
                .setSeat(seat)
                .setModelId(window.model())
                .setTask(task.index())
                .setTasks(task.tasks())
                .setAt(nowMillis)
                .setWindowMillis(DriftWindow.LENGTH.toMillis())
                .setRulings(rulings(window.rulings(nowMillis)))
                .setDistributions(distributions(window, nowMillis))
                .build();
        answers.send(Topic.MODEL_DRIFT, seat + "/" + task.index(), encoder.encode(drift));
    }

    private static Map<String, Long> rulings(Map<Ruling, Long> found) {
        Map<String, Long> rulings = new HashMap<>();
        found.forEach((ruling, count) -> rulings.put(ruling.name().toLowerCase(Locale.ROOT), count));
        return rulings;
    }

    private static List<FoundDistribution> distributions(DriftWindow window, long nowMillis) {
        List<FoundDistribution> all = new ArrayList<>();
        List<Distribution> expected = window.distributions();
        for (int at = 0; at < expected.size(); at++) {
            all.add(new FoundDistribution(
                    expected.get(at).name(),
                    expected.get(at).edges(),
                    expected.get(at).shares(),
                    Arrays.stream(window.found(at, nowMillis)).boxed().toList()));
        }
        return all;
    }
}
