package io.adtally.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Where a recorded process spent its time: processor time by thread, and samples of Java code by what it was doing. */
final class Profile {
    private static final int SHOWN = 14;
    private static final double MILLIS_PER_SECOND = 1e3;

    /** What frames belong to, the first that any frame of a stack lies in, from the top. */
    private static final List<String> AREAS = List.of(
            "org.rocksdb",
            "org.apache.avro",
            "org.apache.kafka",
            "org.apache.iceberg",
            "org.apache.parquet",
            "io.lettuce",
            "com.github.benmanes.caffeine",
            "io.adtally.fraud",
            "io.adtally.processing",
            "org.apache.flink.api.java.typeutils",
            "org.apache.flink.runtime.io.network",
            "org.apache.flink");

    private final Map<String, Double> areas = new HashMap<>();
    private final Map<String, Double> threads = new HashMap<>();
    private final Map<Long, Instant> threadsSince = new HashMap<>();
    private double processSeconds;
    private @Nullable Instant loadSince;

    private Profile() {}

    static Profile of(Path recording) throws IOException {
        Profile profile = new Profile();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                profile.add(file.readEvent());
            }
        }
        return profile;
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> addSample(event);
            case "jdk.CPULoad" -> addLoad(event);
            case "jdk.ThreadCPULoad" -> addThreadLoad(event);
            case "jdk.GCCPUTime" ->
                threads.merge(
                        "garbage collector", seconds(event, "userTime") + seconds(event, "systemTime"), Double::sum);
            default -> {}
        }
    }

    private void addSample(RecordedEvent event) {
        String area = area(event.getStackTrace());
        if (!area.isEmpty()) {
            areas.merge(area, 1.0, Double::sum);
        }
    }

    /** A share of all processors since the event before. */
    private void addLoad(RecordedEvent event) {
        Instant now = event.getStartTime();
        if (loadSince != null) {
            double share = event.getFloat("jvmUser") + event.getFloat("jvmSystem");
            processSeconds += share * Runtime.getRuntime().availableProcessors() * between(loadSince, now);
        }
        loadSince = now;
    }

    private void addThreadLoad(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        if (thread == null) {
            return;
        }
        Instant now = event.getStartTime();
        Instant since = threadsSince.put(thread.getId(), now);
        if (since != null) {
            double share = event.getFloat("user") + event.getFloat("system");
            double seconds = share * Runtime.getRuntime().availableProcessors() * between(since, now);
            threads.merge(name(thread), seconds, Double::sum);
        }
    }

    private static double between(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_SECOND;
    }

    private static double seconds(RecordedEvent event, String field) {
        return event.getDuration(field).toMillis() / MILLIS_PER_SECOND;
    }

    void print() {
        double known =
                threads.values().stream().mapToDouble(Double::doubleValue).sum();
        threads.put("rest (RocksDB's own threads, virtual machine)", Math.max(0, processSeconds - known));
        print("processor time by thread, with the native code it calls", "s", threads);
        print("Java code by what it was doing (first known frame)", "samples", areas);
    }

    private static String name(RecordedThread thread) {
        String name = thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName();
        String general = name.replaceAll("\\(\\d+/\\d+\\)#\\d+|[-_ ]\\d+|(?<=CompilerThread)\\d+", "");
        return general.length() > 60 ? general.substring(0, 60) : general;
    }

    /** Empty where the thread waits in native code for something to read. */
    private static String area(@Nullable RecordedStackTrace stack) {
        if (stack == null || stack.getFrames().isEmpty()) {
            return "other";
        }
        RecordedFrame top = stack.getFrames().getFirst();
        String method = top.getMethod().getName();
        if (method.contains("epollWait") || method.contains("accept") || method.contains("poll")) {
            return "";
        }
        for (RecordedFrame frame : stack.getFrames()) {
            String type = frame.getMethod().getType().getName();
            for (String area : AREAS) {
                if (type.startsWith(area)) {
                    return area;
                }
            }
        }
        return "other";
    }

    private static void print(String title, String unit, Map<String, Double> amounts) {
        double all = amounts.values().stream().mapToDouble(Double::doubleValue).sum();
        System.out.printf("%s, of %.0f %s:%n", title, all, unit);
        amounts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .forEach(
                        entry -> System.out.printf("  %5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()));
    }
}
