package io.adtally.benchmarks.pipeline;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How fast the event-pipeline job drains a full topic, exactly-once into Kafka, ClickHouse and the lake with RocksDB state:
 * events a second, and events per second of processor time of the Flink process, which is what a core would do without the
 * other parts beside it. Each checkpoint's figures are printed, so that their spread is seen.
 *
 * <p>{@code ./adtally bench throughput --events 3000000 --parallelism 2 --checkpoint 30s}
 */
public final class Throughput {
    private static final long POLL_MILLIS = 500;

    private Throughput() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(
                arguments,
                List.of("--events", "--parallelism", "--checkpoint", "--managed-memory", "--flags", "--recording"));
        run(options);
        System.exit(0);
    }

    private static void run(Options options) throws Exception {
        int events = options.number("--events", 3_000_000);
        String kept = options.text("--recording", "");
        Path recording = kept.isEmpty()
                ? Files.createTempDirectory("adtally-bench-").resolve("flink.jfr")
                : Path.of(kept).toAbsolutePath();
        Map<String, String> settings = Map.of(
                "ADTALLY_CHECKPOINT_INTERVAL",
                options.text("--checkpoint", "30s"),
                "ADTALLY_PIPELINE_PARALLELISM",
                options.text("--parallelism", "2"),
                "ADTALLY_FLINK_JOBS",
                "event-pipeline",
                "ADTALLY_FLINK_MANAGED_MEMORY",
                options.text("--managed-memory", "1g"),
                "ADTALLY_FLINK_FLAGS",
                options.text("--flags", "-Xms4g -Xmx4g -Xmn2g") + " -XX:StartFlightRecording=filename=" + recording
                        + ",settings=profile");
        try (EmbeddedStack stack = EmbeddedStack.start(
                EnumSet.complementOf(EnumSet.of(Part.COLLECTOR, Part.CONSOLE, Part.REPORTING)), settings)) {
            stack.stop(Part.FLINK);
            Files.deleteIfExists(recording);
            System.out.printf("Sending %,d events%n", events);
            Preload.fill(stack, events);
            stack.restart(Part.FLINK);
            drain(stack, events);
            stack.stop(Part.FLINK);
        }
        Profile.of(recording).print();
    }

    private record Sample(long nanos, long cpuMillis, long events) {}

    private static void drain(EmbeddedStack stack, long events) throws Exception {
        Reports reports = new Reports(stack);
        long flink = stack.pid(Part.FLINK);
        Sample first = null;
        Sample last = null;
        System.out.println("per checkpoint:   events     events/s   events per processor-second");
        while (last == null || last.events() < events) {
            long found = Long.parseLong(
                    reports.query("SELECT count() FROM adtally.ad_events").getFirst());
            if (found > (last == null ? 0 : last.events())) {
                Sample now = new Sample(System.nanoTime(), cpuMillis(flink), found);
                if (last != null) {
                    print(last, now);
                }
                first = first == null ? now : first;
                last = now;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        System.out.println("all, after the first checkpoint, which warms up:");
        print(first == null ? last : first, last);
    }

    private static void print(Sample from, Sample to) {
        long events = to.events() - from.events();
        double seconds = (to.nanos() - from.nanos()) / 1e9;
        double cpuSeconds = (to.cpuMillis() - from.cpuMillis()) / 1e3;
        System.out.printf("%,24d %,12.0f %,12.0f%n", events, events / seconds, events / cpuSeconds);
    }

    private static long cpuMillis(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toMillis)
                .orElseThrow(() -> new IllegalStateException("Flink is gone"));
    }
}
