package io.adtally.platform.publish;

/** Something done to Redis before a message goes out. Must bear being done twice. Thread-safe. */
public interface BeforePublish {
    /** What rows of the outbox call it. */
    String step();

    /** Does it, or throws if it could not be done, in which case it is tried again with the whole message. */
    void run(String key, String value);
}
