package io.adtally.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adtally.local.supervise.ProcessState;
import io.adtally.local.supervise.ProcessStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the supervising process writes down for the other commands: itself, the settings and its processes. Immutable.
 *
 * @param supervisorPid the process that holds the platform
 * @param supervisorStartedAtMillis when it began, epoch milliseconds
 * @param complete every part has been up
 */
record PlatformState(
        long supervisorPid,
        long supervisorStartedAtMillis,
        boolean complete,
        Map<String, String> settings,
        List<ProcessStatus> parts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    PlatformState {
        settings = Map.copyOf(settings);
        parts = List.copyOf(parts);
    }

    static PlatformState ofThisProcess(boolean complete, Map<String, String> settings, List<ProcessStatus> parts) {
        ProcessHandle self = ProcessHandle.current();
        return new PlatformState(self.pid(), startMillis(self), complete, settings, parts);
    }

    boolean supervisorRuns() {
        return handle(supervisorPid, supervisorStartedAtMillis).isPresent();
    }

    /** The part's process, if it still is the one that was written down and it runs. */
    static Optional<ProcessHandle> handle(ProcessStatus part) {
        return handle(part.pid(), part.startedAtMillis());
    }

    Optional<ProcessHandle> supervisor() {
        return handle(supervisorPid, supervisorStartedAtMillis);
    }

    private static Optional<ProcessHandle> handle(long pid, long startedAtMillis) {
        return pid == 0
                ? Optional.empty()
                : ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> startMillis(process) == startedAtMillis);
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Replaces the file in one step; only its owner may read it, for it holds credentials. */
    void write(Path file) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        Path draft = Files.createTempFile(
                directory,
                "state",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        ObjectNode root = JSON.createObjectNode()
                .put("supervisor_pid", supervisorPid)
                .put("supervisor_started_at", supervisorStartedAtMillis)
                .put("complete", complete);
        ObjectNode settingsNode = root.putObject("settings");
        new TreeMap<>(settings).forEach(settingsNode::put);
        ArrayNode partsNode = root.putArray("parts");
        for (ProcessStatus part : parts) {
            partsNode
                    .addObject()
                    .put("name", part.name())
                    .put("state", part.state().word())
                    .put("pid", part.pid())
                    .put("started_at", part.startedAtMillis())
                    .put("url", part.url());
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), root);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Optional<PlatformState> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Map<String, String> settings = new TreeMap<>();
        root.path("settings")
                .fields()
                .forEachRemaining(
                        field -> settings.put(field.getKey(), field.getValue().asText()));
        List<ProcessStatus> parts = new ArrayList<>();
        for (JsonNode part : root.path("parts")) {
            parts.add(new ProcessStatus(
                    part.path("name").asText(),
                    ProcessState.valueOf(part.path("state").asText().toUpperCase(Locale.ROOT)),
                    part.path("pid").asLong(),
                    part.path("started_at").asLong(),
                    part.path("url").asText()));
        }
        return Optional.of(new PlatformState(
                root.path("supervisor_pid").asLong(),
                root.path("supervisor_started_at").asLong(),
                root.path("complete").asBoolean(),
                settings,
                parts));
    }
}
