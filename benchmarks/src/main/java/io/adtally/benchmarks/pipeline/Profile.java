package io.adtally.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Where a recorded process spent its time: by task, and by what its code was doing. */
record Profile(Path recording) {
    private static final int SHOWN = 14;

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

    void print() throws IOException {
        Map<String, Integer> tasks = new HashMap<>();
        Map<String, Integer> areas = new HashMap<>();
        int samples = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                String type = event.getEventType().getName();
                if (type.equals("jdk.ExecutionSample")) {
                    String area = area(event.getStackTrace());
                    if (!area.isEmpty()) {
                        samples++;
                        tasks.merge(task(event), 1, Integer::sum);
                        areas.merge(area, 1, Integer::sum);
                    }
                }
            }
        }
        print("by thread", tasks, samples);
        print("by what it was doing (first known frame)", areas, samples);
    }

    private static String task(RecordedEvent event) {
        RecordedThread thread = event.getThread("sampledThread");
        String name = thread == null || thread.getJavaName() == null ? "other" : thread.getJavaName();
        String general = name.replaceAll("\\(\\d+/\\d+\\)#\\d+|[-_ ]\\d+", "");
        return general.length() > 60 ? general.substring(0, 60) : general;
    }

    /** Empty where the thread waits in native code for something to read. */
    private static String area(RecordedStackTrace stack) {
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

    private static void print(String title, Map<String, Integer> counts, int samples) {
        System.out.println(title + ", of " + samples + " samples:");
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .forEach(entry ->
                        System.out.printf("  %5.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey()));
    }
}
