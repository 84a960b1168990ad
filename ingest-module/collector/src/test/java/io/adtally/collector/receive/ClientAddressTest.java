package io.adtally.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private static final ClientAddress ADDRESSES =
            new ClientAddress(List.of("10.0.0.0/8", "172.16.0.0/12", "192.0.2.1", "2001:db8:a000::/35"));

    /** The parts of X-Forwarded-For are written with a space between them here, several headers with a bar. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, 10.0.0.1",
                "'', 10.0.0.1",
                "203.0.113.9, 203.0.113.9",
                "1.1.1.1 203.0.113.9, 203.0.113.9", // what a client writes itself stands to the left
                "203.0.113.9 10.9.9.9, 203.0.113.9",
                "203.0.113.9 172.31.255.255 192.0.2.1, 203.0.113.9",
                "203.0.113.9 172.32.0.0, 172.32.0.0",
                "10.0.0.3 10.0.0.2, 10.0.0.3", // a client within
                "1.1.1.1|203.0.113.9|10.0.0.2, 203.0.113.9",
                "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
                "203.0.113.9 2001:db8:bfff::1, 203.0.113.9",
                "203.0.113.9 2001:db8:c000::1, 2001:db8:c000:0:0:0:0:1",
                "203.0.113.9:4711, 203.0.113.9",
                "[2001:db8::1]:4711, 2001:db8:0:0:0:0:0:1",
                "::ffff:203.0.113.9, 203.0.113.9",
                "203.0.113.9 unknown 10.0.0.2, 10.0.0.2", // oddities end the chain
                "203.0.113.9 <script> , 10.0.0.1",
                "203.0.113.9 _hidden, 10.0.0.1"
            })
    void isTheLastAddressThatATrustedProxySaw(String forwardedFor, String client) {
        assertThat(behind("10.0.0.1", forwardedFor)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.255.255.255", "172.16.0.0", "192.0.2.1", "2001:db8:bfff:ffff::1"})
    void trustsTheNamedRanges(String peer) {
        assertThat(ADDRESSES.isTrusted(peer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"11.0.0.0", "9.255.255.255", "172.32.0.0", "192.0.2.2", "2001:db8:c000::", "::1", "fe80::1%2", ""
            })
    void trustsNobodyElse(String peer) {
        assertThat(ADDRESSES.isTrusted(peer)).isFalse();
    }

    @Test
    void trustsNobodyWhenNoneIsNamed() {
        assertThat(new ClientAddress(List.of()).isTrusted("127.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 255.1.2.3, true",
        "0.0.0.0/0, ::1, false",
        "::/0, ::1, true",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7/31, 192.0.2.6, true",
        "192.0.2.7/32, 192.0.2.6, false"
    })
    void comparesExactlyTheBitsOfTheRange(String range, String peer, boolean trusted) {
        assertThat(new ClientAddress(List.of(range)).isTrusted(peer)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/8/8", "localhost/8", "*"
            })
    void knowsWhatIsNoRange(String text) {
        assertThat(AddressRange.parse(text)).isNull();
    }

    private static String behind(String peer, @org.jspecify.annotations.Nullable String forwardedFor) {
        List<String> headers = forwardedFor == null
                ? List.of()
                : Arrays.stream(forwardedFor.split("\\|"))
                        .map(header -> header.replace(" ", " , "))
                        .toList();
        return ADDRESSES.behind(peer, Collections.enumeration(headers));
    }
}
