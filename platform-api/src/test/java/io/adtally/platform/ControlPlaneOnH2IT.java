package io.adtally.platform;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With a file of H2, as on one machine. */
class ControlPlaneOnH2IT extends ReviewContract {
    private static RunningPlatform platform;

    @BeforeAll
    static void start(@TempDir Path directory) {
        platform = RunningPlatform.start(STACK, Map.of("ADTALLY_DATABASE_URL", Databases.h2(directory)));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Override
    RunningPlatform platform() {
        return platform;
    }

    @Override
    String prefix() {
        return "h2";
    }
}
