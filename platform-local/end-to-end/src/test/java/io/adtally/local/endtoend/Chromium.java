package io.adtally.local.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The installed browser, without a window, for the tests of one class; ADTALLY_CHROMIUM says where it is. */
final class Chromium implements BeforeAllCallback, AfterAllCallback {
    static final double LIMIT_MILLIS = 60_000;

    private Playwright playwright;
    private Browser browser;

    @SuppressWarnings("NullAway.Init") // set before all tests
    Chromium() {}

    @Override
    public void beforeAll(ExtensionContext tests) {
        PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Path program = Path.of(Objects.requireNonNullElse(System.getenv("ADTALLY_CHROMIUM"), "/usr/bin/chromium"));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }

    /** Somebody else, who shares nothing with those before. */
    ConsoleUser user(PlatformUnderTest platform, int width, int height) {
        return new ConsoleUser(
                platform,
                browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height))
                        .newPage());
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        browser.close();
        playwright.close();
    }
}
