package io.adtally.console.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import io.adtally.console.HeldQuestion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

class BackgroundTest extends ConsoleViewTest {
    private final List<String> seen = new ArrayList<>();

    @Test
    @WithUserDetails("operator")
    void whatIsForgottenIsNotShownAndWhatIsBegunAfterwardsIs() throws Exception {
        Background background = new Background();
        HeldQuestion held = new HeldQuestion();
        background.<String>run(
                () -> {
                    throw held.ask();
                },
                seen::add,
                failure -> seen.add("failed"));
        background.forget();
        held.answer(1);
        eventually(() -> assertThat(seen).isEmpty());
        background.run(() -> "answer", seen::add, failure -> seen.add("failed"));
        eventually(() -> assertThat(seen).containsExactly("answer"));
    }
}
