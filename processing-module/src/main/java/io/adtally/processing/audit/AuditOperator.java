package io.adtally.processing.audit;

import java.util.Locale;
import java.util.Map;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Balances every checkpoint when its barrier arrives, by when all tallies of it have. A difference stops the job for good:
 * the checkpoint does not complete, so nothing of it is committed, and going on would only repeat it. Hands the tallies of
 * what balanced on.
 */
final class AuditOperator extends AbstractStreamOperator<Tally> implements OneInputStreamOperator<Tally, Tally> {
    private static final long serialVersionUID = 1L;

    private final int askingPerTask;
    private transient Tallies tallies;
    private transient Map<Point, Long> last;
    private transient long lastCheckpointId;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    AuditOperator(int askingPerTask) {
        this.askingPerTask = askingPerTask;
    }

    @Override
    public void open() throws Exception {
        super.open();
        tallies = new Tallies(askingPerTask);
        last = Map.of();
        getMetricGroup().gauge("auditedCheckpoint", () -> lastCheckpointId);
        for (Point point : Point.values()) {
            getMetricGroup().gauge("audited" + camelCase(point), () -> last.getOrDefault(point, 0L));
        }
    }

    @Override
    public void processElement(StreamRecord<Tally> element) {
        tallies.add(element.getValue());
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        try {
            Map<Point, Long> balanced = tallies.balance(checkpointId);
            if (!balanced.isEmpty()) {
                last = balanced;
                lastCheckpointId = checkpointId;
                Tally lake = new Tally(checkpointId, Point.LAKE, 0, 1, balanced.getOrDefault(Point.LAKE, 0L));
                output.collect(new StreamRecord<>(lake));
            }
        } catch (AuditFailedException e) {
            throw new SuppressRestartsException(e);
        }
    }

    private static String camelCase(Point point) {
        String name = point.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
