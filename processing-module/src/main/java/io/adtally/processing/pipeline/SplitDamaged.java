package io.adtally.processing.pipeline;

import io.adtally.processing.event.DamagedRecord;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.RawRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets events through and puts records that could not be read aside. */
final class SplitDamaged extends ProcessFunction<RawRecord, IncomingEvent> {
    static final OutputTag<DamagedRecord> DAMAGED = new OutputTag<>("damaged", TypeInformation.of(DamagedRecord.class));

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(RawRecord rawRecord, Context context, Collector<IncomingEvent> out) {
        if (rawRecord.event() != null) {
            out.collect(rawRecord.event());
        }
        if (rawRecord.damaged() != null) {
            context.output(DAMAGED, rawRecord.damaged());
        }
    }
}
