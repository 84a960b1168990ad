package io.adtally.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestCheckpointTest {
    @TempDir
    Path root;

    @Test
    void thereIsNoneBeforeTheFirstStart() throws IOException {
        assertThat(LatestCheckpoint.below(root.resolve("job").toUri().toString()))
                .isEmpty();
    }

    @Test
    void takesTheHighestNumberOverAllRuns() throws IOException {
        complete("run-b/chk-9");
        complete("run-a/chk-10");
        complete("run-c/chk-2");
        assertThat(LatestCheckpoint.below(root.toUri().toString()))
                .get()
                .asString()
                .endsWith("run-a/chk-10");
    }

    @Test
    void leavesOutWhatIsNotComplete() throws IOException {
        complete("run-a/chk-1");
        Files.createDirectories(root.resolve("run-a/chk-2"));
        Files.createFile(Files.createDirectories(root.resolve("run-a/chk-3")).resolve("_metadata"));
        Files.createDirectories(root.resolve("run-a/shared"));
        Files.createDirectories(root.resolve("run-a/chk-x"));
        assertThat(LatestCheckpoint.below(root.toUri().toString()))
                .get()
                .asString()
                .endsWith("run-a/chk-1");
    }

    private void complete(String checkpoint) throws IOException {
        Path directory = Files.createDirectories(root.resolve(checkpoint));
        Files.writeString(directory.resolve("_metadata"), "complete");
    }
}
