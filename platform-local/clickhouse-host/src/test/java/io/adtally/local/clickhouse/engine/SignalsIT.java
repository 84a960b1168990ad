package io.adtally.local.clickhouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.clickhouse.install.EngineFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalsIT {
    @TempDir
    Path directory;

    @Test
    void theJvmKeepsItsSignalHandlersBesideTheEngine() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:-OmitStackTraceInFastThrow",
                        NullChecksByFault.class.getName(),
                        EngineFiles.library(System.getenv()).toString(),
                        directory.resolve("data").toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("caught 100000").doesNotContain("signal handlers");
    }
}
