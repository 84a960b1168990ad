package io.adtally.collector.publish;

import io.adtally.event.AdEvent;
import io.adtally.event.InvalidEvent;
import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryClient;
import io.adtally.registry.RegistryException;
import io.adtally.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Encoders under the ids that the registry gave our schemas. They are looked up once, and again until it works. */
final class SchemaIds {
    private final RegistryClient registry;
    private volatile @Nullable ThreadLocal<Encoders> encoders;
    private volatile String reason = "schema ids are not looked up yet";

    SchemaIds(RegistryClient registry) {
        this.registry = registry;
    }

    /** One pair of encoders; for one thread. */
    record Encoders(AvroEncoder<AdEvent> events, AvroEncoder<InvalidEvent> invalid) {}

    /** Looks the ids up if they are not known; returns whether they are. Blocks on the registry. */
    boolean resolve() {
        if (encoders != null) {
            return true;
        }
        try {
            int eventId = id(Topic.RAW_EVENTS);
            int invalidId = id(Topic.INVALID_EVENTS);
            encoders = ThreadLocal.withInitial(() -> new Encoders(
                    new AvroEncoder<>(AdEvent.class, eventId), new AvroEncoder<>(InvalidEvent.class, invalidId)));
            return true;
        } catch (RegistryException e) {
            reason = e.kind() + ": " + e.getMessage();
            return false;
        }
    }

    /** This thread's encoders, or null while the ids are not known. */
    @Nullable
    Encoders encoders() {
        ThreadLocal<Encoders> known = encoders;
        return known == null ? null : known.get();
    }

    Readiness readiness() {
        return encoders != null ? Readiness.READY : Readiness.not("schema registry: " + reason);
    }

    private int id(Topic topic) {
        return registry.id(topic.subject(), topic.valueSchema());
    }
}
