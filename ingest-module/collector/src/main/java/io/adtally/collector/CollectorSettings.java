package io.adtally.collector;

import io.adtally.collector.admit.AdmissionSettings;
import io.adtally.collector.publish.PublishSettings;
import io.adtally.collector.receive.ReceiveSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Everything that can be set; application.yml explains each key and holds the defaults.
 *
 * @param id names this collector on every event, 1..64 characters
 */
@ConfigurationProperties("adtally.collector")
record CollectorSettings(String id, ReceiveSettings receive, AdmissionSettings admission, PublishSettings publish) {
    /** What a record holds besides an item's own bytes: ids, the reason, the address, the user agent's header. */
    private static final DataSize RECORD_OVERHEAD = DataSize.ofKilobytes(16);

    CollectorSettings {
        if (id.isBlank() || id.length() > 64) {
            throw new IllegalArgumentException("adtally.collector.id must have 1..64 characters: " + id);
        }
        // Else an item could be taken that Kafka never takes, and its sender would be told to send it again for ever.
        long largestRecord = receive.maxBody().toBytes() + RECORD_OVERHEAD.toBytes();
        if (largestRecord > publish.maxRecord().toBytes()) {
            throw new IllegalArgumentException("adtally.collector.receive.max-body must be at least " + RECORD_OVERHEAD
                    + " below adtally.collector.publish.max-record: " + receive.maxBody());
        }
    }
}
