package io.adtally.console.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.adtally.console.ConsoleViewTest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

class TickingTest extends ConsoleViewTest {
    private final List<String> seen = new ArrayList<>();
    private @Nullable RuntimeException failure;

    private String answer() {
        if (failure != null) {
            throw failure;
        }
        return "answer";
    }

    @Test
    @WithUserDetails("operator")
    void ofFailuresInARowTheFirstIsTold() {
        Ticking<String> ticking = new Ticking<>(
                UI.getCurrent(), this::answer, seen::add, failed -> seen.add("failed: " + failed.getMessage()));
        ticking.tick();
        failure = new IllegalStateException("away");
        ticking.tick();
        ticking.tick();
        failure = null;
        ticking.tick();
        failure = new IllegalStateException("away again");
        ticking.tick();
        eventually(() -> assertThat(seen).containsExactly("answer", "failed: away", "answer", "failed: away again"));
    }
}
