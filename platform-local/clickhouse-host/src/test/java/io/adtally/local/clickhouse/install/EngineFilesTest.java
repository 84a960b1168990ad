package io.adtally.local.clickhouse.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineFilesTest {
    private static final String BELOW = "chdb/26.7.3-stable.1/libchdb.so";

    @Test
    void theLibraryIsKeptWhereTheUserSays() {
        assertThat(EngineFiles.library(Map.of("ADTALLY_CACHE", "/a", "XDG_CACHE_HOME", "/b")))
                .isEqualTo(Path.of("/a", BELOW));
        assertThat(EngineFiles.library(Map.of("ADTALLY_CACHE", "", "XDG_CACHE_HOME", "/b")))
                .isEqualTo(Path.of("/b/adtally", BELOW));
        assertThat(EngineFiles.library(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/adtally", BELOW));
    }
}
