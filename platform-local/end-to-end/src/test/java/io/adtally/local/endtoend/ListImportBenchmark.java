package io.adtally.local.endtoend;

import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Five million addresses: taken in, published, in force on every task, an address tested, more blocked by hand one after
 * another; and the most memory that the console's and the job's process had. Run by {@code mvn test -pl platform-local/end-to-end -am
 * -Dtest=ListImportBenchmark -Dsurefire.failIfNoSpecifiedTests=false} after {@code mvn -DskipTests package}; results are in
 * docs/benchmarks/console.md.
 */
class ListImportBenchmark {
    private static final int ENTRIES = 5_000_000;
    private static final int EDITS = 20;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final PlatformUnderTest platform = new PlatformUnderTest();
    private final ConsoleApi console = new ConsoleApi(platform);

    @Test
    void measuresTheWayOfFiveMillionEntries() throws Exception {
        String file = file();
        tellMostMemory("before");
        String[] id = new String[1];
        timed(
                "file sent",
                () -> id[0] = ConsoleApi.field(
                        console.post(
                                "fraud-analyst",
                                "/lists/ip/imports?source=five-million.txt&note=benchmark",
                                "text/plain",
                                file),
                        "id"));
        timed("read", () -> awaitRead(id[0]));
        timed(
                "published",
                () -> console.json("fraud-analyst", "/lists/ip/versions", "{\"importId\":\"" + id[0] + "\"}"));
        timed("in force after that", this::awaitInForce);
        timed("an address tested, the first time", () -> test("81.64.12.9"));
        timed("an address tested, again", () -> test("100.64.12.9"));
        tellMostMemory("with the list");
        List<Double> edits = new ArrayList<>();
        for (int edit = 1; edit <= EDITS; edit++) {
            edits.add(secondsUntilBlocked("81.64.12." + edit));
        }
        edits.sort(null);
        System.out.printf(
                Locale.ROOT,
                "one more blocked, from the request to in force on all tasks, %d times: %.2f to %.2f s, half within %.2f s%n",
                EDITS,
                edits.getFirst(),
                edits.getLast(),
                edits.get(EDITS / 2));
        tellMostMemory("after");
    }

    private double secondsUntilBlocked(String address) throws Exception {
        long start = System.currentTimeMillis();
        console.json(
                "fraud-analyst",
                "/lists/ip/entries",
                "{\"entry\":\"" + address + "\",\"effect\":\"BLOCK\",\"reason\":\"b\"}");
        return (awaitInForce().toEpochMilli() - start) / 1000.0;
    }

    private static String file() {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder(ENTRIES * 16);
        for (int i = 0; i < ENTRIES; i++) {
            int address = random.nextInt();
            text.append(1 + (address >>> 25))
                    .append('.')
                    .append(address >>> 16 & 0xff)
                    .append('.');
            text.append(address >>> 8 & 0xff).append('.').append(address & 0xff).append('\n');
        }
        return text.toString();
    }

    private String awaitRead(String id) {
        await().atMost(LIMIT).until(() -> console.get("fraud-analyst", "/lists/ip/imports/" + id)
                .contains("\"status\":\"DONE\""));
        return id;
    }

    /** When the last task applied the newest version, by the task's clock. */
    private Instant awaitInForce() {
        String list = await().atMost(LIMIT)
                .until(
                        () -> console.get("fraud-analyst", "/lists/ip"),
                        found -> found.contains("\"inForce\"") && !found.contains("\"since\":null"));
        return Instant.parse(ConsoleApi.field(list, "since"));
    }

    private String test(String address) throws Exception {
        return console.get("fraud-analyst", "/lists/ip/test?subject=" + address);
    }

    private static void timed(String what, Callable<?> action) throws Exception {
        long start = System.nanoTime();
        action.call();
        System.out.printf(Locale.ROOT, "%s: %.2f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    private void tellMostMemory(String when) throws IOException {
        System.out.printf(
                "most memory %s: console %,d kB, job %,d kB%n", when, mostMemory(Part.CONSOLE), mostMemory(Part.FLINK));
    }

    /** The process's largest resident set so far, kilobytes. */
    private long mostMemory(Part part) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + platform.stack().pid(part) + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
