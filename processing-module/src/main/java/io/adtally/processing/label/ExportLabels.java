package io.adtally.processing.label;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.label.LabelledRow;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.processing.lake.Lake;
import io.adtally.processing.lake.LakeTable;
import io.adtally.processing.settings.LakeSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/**
 * Writes labelled events of the lake's newest snapshot: {@code rows.csv} to train on, {@code rows.json} that says where
 * they come from, and {@code sample.csv} with the sampled events, for people to correct the labels and hand it in again.
 */
public final class ExportLabels {
    private static final int PRESUMED = 100_000;
    private static final String USAGE = "usage: DIR [SAMPLE-SIZE|AUDITED.csv], with lines of event_id,label\n";
    private static final String SAMPLE_HEADER = "event_id,label";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ExportLabels() {}

    /** Exits with 0 when all is written, 1 when the lake or a file cannot be read, 2 on a wrong command. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.err));
    }

    static int run(String[] arguments, Map<String, String> variables, PrintStream err) {
        if (arguments.length < 1 || arguments.length > 2) {
            err.print(USAGE);
            return 2;
        }
        try {
            export(Path.of(arguments[0]), labels(arguments.length == 2 ? arguments[1] : null), variables, err);
            return 0;
        } catch (NoSuchTableException e) {
            err.println("The lake has no verdicts yet");
        } catch (IOException | RuntimeException e) {
            err.println("Labelled events cannot be written: " + e.getMessage());
        }
        return 1;
    }

    private static LabelledEvents labels(@Nullable String choice) throws IOException {
        if (choice == null || choice.matches("\\d{1,9}")) {
            return new LabelledEvents(Map.of(), choice == null ? PRESUMED : Integer.parseInt(choice));
        }
        Map<String, Boolean> audited = audited(Path.of(choice));
        if (audited.isEmpty()) {
            throw new IllegalArgumentException(choice + " names no event");
        }
        return new LabelledEvents(audited, 0);
    }

    private static void export(Path directory, LabelledEvents labels, Map<String, String> variables, PrintStream err)
            throws IOException {
        Table table = new Lake(LakeSettings.of(variables)).load(LakeTable.VERDICTS);
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot == null) {
            throw new IllegalStateException("the lake has no verdicts yet");
        }
        try (CloseableIterable<Record> rows = IcebergGenerics.read(table)
                .useSnapshot(snapshot.snapshotId())
                .select(ScoredEvent.COLUMNS)
                .build()) {
            for (Record row : rows) {
                ScoredEvent event = ScoredEvent.of(row);
                if (event != null) {
                    labels.add(event);
                }
            }
        }
        Files.createDirectories(directory);
        byte[] text = text(labels);
        Files.write(directory.resolve("rows.csv"), text);
        Files.writeString(directory.resolve("sample.csv"), sample(labels));
        Map<String, Object> origin = origin(snapshot, labels, text);
        Files.write(directory.resolve("rows.json"), JSON.writeValueAsBytes(origin));
        err.println("labelled events in " + directory.resolve("rows.csv") + ": " + new TreeMap<>(labels.counts()));
    }

    private static byte[] text(LabelledEvents labels) {
        StringBuilder text = new StringBuilder(LabelledRow.header()).append('\n');
        labels.rows().forEach(row -> text.append(row.text()).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String sample(LabelledEvents labels) {
        StringBuilder text = new StringBuilder(SAMPLE_HEADER).append('\n');
        labels.sampled().forEach(event -> text.append(event.eventId())
                .append(',')
                .append(labels.isFraud(event) ? 1 : 0)
                .append('\n'));
        return text.toString();
    }

    private static Map<String, Object> origin(Snapshot snapshot, LabelledEvents labels, byte[] text) {
        Map<String, Object> origin = new HashMap<>(labels.counts());
        origin.put("table", LakeTable.VERDICTS.identifier().toString());
        origin.put("snapshot", snapshot.snapshotId());
        origin.put(
                "snapshot_at", Instant.ofEpochMilli(snapshot.timestampMillis()).toString());
        origin.put("feature_schema", FeatureSchema.hash());
        origin.put("sha256", ModelBundle.sha256(text));
        return origin;
    }

    /** IllegalArgumentException with the line's number for anything but event_id,label with a label of 0 or 1. */
    private static Map<String, Boolean> audited(Path file) throws IOException {
        Map<String, Boolean> audited = new HashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if ((number == 1 && line.equals(SAMPLE_HEADER)) || line.isBlank()) {
                continue;
            }
            if (!line.matches("[^,]{1,100},[01]")) {
                throw new IllegalArgumentException(
                        file + " line " + number + " must be event_id,label with a label of 0 or 1");
            }
            int comma = line.indexOf(',');
            audited.put(line.substring(0, comma), line.endsWith("1"));
        }
        return audited;
    }
}
