package io.adtally.processing;

import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;

/** The names under which a job's operators find their state again. */
public final class OperatorUids {
    private OperatorUids() {}

    /** All of them; "none: …" for an operator whose state would be lost with the next change of the graph. */
    public static List<String> of(StreamExecutionEnvironment env) {
        return env.getStreamGraph(false).getStreamNodes().stream()
                .map(OperatorUids::uid)
                .sorted()
                .toList();
    }

    private static String uid(StreamNode node) {
        return node.getTransformationUID() == null ? "none: " + node.getOperatorName() : node.getTransformationUID();
    }
}
