package io.adtally.benchmarks.fraud;

import io.adtally.benchmarks.fraud.WatchedEvents.Watched;
import io.adtally.fraud.drift.DriftWindow;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.feature.Features;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.Scorer;
import io.adtally.fraud.score.Scratch;
import io.adtally.fraud.verdict.Ruling;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to score an event by the bundled model (100 trees of 31 leaves): vector and score, the vector alone, both with
 * what is counted for drift, and the signals of a flagged event. Events rotate, so that no branch is learnt by heart.
 *
 * <pre>{@code
 * mvn -q package -DskipTests -pl benchmarks -am
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/runtime.classpath) org.openjdk.jmh.Main \
 *     FraudScoreBenchmark -prof gc -prof io.adtally.benchmarks.CpuTime
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class FraudScoreBenchmark {
    private static final int EVENTS = 8_192;
    private static final int MOST_SIGNALS = 3;

    @Param({"FLAT", "TABULATED"})
    Scorer.Form form;

    private Watched[] events;
    private Scorer scorer;
    private Scratch scratch;
    private DriftWindow window;
    private final double[] vector = new double[FeatureSchema.SIZE];
    private int next;

    @Setup
    public void setUp() {
        events = WatchedEvents.of(7, EVENTS).toArray(Watched[]::new);
        scorer = ModelBundle.bundled().scorer(form);
        scratch = scorer.newScratch();
        window = new DriftWindow("bundled", ModelBundle.bundled().card().reference());
    }

    @Benchmark
    public double[] vector() {
        fill();
        return vector;
    }

    @Benchmark
    public double vectorAndScore() {
        fill();
        return scorer.score(vector, scratch);
    }

    /** With what is counted of every event, see {@code DriftWatch}. */
    @Benchmark
    public double vectorScoreAndDrift() {
        fill();
        double score = scorer.score(vector, scratch);
        window.count(vector, score, Ruling.CLEAN, System.currentTimeMillis());
        return score;
    }

    @Benchmark
    public List<String> vectorAndSignals() {
        fill();
        return scorer.mainSignals(vector, scratch, MOST_SIGNALS);
    }

    private void fill() {
        Watched event = events[next++ & (EVENTS - 1)];
        Features.fill(event.facts(), event.behaviour(), vector);
    }
}
