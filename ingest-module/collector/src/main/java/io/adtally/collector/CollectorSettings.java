package io.adtally.collector;

import io.adtally.collector.admit.AdmissionSettings;
import io.adtally.collector.publish.PublishSettings;
import io.adtally.collector.receive.ReceiveSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Everything that can be set; application.yml explains each key and holds the defaults.
 *
 * @param id names this collector on every event, 1..64 characters
 */
@ConfigurationProperties("adtally.collector")
record CollectorSettings(String id, ReceiveSettings receive, AdmissionSettings admission, PublishSettings publish) {
    CollectorSettings {
        if (id.isBlank() || id.length() > 64) {
            throw new IllegalArgumentException("adtally.collector.id must have 1..64 characters: " + id);
        }
    }
}
