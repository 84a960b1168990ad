package io.adtally.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.platform.problem.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdTest {
    @Test
    void takesWebAddressesOnly() {
        assertThat(new Ad("ad-1", "Banner", "c-1", "https://example.com/a?b=c").landingUrl())
                .isEqualTo("https://example.com/a?b=c");
        for (String url :
                List.of("javascript:alert(1)", "//example.com", "/path", "ftp://example.com", "https://", "ht tp")) {
            assertThatThrownBy(() -> new Ad("ad-1", "Banner", "c-1", url)).isInstanceOf(RefusedException.class);
        }
    }
}
