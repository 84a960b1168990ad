package io.adtally.benchmarks.fraud;

import io.adtally.fraud.rule.IpBlocklist;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
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
 * Looks texts of addresses up among five million entries, reading the text included; the texts are chosen evenly, which
 * is the worst for the processor's caches. From the root of the project:
 *
 * <pre>
 * mvn -q package -DskipTests -pl benchmarks -am
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/runtime.classpath) \
 *     org.openjdk.jmh.Main BlocklistLookup -prof gc -prof io.adtally.benchmarks.CpuTime
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BlocklistLookupBenchmark {
    private static final int TEXTS = 1 << 15;

    /** Which addresses are looked up. */
    @Param({"v4-listed", "v4-not-listed", "v6-listed", "v6-not-listed"})
    public String kind = "";

    private IpBlocklist list = IpBlocklist.empty();
    private String[] texts = {};
    private int next;

    /** Loads the list and chooses addresses. */
    @Setup
    public void load() throws IOException {
        AddressList source = new AddressList(AddressList.FIVE_MILLION);
        list = IpBlocklist.read(new ByteArrayInputStream(source.text)).blocklist();
        boolean wantListed = kind.endsWith("-listed") && !kind.contains("not");
        boolean wantV6 = kind.startsWith("v6");
        SplittableRandom random = new SplittableRandom(3);
        texts = new String[TEXTS];
        for (int index = 0; index < TEXTS; ) {
            String text = wantListed ? source.listed[random.nextInt(source.listed.length)] : AddressList.any(random);
            if (list.contains(text) == wantListed && text.contains(":") == wantV6) {
                texts[index++] = text;
            }
        }
    }

    /** One address. */
    @Benchmark
    public boolean contains() {
        next = (next + 1) & (TEXTS - 1);
        return list.contains(texts[next]);
    }
}
