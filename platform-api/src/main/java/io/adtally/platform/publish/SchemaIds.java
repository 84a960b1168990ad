package io.adtally.platform.publish;

import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.springframework.stereotype.Component;

/** The registry's ids of the schemas that outbox rows were written with. Thread-safe. */
@Component
class SchemaIds {
    private final RegistryClient registry;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();

    SchemaIds(RegistryClient registry) {
        this.registry = registry;
    }

    /** The schema must be registered: a deploy step does that, never this. */
    int id(Topic topic, long fingerprint, LongFunction<Schema> schemas) {
        return ids.computeIfAbsent(
                topic.subject() + fingerprint, key -> registry.id(topic.subject(), schemas.apply(fingerprint)));
    }
}
