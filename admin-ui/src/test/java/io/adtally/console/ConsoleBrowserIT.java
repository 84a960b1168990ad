package io.adtally.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do, in a real browser on the packaged console; ADTALLY_CHROMIUM names the browser. */
class ConsoleBrowserIT {
    private static final EmbeddedStack STACK =
            EmbeddedStack.shared(EnumSet.of(Part.KAFKA, Part.REGISTRY, Part.REDIS, Part.CLICKHOUSE));
    private static final double LIMIT_MILLIS = 90_000;
    private static ConsoleProcess console;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> problems = new CopyOnWriteArrayList<>();
    private Page page;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MILLIS);
        console = ConsoleProcess.start(STACK, directory);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Path chromium = Path.of(Objects.requireNonNullElse(System.getenv("ADTALLY_CHROMIUM"), "/usr/bin/chromium"));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        console.close();
    }

    @BeforeEach
    void openAPage() {
        page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800))
                .newPage();
        page.setDefaultTimeout(LIMIT_MILLIS);
        page.onPageError(problems::add);
        page.onResponse(response -> {
            if (response.status() >= 400) {
                problems.add(response.status() + " " + response.url());
            }
        });
    }

    @AfterEach
    void closeThePage() {
        page.context().close();
    }

    @Test
    void aManagersCampaignIsInTheDataPlanesHandsAfterSaving() throws Exception {
        signIn("campaign-manager");
        page.navigate(console.url("campaigns"));
        button("New advertiser").click();
        Locator dialog = page.locator("vaadin-dialog[opened]");
        labelled(dialog, "Id").fill("nordwind");
        labelled(dialog, "Name").fill("Nordwind Reisen");
        button("Create").click();
        button("New campaign").click();
        Locator form = page.locator(".detail");
        labelled(form, "Id").fill("city-trips");
        labelled(form, "Name").fill("City trips");
        choose(form, "Advertiser", "Nordwind Reisen");
        choose(form, "Status", "Active");
        labelled(form, "Price").fill("4.50");
        button("Add price").click();
        button("Save").click();

        assertThat(page.getByText("City trips").first()).isVisible();
        try (RedisClient client = RedisClient.create(STACK.setting("ADTALLY_REDIS_URL"))) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(client.connect().sync().get("adtally:campaign:city-trips"))
                            .contains("\"price_micros\":4500000"));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyViewOpensInBothSchemesWithoutAnError() throws Exception {
        signIn("admin");
        for (String view : List.of(
                "dashboard",
                "trace",
                "quarantine",
                "campaigns",
                "placements",
                "lists",
                "thresholds",
                "models",
                "accounts",
                "api-keys",
                "audit")) {
            page.navigate(console.url(view));
            assertThat(page.locator("vaadin-app-layout h1")).not().isEmpty();
            page.locator("#scheme").click();
            assertThat(page.locator("vaadin-notification-card")).hasCount(0);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefused() {
        page.navigate(console.url("audit"));
        page.locator("input[name=username]").fill("admin");
        page.locator("input[name=password]").fill("admin");
        button("Log in").click();
        assertThat(page.getByText("Incorrect username or password")).isVisible();
    }

    private void signIn(String account) throws Exception {
        page.navigate(console.url("login"));
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill(console.password(account));
        button("Log in").click();
        page.locator("vaadin-app-layout").waitFor();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator labelled(Locator within, String label) {
        return within.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private void choose(Locator form, String field, String option) {
        form.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText(field))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                .click();
    }
}
