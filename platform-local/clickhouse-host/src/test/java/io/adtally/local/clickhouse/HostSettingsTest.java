package io.adtally.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostSettingsTest {
    private static final String[] ARGUMENTS = {"--data", "/var/lib/adtally"};
    private static final Map<String, String> NEEDED = Map.of(
            "ADTALLY_CLICKHOUSE_URL", "http://127.0.0.1:8123",
            "ADTALLY_CLICKHOUSE_USER", "adtally",
            "ADTALLY_CLICKHOUSE_PASSWORD", "secret");

    @Test
    void defaults() {
        HostSettings settings = HostSettings.of(ARGUMENTS, NEEDED);
        assertThat(settings.port()).isEqualTo(8123);
        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/adtally"));
        assertThat(settings.connections()).isEqualTo(8);
        assertThat(settings.engineArguments()).contains("--max_server_memory_usage=2147483648");
    }

    @Test
    void everythingChanged() {
        Map<String, String> environment = new HashMap<>(NEEDED);
        environment.put("ADTALLY_CLICKHOUSE_URL", "http://127.0.0.1:9999/");
        environment.put("ADTALLY_CLICKHOUSE_CONNECTIONS", "3");
        environment.put("ADTALLY_CLICKHOUSE_MEMORY_BYTES", "1000000000");
        HostSettings settings = HostSettings.of(ARGUMENTS, environment);
        assertThat(settings.port()).isEqualTo(9999);
        assertThat(settings.connections()).isEqualTo(3);
        assertThat(settings.engineArguments()).contains("--max_server_memory_usage=1000000000");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "ADTALLY_CLICKHOUSE_URL, ''",
                "ADTALLY_CLICKHOUSE_URL, http://127.0.0.1",
                "ADTALLY_CLICKHOUSE_URL, http://127.0.0.1:70000",
                "ADTALLY_CLICKHOUSE_URL, not a url:1",
                "ADTALLY_CLICKHOUSE_USER, ''",
                "ADTALLY_CLICKHOUSE_PASSWORD, ' '",
                "ADTALLY_CLICKHOUSE_CONNECTIONS, 0",
                "ADTALLY_CLICKHOUSE_CONNECTIONS, 65",
                "ADTALLY_CLICKHOUSE_CONNECTIONS, many",
                "ADTALLY_CLICKHOUSE_MEMORY_BYTES, 2g",
                "ADTALLY_CLICKHOUSE_MEMORY_BYTES, 1024",
            })
    void aWrongValueIsRefusedWithItsName(String name, String value) {
        Map<String, String> environment = new HashMap<>(NEEDED);
        environment.put(name, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostSettings.of(ARGUMENTS, environment))
                .withMessageContaining(name);
    }

    @Test
    void otherArgumentsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostSettings.of(new String[] {"/var/lib/adtally"}, NEEDED))
                .withMessageContaining("--data DIRECTORY");
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(HostSettings.of(ARGUMENTS, NEEDED).toString())
                .contains("adtally")
                .doesNotContain("secret");
    }
}
