package io.adtally.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the console looks to a browser at its least width. */
class ConsoleViewsIT {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final PlatformUnderTest platform = new PlatformUnderTest();

    @Test
    void everyViewOpensInBothSchemesWithoutAnError() throws Exception {
        try (ConsoleUser admin = CHROMIUM.user(platform, 1280, 800).signIn("admin")) {
            for (String view : ConsolePictures.VIEWS) {
                admin.open(view);
                assertThat(admin.page().locator("vaadin-app-layout h1")).not().isEmpty();
                admin.page().locator("#scheme").click();
                assertThat(admin.page().locator("vaadin-notification-card")).hasCount(0);
            }
            assertThat(admin.problems()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        try (ConsoleUser stranger = CHROMIUM.user(platform, 1280, 800)) {
            stranger.signIn("nobody", "a wrong password");
            assertThat(stranger.page().getByText("Incorrect username or password"))
                    .isVisible();
        }
    }
}
