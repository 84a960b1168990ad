package io.adtally.registry;

import io.adtally.topic.Topic;
import java.io.PrintStream;

/** Deploy step: registers every topic's schema, refusing one that cannot read what is already stored. */
public final class RegisterSchemas {
    private RegisterSchemas() {}

    /** Registers all schemas at the registry; INCOMPATIBLE from the first that cannot follow its predecessor. */
    public static void registerAll(RegistryClient registry, PrintStream out) {
        for (Topic topic : Topic.values()) {
            int id = registry.register(topic.subject(), topic.valueSchema());
            registry.requireBackward(topic.subject());
            out.println(topic.subject() + " has schema id " + id);
        }
    }

    /** Takes the registry's URL from ADTALLY_REGISTRY_URL or the first argument. */
    public static void main(String[] args) {
        String url = args.length > 0 ? args[0] : System.getenv("ADTALLY_REGISTRY_URL");
        if (url == null || url.isBlank()) {
            System.err.println("Set ADTALLY_REGISTRY_URL or pass the registry's URL as the only argument.");
            System.exit(2);
            return;
        }
        try {
            registerAll(new RegistryClient(url), System.out);
        } catch (RegistryException e) {
            System.err.println(e.kind() + ": " + e.getMessage());
            System.exit(1);
        }
    }
}
