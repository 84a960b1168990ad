package io.adtally.fraud.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MmdbNetworksTest {
    @TempDir
    Path directory;

    private static byte[] bytes(String address) throws UnknownHostException {
        return InetAddress.getByName(address).getAddress();
    }

    private static Map<String, Object> system(long number, String operator) {
        return Map.of("autonomous_system_number", number, "autonomous_system_organization", operator);
    }

    private MmdbNetworks open(Path... files) throws IOException {
        return MmdbNetworks.open(List.of(files), OperatorNames.bundled());
    }

    private Path systems() throws IOException {
        return new MmdbFile(6)
                .put(bytes("192.0.2.0"), 24, system(64496, "Example Telecom"))
                .put(bytes("198.51.100.0"), 25, system(64497, "Example Hosting GmbH"))
                .put(bytes("198.51.100.128"), 26, system(4_200_000_000L, "Beispiel e.V."))
                .put(bytes("2001:db8::"), 32, system(64498, "Amazon.com, Inc."))
                .write(directory.resolve("asn.mmdb"), "Test-ASN");
    }

    private Path countries() throws IOException {
        return new MmdbFile(4)
                .put(bytes("192.0.2.0"), 25, Map.of("country", Map.of("iso_code", "NL"), "x", 1L))
                .put(bytes("192.0.2.128"), 25, Map.of("country_code", "BE"))
                .put(bytes("32.0.0.0"), 4, Map.of("country_code", "XX"))
                .write(directory.resolve("country.mmdb"), "Test-Country");
    }

    @Test
    void joinsWhatTheFilesKnow() throws IOException {
        try (MmdbNetworks networks = open(systems(), countries())) {
            assertThat(networks.find("192.0.2.127")).isEqualTo(new Place(64496, "Example Telecom", "NL", false));
            assertThat(networks.find("192.0.2.128")).isEqualTo(new Place(64496, "Example Telecom", "BE", false));
            assertThat(networks.find("::ffff:192.0.2.128")).isEqualTo(new Place(64496, "Example Telecom", "BE", false));
            assertThat(networks.find("198.51.100.7")).isEqualTo(new Place(64497, "Example Hosting GmbH", null, true));
            assertThat(networks.find("198.51.100.128"))
                    .isEqualTo(new Place(4_200_000_000L, "Beispiel e.V.", null, false));
            assertThat(networks.find("198.51.100.192")).isEqualTo(Place.UNKNOWN);
            // Its first bits are those of 32.1.13.184, about which the file for IPv4 alone must not be asked.
            assertThat(networks.find("2001:db8::1")).isEqualTo(new Place(64498, "Amazon.com, Inc.", null, true));
            assertThat(networks.find("32.1.13.184")).isEqualTo(new Place(0, null, "XX", false));
            assertThat(networks.find("2001:db9::1")).isEqualTo(Place.UNKNOWN);
            assertThat(networks.find(null)).isEqualTo(Place.UNKNOWN);
            assertThat(networks.find("example.org")).isEqualTo(Place.UNKNOWN);
            assertThat(networks.version()).isEqualTo("Test-ASN@2026-05-28T20:26:40Z+Test-Country@2026-05-28T20:26:40Z");
        }
    }

    /** Twice as many different networks as are remembered, asked in any order, many of them in one /24. */
    @Test
    void whatIsRememberedNeverAnswersForAnotherNetwork() throws IOException {
        MmdbFile file = new MmdbFile(4);
        Map<String, Long> expected = new HashMap<>();
        for (int number = 1; number <= 130_000; number++) {
            byte[] address = {10, (byte) (number >> 15), (byte) (number >> 7), (byte) (number << 1)};
            file.put(address, 31, system(number, "Number " + number));
            expected.put(InetAddress.getByAddress(address).getHostAddress(), (long) number);
        }
        List<String> addresses = List.copyOf(expected.keySet());
        Random random = new Random(3);
        try (MmdbNetworks networks = open(file.write(directory.resolve("many.mmdb"), "Test"))) {
            for (int look = 0; look < 400_000; look++) {
                String address = addresses.get(random.nextInt(addresses.size()));
                assertThat(networks.find(address).asn()).as(address).isEqualTo(expected.get(address));
            }
        }
    }

    @Test
    void allocatesNothingWithinARememberedNetwork() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String[] addresses = {"192.0.2.1", "192.0.2.200", "2001:db8::17", "9.9.9.9"};
        try (MmdbNetworks networks = open(systems())) {
            int looks = 100_000;
            find(networks, addresses, looks);
            long before = threads.getCurrentThreadAllocatedBytes();
            find(networks, addresses, looks);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(looks);
        }
    }

    private static void find(Networks networks, String[] addresses, int looks) {
        long sum = 0;
        for (int look = 0; look < looks; look++) {
            sum += networks.find(addresses[look % addresses.length]).asn();
        }
        assertThat(sum).isEqualTo(looks / 4 * (2 * 64496L + 64498L));
    }

    @Test
    void refusesMissingAndDamagedFiles() throws IOException {
        assertThatThrownBy(() -> open(directory.resolve("none.mmdb"))).isInstanceOf(IOException.class);
        Path text = Files.writeString(directory.resolve("text.mmdb"), "no database");
        assertThatThrownBy(() -> open(systems(), text)).isInstanceOf(IOException.class);
        assertThatThrownBy(this::open).isInstanceOf(IllegalArgumentException.class);
    }
}
