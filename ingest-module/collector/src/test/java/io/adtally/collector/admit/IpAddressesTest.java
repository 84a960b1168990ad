package io.adtally.collector.admit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "192.0.2.7, 192.0.2.7",
        "::, 0:0:0:0:0:0:0:0",
        "2001:DB8::00a1, 2001:db8:0:0:0:0:0:a1",
        "2001:db8:0:0:0:0:0:a1, 2001:db8:0:0:0:0:0:a1",
        "::ffff:192.0.2.7, 192.0.2.7",
        "::ffff:c000:0207, 192.0.2.7"
    })
    void spellsEveryAddressInOneWay(String text, String canonical) {
        assertThat(IpAddresses.canonical(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.com",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.04",
                "1..3.4",
                "1.2.3.4.",
                " 1.2.3.4",
                "1.2.3.4:80",
                "0x7f.0.0.1",
                "2130706433",
                "\u0661.2.3.4",
                ":",
                ":::",
                "1:2:3:4:5:6:7:8:9",
                "fe80::1%eth0",
                "[::1]",
                "::1]",
                "::g",
                "::\u0661",
                "0000:0000:0000:0000:0000:0000:255.255.255.2555"
            })
    void takesNothingElseForAnAddress(String text) {
        assertThat(IpAddresses.parse(text)).isNull();
    }
}
