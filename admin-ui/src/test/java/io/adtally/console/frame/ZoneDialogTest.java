package io.adtally.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

class ZoneDialogTest extends ConsoleViewTest {
    @Test
    @WithUserDetails("operator")
    void warnsOfWhatIsLostWhenThePageIsLoadedAnew() {
        assertThat(new ZoneDialog().getElement().getTextRecursively()).contains("what you have not saved is lost");
    }
}
