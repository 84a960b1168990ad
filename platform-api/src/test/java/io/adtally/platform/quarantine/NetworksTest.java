package io.adtally.platform.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworksTest {
    @Test
    void cutsAddressesToTheirNetwork() {
        assertThat(Networks.of("198.51.100.77")).isEqualTo("198.51.100.0/24");
        assertThat(Networks.of("255.255.255.255")).isEqualTo("255.255.255.0/24");
        assertThat(Networks.of("2001:db8:1:2:3::9")).isEqualTo("2001:db8:1::/48");
        assertThat(Networks.of("::ffff:198.51.100.77")).isEqualTo("198.51.100.0/24");
        assertThat(Networks.of("nonsense")).isEmpty();
    }
}
