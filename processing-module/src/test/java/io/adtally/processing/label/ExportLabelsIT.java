package io.adtally.processing.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.label.LabelledRow;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.lake.Lake;
import io.adtally.processing.lake.LakeTable;
import io.adtally.processing.settings.LakeSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a real table in a real object store to the rows that training reads. */
class ExportLabelsIT {
    /** Prices that no other test's rows have. */
    private static final long PRICE = 987_650_000_001L;

    private static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.S3, Part.CATALOG));
    private final Lake lake = new Lake(LakeSettings.of(stack.settings()));
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private int export(Map<String, String> settings, String... more) {
        String[] arguments = new String[1 + more.length];
        arguments[0] = directory.resolve("out").toString();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return ExportLabels.run(arguments, settings, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @Test
    void decisionsAndTheSampleAreWrittenWithWhereTheyComeFrom() throws Exception {
        lake.prepare(LakeTable.VERDICTS);
        append(
                row("released-1", "quarantined", 1, null, PRICE),
                row("released-1", "quarantined", -1, "released", PRICE),
                row("released-1", "billable", 1, "released", PRICE),
                row("confirmed-1", "quarantined", 1, null, PRICE + 1),
                row("confirmed-1", "quarantined", -1, "confirmed_fraud", PRICE + 1),
                row("confirmed-1", "sivt", 1, "confirmed_fraud", PRICE + 1),
                row("passed-1", "billable", 1, null, PRICE + 2));
        assertThat(export(stack.settings(), "1000"))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();

        List<String> lines = Files.readAllLines(directory.resolve("out/rows.csv"));
        assertThat(lines.getFirst()).isEqualTo(LabelledRow.header());
        assertThat(lines).anyMatch(line -> line.startsWith("1.0,,2.5,") && line.endsWith(",," + PRICE));
        assertThat(label(lines, PRICE)).isEqualTo("0");
        assertThat(label(lines, PRICE + 1)).isEqualTo("1");
        assertThat(label(lines, PRICE + 2)).isEqualTo("0");
        assertThat(Files.readAllLines(directory.resolve("out/sample.csv"))).contains("event_id,label", "passed-1,0");
        JsonNode origin =
                new ObjectMapper().readTree(directory.resolve("out/rows.json").toFile());
        assertThat(origin.path("snapshot").asLong())
                .isEqualTo(lake.load(LakeTable.VERDICTS).currentSnapshot().snapshotId());
        assertThat(origin.path("sha256").asText())
                .isEqualTo(ModelBundle.sha256(Files.readAllBytes(directory.resolve("out/rows.csv"))));
        assertThat(origin.path("feature_schema").asText()).isEqualTo(FeatureSchema.hash());

        Path audited = Files.writeString(directory.resolve("audited.csv"), "event_id,label\npassed-1,1\n");
        assertThat(export(stack.settings(), audited.toString())).isZero();
        assertThat(label(Files.readAllLines(directory.resolve("out/rows.csv")), PRICE + 2))
                .isEqualTo("1");
    }

    @Test
    void mistakesAreSaid() throws Exception {
        Path wrong = Files.writeString(directory.resolve("wrong.csv"), "event_id,label\nx,2\n");
        assertThat(export(stack.settings(), wrong.toString())).isEqualTo(1);
        assertThat(export(Map.of())).isEqualTo(1);
        assertThat(export(Map.of(), "1", "2")).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("line 2 must be event_id,label", "ADTALLY_CATALOG_URL must be set", "usage:");
    }

    private static String label(List<String> lines, long price) {
        List<String> found =
                lines.stream().filter(line -> line.endsWith("," + price)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst().split(",", -1)[FeatureSchema.SIZE];
    }

    private static Map<String, Object> row(
            String id, String outcome, int sign, @Nullable String adjustment, long price) {
        List<Double> features = new ArrayList<>(Collections.nCopies(FeatureSchema.SIZE, 2.5));
        features.set(0, 1.0);
        features.set(1, Double.NaN);
        Map<String, Object> row = new HashMap<>(Map.of(
                "event_id",
                id,
                "event_type",
                "IMPRESSION",
                "event_time",
                AT.atOffset(ZoneOffset.UTC),
                "server_received_at",
                AT.atOffset(ZoneOffset.UTC),
                "outcome",
                outcome,
                "sign",
                sign,
                "spend_micros",
                0L,
                "features",
                features,
                "model_version",
                "m",
                "price_micros",
                price));
        if (adjustment != null) {
            row.put("adjustment_reason", adjustment);
            row.put("adjusted_at", AT.plusSeconds(60).atOffset(ZoneOffset.UTC));
        }
        return row;
    }

    @SafeVarargs
    private void append(Map<String, Object>... rows) throws Exception {
        Table table = lake.load(LakeTable.VERDICTS);
        GenericRecord empty = GenericRecord.create(table.schema());
        Record first = empty.copy(rows[0]);
        PartitionKey partition = new PartitionKey(table.spec(), table.schema());
        partition.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(first));
        DataWriter<Record> writer = Parquet.writeData(table.io()
                        .newOutputFile(table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet")))
                .schema(table.schema())
                .createWriterFunc(GenericParquetWriter::create)
                .withSpec(table.spec())
                .withPartition(partition)
                .build();
        try (writer) {
            for (Map<String, Object> row : rows) {
                writer.write(empty.copy(row));
            }
        }
        table.newAppend().appendFile(writer.toDataFile()).commit();
    }
}
