package io.adtally.local.flink;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Finds the checkpoint a job goes on from. Checkpoint numbers only grow, also over restarts, because every start goes on
 * from the newest; so the highest number with complete metadata is the one.
 */
final class LatestCheckpoint {
    private static final String PREFIX = "chk-";
    private static final String METADATA = "_metadata";

    private LatestCheckpoint() {}

    /**
     * The path of the newest completed checkpoint below {@code jobDirectory} (one folder per run, checkpoints below).
     *
     * @throws IOException if the store cannot be listed: starting afresh then would count everything again
     */
    static Optional<String> below(String jobDirectory) throws IOException {
        Path root = new Path(jobDirectory);
        FileSystem store = root.getFileSystem();
        Path newest = null;
        long newestNumber = -1;
        for (FileStatus run : list(store, root)) {
            for (FileStatus checkpoint : list(store, run.getPath())) {
                long number = number(checkpoint.getPath().getName());
                if (number > newestNumber && isComplete(store, checkpoint.getPath())) {
                    newest = checkpoint.getPath();
                    newestNumber = number;
                }
            }
        }
        return Optional.ofNullable(newest).map(Path::toString);
    }

    private static boolean isComplete(FileSystem store, Path checkpoint) throws IOException {
        try {
            return store.getFileStatus(new Path(checkpoint, METADATA)).getLen() > 0;
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private static FileStatus[] list(FileSystem store, Path directory) throws IOException {
        try {
            FileStatus[] entries = store.listStatus(directory);
            return entries == null ? new FileStatus[0] : entries;
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }

    private static long number(String name) {
        if (!name.startsWith(PREFIX)) {
            return -1;
        }
        try {
            return Long.parseLong(name.substring(PREFIX.length()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
