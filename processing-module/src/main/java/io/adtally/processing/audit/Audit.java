package io.adtally.processing.audit;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * Counts a job's streams at its {@link Point}s and compares the counts at every checkpoint. Used while the graph is being
 * built.
 */
public final class Audit {
    /** Where operators tell what they counted. */
    public static final OutputTag<Tally> TALLIES = new OutputTag<>("tallies", TypeInformation.of(Tally.class));

    private final List<DataStream<Tally>> tallies = new ArrayList<>();

    /** The stream, counted. */
    public <T> SingleOutputStreamOperator<T> count(DataStream<T> stream, String uid, Counts<T> counts) {
        SingleOutputStreamOperator<T> counted = stream.transform(
                        uid.replace('-', ' '), stream.getType(), new CountingOperator<>(counts))
                .uid(uid);
        takeFrom(counted);
        return counted;
    }

    /** Takes part in what an operator that counts by itself tells. */
    public void takeFrom(SingleOutputStreamOperator<?> operator) {
        tallies.add(operator.getSideOutput(TALLIES));
    }

    /**
     * Adds the comparison; what it hands on is how many entries the lake must have at a checkpoint.
     *
     * @param askingPerTask how many events a task may have in flight between {@link Point#RECEIVED} and
     *     {@link Point#ENRICHED}
     */
    public SingleOutputStreamOperator<Tally> balance(int askingPerTask) {
        DataStream<Tally> all = tallies.getFirst();
        for (DataStream<Tally> more : tallies.subList(1, tallies.size())) {
            all = all.union(more);
        }
        return all.global()
                .transform("audit", TypeInformation.of(Tally.class), new AuditOperator(askingPerTask))
                .uid("audit")
                .setParallelism(1)
                .setMaxParallelism(1);
    }
}
