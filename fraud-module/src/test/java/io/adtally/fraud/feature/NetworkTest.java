package io.adtally.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 1.2.3.4, true, true",
        "1.2.3.4, ::ffff:1.2.3.4, true, true",
        "1.2.3.4, 1.2.3.5, false, true",
        "1.2.3.255, 1.2.4.0, false, false",
        "2001:db8:1:2::1, 2001:0DB8:1:2:ffff::, true, true",
        "2001:db8:1:2::, 2001:db8:1:3::, false, true",
        "2001:db8:1:ffff::, 2001:db8:2::, false, false",
        "0.0.0.1, ::1, false, false"
    })
    void addressesShareASubscriberAndANeighbourhood(String one, String other, boolean subscriber, boolean neighbours) {
        assertThat(Network.subscriber(one)).isNotNull();
        assertThat(Objects.equals(Network.subscriber(one), Network.subscriber(other)))
                .isEqualTo(subscriber);
        assertThat(Objects.equals(Network.neighbourhood(one), Network.neighbourhood(other)))
                .isEqualTo(neighbours);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.77, 198.51.100.0/24",
        "255.255.255.255, 255.255.255.0/24",
        "::ffff:198.51.100.77, 198.51.100.0/24",
        "2001:db8:1:2:3::9, 2001:db8:1::/48"
    })
    void aNeighbourhoodIsWrittenAsPeopleDo(String ip, String cidr) {
        assertThat(Network.neighbourhoodCidr(ip)).isEqualTo(cidr);
    }

    @ParameterizedTest
    @CsvSource({",", "''", "localhost", "1.2.3", "1.2.3.4:80"})
    void whatIsNoAddressIsInNoNetwork(String text) {
        assertThat(Network.subscriber(text)).isNull();
        assertThat(Network.neighbourhood(text)).isNull();
        assertThat(Network.neighbourhoodCidr(text)).isNull();
    }
}
