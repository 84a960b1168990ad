package io.adtally.processing.join;

import io.adtally.processing.event.IncomingEvent;
import java.util.HexFormat;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The events under the current key beyond those that {@link JoinState} has room for: an entry of its own each, so that none
 * costs more than the one before, however many a client sends under one impression.
 *
 * <p>An entry goes {@link DedupJoin#HORIZON} of processing time after it was made, by and by as the store compacts its files:
 * going through all of them would stop the task. Should a copy come later, after an outage or of what an earlier build knew
 * by other means, it counts as invalid instead of as duplicate, and is not billed either way.
 */
final class Crowd {
    private final MapState<String, Boolean> known;

    Crowd(RuntimeContext task) {
        MapStateDescriptor<String, Boolean> descriptor =
                new MapStateDescriptor<>("crowd-known", Types.STRING, Types.BOOLEAN);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(DedupJoin.HORIZON).build());
        known = task.getMapState(descriptor);
    }

    /** Whether it is new; it is known from then on. */
    boolean add(IncomingEvent event) throws Exception {
        String name = event.eventId()
                + HexFormat.of().toHexDigits(event.payloadHigh())
                + HexFormat.of().toHexDigits(event.payloadLow());
        if (known.contains(name)) {
            return false;
        }
        known.put(name, true);
        return true;
    }
}
