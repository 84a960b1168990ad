package io.adtally.fraud.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCentreRangesTest {
    private final DataCentreRanges bundled = DataCentreRanges.bundled();

    private static List<String> lines() throws IOException {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DataCentreRanges.class.getResourceAsStream("data-centre-ranges.txt")),
                StandardCharsets.UTF_8))) {
            return text.lines().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3.5.0.1, 14618, Amazon",
        "5.9.0.1, 24940, Hetzner",
        "::ffff:5.9.0.1, 24940, Hetzner",
        "2a01:4f8::1, 24940, Hetzner",
        "51.15.0.1, 12876, Scaleway",
        "104.131.0.1, 14061, DigitalOcean",
    })
    void knowsLargeOperators(String ip, long asn, String operator) {
        Place place = bundled.find(ip);
        assertThat(place.asn()).isEqualTo(asn);
        assertThat(place.operator()).contains(operator);
        assertThat(place.dataCentre()).isTrue();
        assertThat(place.country()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3", "91.198.174.192", "2a02:8071:2b80:1::17", "1.1.1.1", "nonsense", "''"})
    void knowsNothingOfOthers(String ip) {
        assertThat(bundled.find(ip)).isEqualTo(Place.UNKNOWN);
        assertThat(bundled.find(null)).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void everyRangeIsFoundAtBothEndsAndEveryOperatorIsOne() throws IOException {
        long asn = 0;
        for (String line : lines()) {
            if (line.startsWith("AS")) {
                asn = Long.parseLong(line.substring(2, line.indexOf(' ')));
                assertThat(OperatorNames.bundled().dataCentre(line.substring(line.indexOf(' '))))
                        .as(line)
                        .isTrue();
            } else if (!line.startsWith("#")) {
                for (String end : line.split(" ", -1)) {
                    assertThat(bundled.find(end).asn()).as(line).isEqualTo(asn);
                }
            }
        }
        assertThat(bundled.count()).isGreaterThan(40_000);
        assertThat(bundled.version()).matches("data-centres-[0-9.]+");
    }

    @Test
    void refusesDamagedRanges() {
        assertThatThrownBy(() -> DataCentreRanges.read(List.of("AS1 One", "1.1.1.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a range of addresses: 1.1.1.1");
        assertThatThrownBy(() -> DataCentreRanges.read(List.of("AS1 One", "1.1.1.2 1.1.1.1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        DataCentreRanges.read(List.of("AS1 One", "1.1.1.1 1.1.1.9", "AS2 Two", "1.1.1.9 1.1.2.0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlap");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OVH SAS | true",
                "Novhost GmbH | false",
                "Amazon.com, Inc. | true",
                "DEUTSCHE TELEKOM AG | false",
                "Example Data-Center | true",
                "Cloudflare, Inc. | false",
                "Zscaler Cloud | false",
                "Vps Kings | true",
                "Ghost Fibre | false",
            })
    void tellsDataCentresByName(String operator, boolean dataCentre) {
        assertThat(OperatorNames.bundled().dataCentre(operator)).isEqualTo(dataCentre);
    }
}
