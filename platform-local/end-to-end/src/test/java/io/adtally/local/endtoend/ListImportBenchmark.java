package io.adtally.local.endtoend;

import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Five million addresses: taken in, published, in force on every task, an address tested, one more blocked by hand; and
 * the most memory that the console's process had. Run by {@code mvn test -pl platform-local/end-to-end -am
 * -Dtest=ListImportBenchmark -Dsurefire.failIfNoSpecifiedTests=false} after {@code mvn -DskipTests package}; results are in
 * docs/benchmarks/console.md.
 */
class ListImportBenchmark {
    private static final int ENTRIES = 5_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final PlatformUnderTest platform = new PlatformUnderTest();
    private final ConsoleApi console = new ConsoleApi(platform);

    @Test
    void measuresTheWayOfFiveMillionEntries() throws Exception {
        String file = file();
        System.out.printf("most memory before: %,d kB%n", mostMemory());
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
        timed(
                "one more blocked",
                () -> console.json(
                        "fraud-analyst",
                        "/lists/ip/entries",
                        "{\"entry\":\"81.64.12.9\",\"effect\":\"BLOCK\",\"reason\":\"b\"}"));
        timed("in force after that", this::awaitInForce);
        System.out.printf("most memory after: %,d kB%n", mostMemory());
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

    private Object awaitInForce() {
        await().atMost(LIMIT).until(() -> {
            String list = console.get("fraud-analyst", "/lists/ip");
            return list.contains("\"inForce\"") && !list.contains("\"since\":null");
        });
        return "";
    }

    private String test(String address) throws Exception {
        return console.get("fraud-analyst", "/lists/ip/test?subject=" + address);
    }

    private static void timed(String what, Callable<?> action) throws Exception {
        long start = System.nanoTime();
        action.call();
        System.out.printf(Locale.ROOT, "%s: %.2f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    /** The console's largest resident set so far. */
    private long mostMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + platform.stack().pid(Part.CONSOLE) + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
