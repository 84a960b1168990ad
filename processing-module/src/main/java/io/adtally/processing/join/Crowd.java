package io.adtally.processing.join;

import io.adtally.processing.event.IncomingEvent;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The events under the current key beyond those that {@link JoinState} has room for: an entry of its own each, so that none
 * costs more than the one before, however many a client sends under one impression.
 */
final class Crowd {
    private final MapState<String, Long> eventTimes;

    Crowd(RuntimeContext task) {
        eventTimes = task.getMapState(new MapStateDescriptor<>("crowd", Types.STRING, Types.LONG));
    }

    /** Whether it is new; it is known from then on. */
    boolean add(IncomingEvent event) throws Exception {
        String name = event.eventId()
                + HexFormat.of().toHexDigits(event.payloadHigh())
                + HexFormat.of().toHexDigits(event.payloadLow());
        if (eventTimes.contains(name)) {
            return false;
        }
        eventTimes.put(name, event.eventTimeMillis());
        return true;
    }

    /** Forgets what happened at the time or before, epoch milliseconds. */
    void forgetUntil(long eventTimeMillis) throws Exception {
        Iterator<Map.Entry<String, Long>> all = eventTimes.iterator();
        while (all.hasNext()) {
            if (all.next().getValue() <= eventTimeMillis) {
                all.remove();
            }
        }
    }

    void clear() {
        eventTimes.clear();
    }
}
