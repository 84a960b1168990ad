package io.adtally.console.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.platform.force.InForce;
import java.util.List;
import org.junit.jupiter.api.Test;

class InForceTextTest {
    @Test
    void whatTasksSaidWhoRefusedCanBeReadWithoutAPointer() {
        InForce refused = new InForce(1, 2, null, List.of("enrich 1: not a network"));
        assertThat(InForceText.of(refused).getElement().getTextRecursively())
                .contains("Refused by 1 of 2 tasks", "Why", "enrich 1: not a network");
    }
}
