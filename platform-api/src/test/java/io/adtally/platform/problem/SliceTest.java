package io.adtally.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {
    @Test
    void knowsWhetherOthersFollow() {
        assertThat(Slice.of(List.of("a", "b", "c"), 2, item -> item)).isEqualTo(new Slice<>(List.of("a", "b"), "b"));
        assertThat(Slice.of(List.of("a", "b"), 2, item -> item)).isEqualTo(new Slice<>(List.of("a", "b"), null));
        assertThat(Slice.of(List.<String>of(), 2, item -> item).next()).isNull();
    }

    @Test
    void boundsWhatIsAskedFor() {
        assertThat(Slice.limit(500)).isEqualTo(500);
        assertThatThrownBy(() -> Slice.limit(0)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> Slice.limit(501)).isInstanceOf(RefusedException.class);
    }
}
