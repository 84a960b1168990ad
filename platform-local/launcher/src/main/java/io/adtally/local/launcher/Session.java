package io.adtally.local.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What every command works with.
 *
 * @param environment the environment variables people set
 * @param out results
 * @param err messages that are not results
 */
record Session(Checkout checkout, Map<String, String> environment, PrintStream out, PrintStream err) {
    Path stateFile() {
        return checkout.data().resolve("state.json");
    }

    Path credentialsFile() {
        return checkout.data().resolve("credentials.json");
    }

    /** The data of the parts; --fresh deletes it. */
    Path partData() {
        return checkout.data().resolve("data");
    }

    Path logs() {
        return checkout.data().resolve("log");
    }

    /** The platform as it was last written down, whether it still runs or not. */
    Optional<PlatformState> state() throws IOException {
        return PlatformState.read(stateFile());
    }

    /** How to reach the platform: as it was started, else as it would be. What people set now comes first. */
    Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>(started(1));
        Optional<PlatformState> state = state();
        if (state.isPresent() && state.get().supervisorRuns()) {
            settings.putAll(state.get().settings());
        }
        environment.forEach((name, value) -> {
            if (name.startsWith("ADTALLY_") && !value.isBlank()) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    /** The settings of a platform that is started now. */
    Map<String, String> started(int brokers) throws IOException {
        Files.createDirectories(checkout.data());
        return Settings.of(Ports.from(environment), Credentials.kept(credentialsFile()), brokers, environment);
    }
}
