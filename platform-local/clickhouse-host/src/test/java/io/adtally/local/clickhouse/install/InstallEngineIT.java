package io.adtally.local.clickhouse.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the installer with an npm of our own, so that nothing is fetched. */
class InstallEngineIT {
    @TempDir
    Path directory;

    @Test
    void aPackageThatIsNotTheExpectedOneIsNotInstalled() throws Exception {
        Ended ended = install("#!/bin/sh\necho not the engine > chdb.tgz\n");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output())
                .contains("is not the expected one (integrity sha512-")
                .contains("set ADTALLY_CLICKHOUSE_URL");
        assertThat(leftInCache()).isEqualTo(1); // the lock
    }

    @Test
    void whatNpmSaysOfItsFailureIsPassedOn() throws Exception {
        Ended ended = install("#!/bin/sh\necho no such host >&2\nexit 7\n");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("npm could not fetch", "no such host", "set ADTALLY_CLICKHOUSE_URL");
        assertThat(leftInCache()).isEqualTo(1);
    }

    @Test
    void withoutNpmItSaysWhatIsMissing() throws Exception {
        Ended ended = install("");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("install Node.js with npm", "set ADTALLY_CLICKHOUSE_URL");
    }

    private record Ended(int exitCode, String output) {}

    private Ended install(String npmScript) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(directory.resolve("bin"));
        if (!npmScript.isEmpty()) {
            Path npm = Files.writeString(programs.resolve("npm"), npmScript);
            Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwx------"));
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        InstallEngine.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("ADTALLY_CACHE", directory.resolve("cache").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private long leftInCache() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
