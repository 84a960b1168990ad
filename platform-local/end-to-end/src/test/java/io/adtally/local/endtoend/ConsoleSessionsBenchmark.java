package io.adtally.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.adtally.local.launcher.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The console's heap with up to 200 analysts, each with the quarantine review and a cluster open: signed in by a real
 * browser, which then loses its connection and its cookies, so that the server keeps the session as it was and the next one
 * is somebody else's. Run by {@code mvn test -pl
 * platform-local/end-to-end -am -Dtest=ConsoleSessionsBenchmark -Dsurefire.failIfNoSpecifiedTests=false} after
 * {@code mvn -DskipTests package}; results are in docs/benchmarks/console.md.
 */
class ConsoleSessionsBenchmark {
    private static final int SESSIONS = 200;
    private static final int STEP = 50;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final PlatformUnderTest platform = new PlatformUnderTest();

    @Test
    void measuresTheHeapOfASession() throws Exception {
        PictureTraffic traffic = new PictureTraffic(platform, new ConsoleApi(platform));
        traffic.send();
        ConsoleApi api = new ConsoleApi(platform);
        await().atMost(PlatformUnderTest.FRESHNESS)
                .until(() -> api.get("fraud-analyst", "/review/clusters").contains(".0/24"));
        BrowserContext browser = CHROMIUM.user(platform, 1280, 800).page().context();
        signIn(browser); // what is loaded once is no session's
        long before = usedKilobytes();
        System.out.printf("sessions 0: %,d kB used%n", before);
        for (int session = 1; session <= SESSIONS; session++) {
            signIn(browser);
            if (session % STEP == 0) {
                long used = usedKilobytes();
                System.out.printf(
                        Locale.ROOT,
                        "sessions %d: %,d kB used, %,d kB a session%n",
                        session,
                        used,
                        (used - before) / session);
            }
        }
    }

    private void signIn(BrowserContext browser) throws IOException {
        Page page = browser.newPage();
        ConsoleUser analyst = new ConsoleUser(platform, page);
        analyst.open("quarantine"); // leads to the login, and back here
        analyst.enter("fraud-analyst", platform.stack().consolePassword("fraud-analyst"));
        page.getByText(Pattern.compile("\\.0/24$")).first().click();
        assertThat(page.locator(".events-panel")
                        .getByText(Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"))
                        .first())
                .isVisible();
        browser.setOffline(true);
        page.close();
        browser.clearCookies();
        browser.setOffline(false);
    }

    /** After a full collection. */
    private long usedKilobytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        String heap = jcmd("GC.heap_info");
        Matcher used = USED.matcher(heap);
        long kilobytes = 0;
        boolean metaspace = false;
        for (String line : heap.lines().toList()) {
            metaspace |= line.contains("Metaspace");
            if (!metaspace && used.reset(line).find()) {
                kilobytes += Long.parseLong(used.group(1));
            }
        }
        return kilobytes;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(platform.stack().pid(Part.CONSOLE)),
                        command))
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(answer);
        }
        return answer;
    }
}
