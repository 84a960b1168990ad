package io.adtally.platform.blocklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.platform.MigratedDatabase;
import io.adtally.platform.audit.AuditLogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {
    private static final Instant BEGUN = Instant.parse("2026-06-01T12:00:00Z");

    private final MigratedDatabase database = new MigratedDatabase();
    private final ImportTables tables = new ImportTables(database.jdbc());

    @Test
    void anotherConsoleLeavesARunningImportAloneUntilItFallsSilent() {
        tables.insert(begun());
        tables.insertChunk("i", 0, new byte[] {1});
        console(BEGUN.plusSeconds(50)).beat();
        assertThat(status()).isEqualTo(ListImport.Status.RUNNING);
        tables.alive("i", BEGUN.plusSeconds(55));
        console(BEGUN.plusSeconds(100)).beat();
        assertThat(status()).isEqualTo(ListImport.Status.RUNNING);
        assertThat(tables.chunks("i")).isEqualTo(1);
        console(BEGUN.plusSeconds(120)).beat();
        assertThat(status()).isEqualTo(ListImport.Status.FAILED);
        assertThat(tables.chunks("i")).isZero();
    }

    @Test
    void whatWasGivenUpStopsAndIsNotDone(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("list.txt"), "192.0.2.1\n");
        tables.insert(begun());
        tables.failed("i", "given up", BEGUN);
        assertThat(new ImportRun(begun(), tables).run(file)).isFalse();
        assertThat(tables.done("i", BEGUN)).isFalse();
        assertThat(status()).isEqualTo(ListImport.Status.FAILED);
    }

    @Test
    void whatIsDoneIsNotGivenUpAnyMore() {
        tables.insert(begun());
        tables.insertChunk("i", 0, new byte[] {1});
        assertThat(tables.done("i", BEGUN)).isTrue();
        tables.failed("i", "too late", BEGUN);
        assertThat(status()).isEqualTo(ListImport.Status.DONE);
        assertThat(tables.chunks("i")).isEqualTo(1);
    }

    @Test
    void aLineThatNeverEndsIsOneRejectedLine(@TempDir Path directory) throws Exception {
        String text = "192.0.2.1\r\n" + "7".repeat(100_000) + "\n\n192.0.2.2\r192.0.2.3";
        Path file = Files.writeString(directory.resolve("list.txt"), text);
        tables.insert(begun());
        assertThat(new ImportRun(begun(), tables).run(file)).isTrue();
        ListImport read = tables.find("i").orElseThrow();
        assertThat(read.accepted()).isEqualTo(3);
        assertThat(read.rejected()).isEqualTo(1);
        assertThat(read.examples()).contains("line 2: 777").contains("longer than 1000 characters");
    }

    private ListImport.@Nullable Status status() {
        return tables.find("i").orElseThrow().status();
    }

    private Imports console(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Imports(tables, AuditLogs.of(database, clock), database.transactions(), clock);
    }

    private static ListImport begun() {
        return new ListImport(
                "i",
                ListKind.IP,
                "list.txt",
                "test",
                ListImport.Status.RUNNING,
                0,
                10,
                0,
                0,
                "",
                "anna",
                BEGUN,
                null,
                null);
    }
}
