package io.adtally.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.collector.admit.AdmissionSettings;
import io.adtally.collector.publish.PublishSettings;
import io.adtally.collector.receive.ReceiveSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** What application.yml says, and what the environment can make of it. */
class CollectorSettingsTest {
    @Test
    void defaults() throws IOException {
        assertThat(bound(Map.of()))
                .isEqualTo(new CollectorSettings(
                        "collector-1",
                        new ReceiveSettings(
                                DataSize.ofBytes(1_024_000),
                                Duration.ofSeconds(10),
                                2000,
                                DataSize.ofMegabytes(64),
                                Duration.ofSeconds(1),
                                List.of()),
                        new AdmissionSettings(500, Duration.ofMinutes(5), 32, 4096),
                        new PublishSettings(
                                "127.0.0.1:9092",
                                "http://127.0.0.1:8084/apis/ccompat/v7",
                                Duration.ofSeconds(2),
                                Duration.ofMillis(250),
                                Duration.ofSeconds(5),
                                Duration.ofMillis(5),
                                DataSize.ofKilobytes(128),
                                DataSize.ofMegabytes(64),
                                DataSize.ofMegabytes(1),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(3))));
    }

    @Test
    void everythingChanged() throws IOException {
        Map<String, Object> changed = new HashMap<>(Map.of(
                "ADTALLY_COLLECTOR_ID", "eu-7",
                "ADTALLY_TRUSTED_PROXIES", "10.0.0.0/8,2001:db8::/32",
                "ADTALLY_KAFKA_BOOTSTRAP", "kafka-1:9092,kafka-2:9092",
                "ADTALLY_REGISTRY_URL", "http://registry"));
        changed.put("adtally.collector.receive.max-body", "2KB");
        changed.put("adtally.collector.receive.body-timeout", "1s");
        changed.put("adtally.collector.receive.max-requests-in-flight", "3");
        changed.put("adtally.collector.receive.max-bytes-in-flight", "4KB");
        changed.put("adtally.collector.receive.retry-after", "5s");
        changed.put("adtally.collector.admission.max-items", "6");
        changed.put("adtally.collector.admission.clock-tolerance", "7s");
        changed.put("adtally.collector.admission.max-extra-fields", "8");
        changed.put("adtally.collector.admission.max-extra-characters", "9");
        changed.put("adtally.collector.publish.budget", "10s");
        changed.put("adtally.collector.publish.max-block", "11ms");
        changed.put("adtally.collector.publish.delivery-timeout", "12s");
        changed.put("adtally.collector.publish.linger", "13ms");
        changed.put("adtally.collector.publish.batch-size", "14KB");
        changed.put("adtally.collector.publish.buffer-size", "15MB");
        changed.put("adtally.collector.publish.max-record", "1600KB");
        changed.put("adtally.collector.publish.probe-interval", "170ms");
        changed.put("adtally.collector.publish.silence-limit", "18s");
        assertThat(bound(changed))
                .isEqualTo(new CollectorSettings(
                        "eu-7",
                        new ReceiveSettings(
                                DataSize.ofKilobytes(2),
                                Duration.ofSeconds(1),
                                3,
                                DataSize.ofKilobytes(4),
                                Duration.ofSeconds(5),
                                List.of("10.0.0.0/8", "2001:db8::/32")),
                        new AdmissionSettings(6, Duration.ofSeconds(7), 8, 9),
                        new PublishSettings(
                                "kafka-1:9092,kafka-2:9092",
                                "http://registry",
                                Duration.ofSeconds(10),
                                Duration.ofMillis(11),
                                Duration.ofSeconds(12),
                                Duration.ofMillis(13),
                                DataSize.ofKilobytes(14),
                                DataSize.ofMegabytes(15),
                                DataSize.ofKilobytes(1600),
                                Duration.ofMillis(170),
                                Duration.ofSeconds(18))));
    }

    @Test
    void refusesAnIdThatNamesNobody() {
        assertThatThrownBy(() -> bound(Map.of("ADTALLY_COLLECTOR_ID", " ")))
                .rootCause()
                .hasMessageContaining("adtally.collector.id must have 1..64 characters");
    }

    @Test
    void refusesBodiesWithItemsThatKafkaWouldNeverTake() {
        assertThatThrownBy(() -> bound(Map.of("adtally.collector.receive.max-body", "1009KB")))
                .rootCause()
                .hasMessageContaining("max-body must be at least 16384B below adtally.collector.publish.max-record");
    }

    private static CollectorSettings bound(Map<String, Object> environment) throws IOException {
        StandardEnvironment all = new StandardEnvironment();
        all.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        all.getPropertySources().addFirst(new MapPropertySource("given", environment));
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .forEach(all.getPropertySources()::addLast);
        return Binder.get(all)
                .bind("adtally.collector", CollectorSettings.class)
                .get();
    }
}
