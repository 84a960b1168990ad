package io.adtally.platform.publish;

import java.nio.charset.StandardCharsets;

/** How a message's key is handed to the binder. */
final class KafkaKey {
    /** Read by the binding's message-key-expression. */
    static final String HEADER = "adtally_key";

    private KafkaKey() {}

    static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
