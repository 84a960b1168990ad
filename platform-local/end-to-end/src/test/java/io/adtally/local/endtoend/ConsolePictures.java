package io.adtally.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Takes a picture of every view in both schemes, with an hour of traffic behind it, into target/pictures; those of the
 * README are copied from there. Run by {@code mvn test -pl platform-local/end-to-end -am -Dtest=ConsolePictures
 * -Dsurefire.failIfNoSpecifiedTests=false} after {@code mvn -DskipTests package}.
 */
class ConsolePictures {
    static final List<String> VIEWS = List.of(
            "dashboard",
            "reports",
            "trace",
            "quarantine",
            "campaigns",
            "placements",
            "lists",
            "thresholds",
            "models",
            "experiments",
            "accounts",
            "api-keys",
            "audit");

    private static final Path FOLDER = Path.of("target", "pictures");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final PlatformUnderTest platform = new PlatformUnderTest();
    private final ConsoleApi console = new ConsoleApi(platform);

    @Test
    void takesThemAll() throws Exception {
        Files.createDirectories(FOLDER);
        PictureTraffic traffic = new PictureTraffic(platform, console);
        traffic.prepare();
        traffic.send();
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(traffic.counted()).isEqualTo(traffic.sent()));
        try (ConsoleUser login = CHROMIUM.user(platform, 1440, 900)) {
            login.open("login");
            assertThat(login.button("Log in")).isVisible();
            take(login.page(), "login");
            try (ConsoleUser admin = CHROMIUM.user(platform, 1440, 900).signIn("admin")) {
                for (String view : VIEWS) {
                    admin.open(view);
                    assertThat(admin.page().locator("vaadin-app-layout h1"))
                            .not()
                            .isEmpty();
                    lookCloser(admin, view, traffic);
                    take(admin.page(), view + "-light");
                    switchTo(admin.page(), "dark");
                    take(admin.page(), view + "-dark");
                    switchTo(admin.page(), "light");
                }
            }
            try (ConsoleUser advertiser = CHROMIUM.user(platform, 1440, 900)) {
                advertiser.signInAs(console.advertiser("nordwind-reader", "nordwind"));
                advertiser.open("reports");
                lookCloser(advertiser, "reports", traffic);
                take(advertiser.page(), "reports-of-an-advertiser-light");
                switchTo(advertiser.page(), "dark");
                take(advertiser.page(), "reports-of-an-advertiser-dark");
            }
        }
    }

    /** Opens what a person would look at. */
    private static void lookCloser(ConsoleUser user, String view, PictureTraffic traffic) {
        Page page = user.page();
        switch (view) {
            case "reports" ->
                assertThat(page.getByText(Pattern.compile("^Complete through ")))
                        .isVisible();
            case "quarantine" ->
                page.getByText(Pattern.compile("\\.0/24$")).first().click();
            case "campaigns" -> page.getByText("Autumn city trips").first().click();
            case "experiments" -> page.getByText("frequency-cap").first().click();
            case "trace" -> {
                user.fill(page.locator("body"), "Event id", traffic.restated());
                user.button("Look up").click();
            }
            case "models" -> page.locator("vaadin-details-summary").first().click();
            case "lists" -> {
                user.fill(page.locator(".list-side").first(), "What to look for", "185.220.101.44");
                user.button("Test").first().click();
            }
            default -> {
                // as it opens
            }
        }
    }

    /** Whoever goes on before the browser has stored the scheme gets the one before on the next page. */
    private static void switchTo(Page page, String scheme) {
        page.locator("#scheme").click();
        page.waitForFunction(
                "scheme => Object.values(localStorage).includes(scheme)"
                        + " && getComputedStyle(document.documentElement).colorScheme === scheme",
                scheme);
    }

    private static void take(Page page, String name) {
        page.waitForLoadState();
        // Charts move into place; nothing tells when they are there.
        page.waitForTimeout(1_200);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setStyle(".v-loading-indicator { display: none !important }"));
    }
}
