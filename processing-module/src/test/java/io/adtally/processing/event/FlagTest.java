package io.adtally.processing.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlagTest {
    /** Bits lie in checkpoints and names in stores: neither may move. */
    @Test
    void everyFlagKeepsItsBitAndName() {
        assertThat(Flag.values()).hasSize(9);
        assertThat(Flag.names(1)).containsExactly("clock_clamped");
        assertThat(Flag.names(2)).containsExactly("maybe_duplicate");
        assertThat(Flag.names(4)).containsExactly("pre_bid_ivt");
        assertThat(Flag.names(8)).containsExactly("id_collision");
        assertThat(Flag.names(16)).containsExactly("unknown_campaign");
        assertThat(Flag.names(32)).containsExactly("sampled_state");
        assertThat(Flag.names(64)).containsExactly("stale_terms");
        assertThat(Flag.names(128)).containsExactly("unproven_view");
        assertThat(Flag.names(256)).containsExactly("repeated_view");
    }

    @Test
    void namesComeInOneOrderWhateverElseIsSet() {
        assertThat(Flag.names(0)).isEmpty();
        assertThat(Flag.names(Flag.UNKNOWN_CAMPAIGN.bit() | Flag.CLOCK_CLAMPED.bit() | 1 << 30))
                .containsExactly("clock_clamped", "unknown_campaign");
    }
}
