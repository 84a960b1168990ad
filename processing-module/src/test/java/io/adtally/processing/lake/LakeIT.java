package io.adtally.processing.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.settings.LakeSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

/** What becomes of a table that an earlier release made, in a real catalog. */
class LakeIT {
    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.S3, Part.CATALOG));
    private final Lake lake = new Lake(LakeSettings.of(stack.settings()));

    @Test
    void missingColumnsAndPropertiesAreAddedAndNothingElseIsTouched() throws Exception {
        lake.prepare(LakeTable.VERDICTS);
        List<String> today = columns();
        UpdateSchema older = lake.load(LakeTable.VERDICTS).updateSchema();
        today.stream().skip(16).forEach(older::deleteColumn);
        older.commit();
        lake.load(LakeTable.VERDICTS)
                .updateProperties()
                .set("write.parquet.compression-codec", "gzip")
                .remove("write.parquet.dict-size-bytes")
                .commit();
        assertThat(columns()).endsWith("rules_version");

        lake.prepare(LakeTable.VERDICTS);
        assertThat(columns()).isEqualTo(today).endsWith("price_micros");
        assertThat(lake.load(LakeTable.VERDICTS).properties()).containsAllEntriesOf(LakeTable.PROPERTIES);
        String metadata = metadata();
        lake.prepare(LakeTable.VERDICTS);
        assertThat(metadata()).as("what is as it should be is left alone").isEqualTo(metadata);
    }

    /** Rows are written by position: into other columns they must not go. */
    @Test
    void aTableWithColumnsOfItsOwnIsRefused() throws Exception {
        lake.prepare(LakeTable.VERDICTS);
        Table table = lake.load(LakeTable.VERDICTS);
        table.updateSchema().renameColumn("reason", "because").commit();
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> lake.prepare(LakeTable.VERDICTS))
                    .withMessageContaining("because");
        } finally {
            lake.load(LakeTable.VERDICTS).updateSchema().deleteColumn("reason").commit();
            lake.load(LakeTable.VERDICTS)
                    .updateSchema()
                    .renameColumn("because", "reason")
                    .commit();
        }
        lake.prepare(LakeTable.VERDICTS);
    }

    private String metadata() {
        return ((HasTableOperations) lake.load(LakeTable.VERDICTS))
                .operations()
                .current()
                .metadataFileLocation();
    }

    private List<String> columns() {
        return lake.load(LakeTable.VERDICTS).schema().columns().stream()
                .map(NestedField::name)
                .toList();
    }

    /** Small files become few, old snapshots go, and what the sink and the audit read from the history stays. */
    @Test
    void maintenanceKeepsEveryRowAndTheLatestCommits() throws Exception {
        lake.prepare(LakeTable.RAW);
        for (int checkpoint = 1; checkpoint <= 5; checkpoint++) {
            SmallCommits.commit(lake.load(LakeTable.RAW), checkpoint, 10);
        }
        Table table = lake.load(LakeTable.RAW);
        assertThat(new TableMaintenance(table, 2).compact()).isEqualTo("5 files became 1");
        SmallCommits.commit(lake.load(LakeTable.RAW), 6, 10);
        assertThat(new TableMaintenance(table, 2).expire(Duration.ofDays(1)))
                .as("nothing is a day old")
                .isEqualTo("0 snapshots removed, 7 kept");

        assertThat(new TableMaintenance(table, 2).expire(Duration.ZERO))
                .as("two commits and the compaction between them stay")
                .isEqualTo("4 snapshots removed, 3 kept");
        assertThat(SmallCommits.checkpoints(lake.load(LakeTable.RAW))).containsExactly(6L, 5L);
        assertThat(SmallCommits.rows(lake.load(LakeTable.RAW))).isEqualTo(60);
        assertThat(new TableMaintenance(table, 2).compact()).isEqualTo("2 files became 1");
        assertThat(SmallCommits.rows(lake.load(LakeTable.RAW))).isEqualTo(60);
        assertThat(new LakeQuestions(stack.settings()).ask("count", "raw")).isEqualTo("60");
    }

    @Test
    void theCommandMaintainsATable() throws Exception {
        lake.prepare(LakeTable.VERDICTS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] words = {"maintain", "verdicts", "0"};
        assertThat(LakeCommand.run(words, stack.settings(), LakeQuestions.print(out), LakeQuestions.print(out)))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("0 files became 0\\R0 snapshots removed, 0 kept\\R");
    }
}
