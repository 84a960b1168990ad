package io.adtally.benchmarks.fraud;

import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.fraud.rule.Rules;
import io.adtally.fraud.rule.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All bundled rules over a skewed mix of events, with five million listed addresses. From the root of the project:
 *
 * <pre>
 * mvn -q package -DskipTests -pl benchmarks -am
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/runtime.classpath) \
 *     org.openjdk.jmh.Main RuleStage -prof gc -prof io.adtally.benchmarks.CpuTime
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RuleStageBenchmark {
    private Rules rules = Rules.bundled();
    private Traffic traffic = new Traffic(new String[] {"203.0.113.1"});
    private int next;

    /** Loads the list. */
    @Setup
    public void load() throws IOException {
        AddressList list = new AddressList(AddressList.FIVE_MILLION);
        IpBlocklist blocklist =
                IpBlocklist.read(new ByteArrayInputStream(list.text)).blocklist();
        rules = rules.withBlocklist(rules.blocklist().plus(blocklist));
        traffic = new Traffic(list.listed);
    }

    /** One event. */
    @Benchmark
    public Verdict evaluate() {
        next = (next + 1) & (Traffic.EVENTS - 1);
        return rules.evaluate(traffic.events[next], traffic.behaviours[next]);
    }

    /** One event, and by which entries of lists rules fired for it, as the stream tells of it. */
    @Benchmark
    public Object evaluateAndNameEntries() {
        next = (next + 1) & (Traffic.EVENTS - 1);
        Verdict verdict = rules.evaluate(traffic.events[next], traffic.behaviours[next]);
        boolean fired = verdict.rule() != null || !verdict.shadows().isEmpty();
        return fired ? rules.entries(verdict, traffic.events[next]) : verdict;
    }
}
