package io.adtally.benchmarks.fraud;

import io.adtally.fraud.rule.UserAgentList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * Looks user agents up in the bundled list: "skewed" draws from 20,000 as traffic does, "new" never repeats one within
 * what the cache can hold. From the root of the project:
 *
 * <pre>
 * mvn -q package -DskipTests -pl benchmarks -am
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/runtime.classpath) \
 *     org.openjdk.jmh.Main UserAgent -prof gc -prof io.adtally.benchmarks.CpuTime
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class UserAgentBenchmark {
    private static final int SKEWED = 20_000;
    /** Ten times what the cache holds. */
    private static final int NEW = 1_000_000;

    private static final int DRAWN = 1 << 13;

    /** Which user agents are looked up. */
    @Param({"skewed", "new"})
    public String kind = "";

    private final UserAgentList list = UserAgentList.bundled();
    private String[] agents = {};
    private int next;

    /** Makes user agents. */
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(5);
        if (kind.equals("new")) {
            agents = UserAgents.browsers(NEW, random).toArray(String[]::new);
            return;
        }
        List<String> browsers = UserAgents.browsers(SKEWED, random);
        Skew skew = new Skew(SKEWED, 1);
        agents = new String[DRAWN];
        for (int index = 0; index < DRAWN; index++) {
            agents[index] = new String(browsers.get(skew.draw(random)));
        }
    }

    /** One user agent. */
    @Benchmark
    public @Nullable String crawlerOrNull() {
        next = next + 1 == agents.length ? 0 : next + 1;
        return list.crawlerOrNull(agents[next]);
    }
}
