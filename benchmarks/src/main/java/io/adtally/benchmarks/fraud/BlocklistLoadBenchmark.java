package io.adtally.benchmarks.fraud;

import io.adtally.fraud.rule.IpBlocklist;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads five million entries from text in memory into a list with its version: the time, and (as a program of its own)
 * the bytes that the list keeps. From the root of the project:
 *
 * <pre>
 * mvn -q package -DskipTests -pl benchmarks -am
 * CP=benchmarks/target/classes:$(cat benchmarks/target/runtime.classpath)
 * java -cp $CP org.openjdk.jmh.Main BlocklistLoad -prof io.adtally.benchmarks.CpuTime
 * java -Xmx1g -cp $CP io.adtally.benchmarks.fraud.BlocklistLoadBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgs = "-Xmx1g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class BlocklistLoadBenchmark {
    private static final int COLLECTIONS = 5;

    private final byte[] text = new AddressList(AddressList.FIVE_MILLION).text;

    /** The whole list. */
    @Benchmark
    public IpBlocklist read() throws IOException {
        return IpBlocklist.read(new ByteArrayInputStream(text)).blocklist();
    }

    /** Prints what a list keeps, by the heap in use before and after. */
    public static void main(String[] arguments) throws IOException {
        BlocklistLoadBenchmark benchmark = new BlocklistLoadBenchmark();
        long before = used();
        IpBlocklist list = benchmark.read();
        try {
            System.out.printf("%,d entries in force keep %,d bytes%n", list.entryCount(), used() - before);
        } finally {
            // The text and the list must be there whenever the heap is measured.
            Reference.reachabilityFence(benchmark);
            Reference.reachabilityFence(list);
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
