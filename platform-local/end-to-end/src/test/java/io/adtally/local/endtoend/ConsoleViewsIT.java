package io.adtally.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the console looks to a browser at its least width. */
class ConsoleViewsIT {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final PlatformUnderTest platform = new PlatformUnderTest();

    /** Checked by axe-core against WCAG 2.1, levels A and AA. */
    @Test
    void everyViewFitsAndIsAccessibleInBothSchemes() throws Exception {
        List<String> complaints = new ArrayList<>();
        boolean isDark = false;
        try (ConsoleUser admin = CHROMIUM.user(platform, 1280, 800).signIn("admin")) {
            for (String view : ConsolePictures.VIEWS) {
                admin.open(view);
                assertThat(admin.page().locator("vaadin-app-layout h1")).not().isEmpty();
                assertThat(admin.page().locator("[aria-busy]")).hasCount(0);
                assertThat(admin.page().getByText("cannot be asked now")).hasCount(0);
                complaints.addAll(complaints(admin, view, isDark));
                admin.page().locator("#scheme").click();
                isDark = !isDark;
                complaints.addAll(complaints(admin, view, isDark));
                assertThat(admin.page().locator("vaadin-notification-card")).hasCount(0);
            }
            assertThat(admin.problems()).isEmpty();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void anAdvertiserIsShownReportsAndCampaignsOnly() throws Exception {
        ConsoleApi console = new ConsoleApi(platform);
        console.json("campaign-manager", "/advertisers", "{\"id\":\"viewed\",\"name\":\"Viewed\"}");
        List<String> complaints = new ArrayList<>();
        try (ConsoleUser advertiser = CHROMIUM.user(platform, 1280, 800)) {
            advertiser.signInAs(console.advertiser("viewed-reader", "viewed"));
            assertThat(advertiser.page().locator("vaadin-app-layout h1")).hasText("Reports");
            assertThat(advertiser.page().locator("vaadin-side-nav-item"))
                    .containsText(new String[] {"Reports", "Campaigns"});
            assertThat(advertiser.page().getByText("Nothing was counted here")).isVisible();
            complaints.addAll(complaints(advertiser, "reports of an advertiser", false));
            advertiser.page().locator("#scheme").click();
            complaints.addAll(complaints(advertiser, "reports of an advertiser", true));
            assertThat(advertiser.problems()).isEmpty();
            for (String view : ConsolePictures.VIEWS) {
                if (!List.of("reports", "campaigns").contains(view)) {
                    advertiser.open(view);
                    assertThat(advertiser.page().getByText("There is no page here"))
                            .isVisible();
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoGuessesAPasswordIsToldToWait() {
        try (ConsoleUser stranger = CHROMIUM.user(platform, 1280, 800)) {
            for (int guess = 0; guess < 5; guess++) {
                stranger.signIn("nobody", "guess " + guess);
                assertThat(stranger.page().getByText("Incorrect username or password"))
                        .isVisible();
            }
            stranger.signIn("nobody", "one more");
            assertThat(stranger.page().getByText(Pattern.compile("Try again in \\d+ minutes")))
                    .isVisible();
        }
    }

    /** Of a view that is dark, or light, by now; colours that change slowly have changed. */
    private static List<String> complaints(ConsoleUser user, String name, boolean isDark) throws Exception {
        String view = name + (isDark ? ", dark" : ", light");
        user.page()
                .waitForFunction(
                        "dark => dark === (getComputedStyle(document.documentElement).colorScheme === 'dark')", isDark);
        user.page().evaluate("""
                async () => Promise.all(document.getAnimations()
                  .filter(animation => animation.effect.getComputedTiming().endTime < Infinity)
                  .map(animation => animation.finished.catch(() => {})))""");
        List<String> complaints = new ArrayList<>();
        Object tooWide = user.page().evaluate("document.documentElement.scrollWidth - innerWidth");
        if (((Number) tooWide).intValue() > 0) {
            complaints.add(view + " is " + tooWide + " pixels too wide");
        }
        user.page().addScriptTag(new Page.AddScriptTagOptions().setContent(axe()));
        @SuppressWarnings("unchecked")
        List<String> violations = (List<String>) user.page().evaluate("""
                async () => {
                  const found = await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']});
                  // The tab strip of the component library scrolls in a focusable element of its own.
                  const ours = (rule, node) =>
                    rule.id !== 'aria-required-children' || node.target.join(' ') !== 'vaadin-tabs';
                  return found.violations.flatMap(rule => rule.nodes.filter(node => ours(rule, node)).map(node =>
                    rule.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary));
                }""");
        violations.forEach(violation -> complaints.add(view + ": " + violation));
        return complaints;
    }

    private static String axe() throws Exception {
        try (InputStream script = Objects.requireNonNull(ConsoleViewsIT.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
