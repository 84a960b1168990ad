package io.adtally.platform.blocklist;

import io.adtally.event.Ulid;
import io.adtally.platform.account.Asker;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files of entries in, one after another, in the background. Thread-safe. */
@Service
public class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int NEWEST = 20;

    private final ImportTables tables;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "list-import"));

    Imports(ImportTables tables, AuditLog audit, TransactionTemplate transactions, Clock clock) {
        this.tables = tables;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Copies the text, an entry a line, and begins to read it; returns at once.
     *
     * @param source the file's name
     * @param note where it comes from and why, for those who ask later
     */
    @PreAuthorize("hasAuthority('lists:write')")
    public ListImport begin(ListKind list, String source, String note, InputStream text) {
        String checkedSource = Checks.text("source", source, 200);
        String checkedNote = Checks.text("note", note, 1000);
        Path copy = copy(text);
        try {
            ListImport begun = insert(list, checkedSource, checkedNote, copy);
            worker.execute(() -> read(begun, copy));
            return begun;
        } catch (RuntimeException failure) {
            delete(copy);
            throw failure;
        }
    }

    private ListImport insert(ListKind list, String source, String note, Path copy) {
        ListImport begun = new ListImport(
                Ulid.next(clock.millis()),
                list,
                source,
                note,
                ListImport.Status.RUNNING,
                0,
                size(copy),
                0,
                0,
                "",
                Asker.current().name(),
                clock.instant(),
                null,
                null);
        transactions.executeWithoutResult(status -> {
            tables.insert(begun);
            audit.record("list.import", list.wire(), begun.id() + " from " + source + ": " + note);
        });
        return begun;
    }

    @PreAuthorize("hasAuthority('lists:read')")
    public ListImport find(String id) {
        return tables.find(id).orElseThrow(() -> RefusedException.notFound("import", id));
    }

    /** The newest twenty. */
    @PreAuthorize("hasAuthority('lists:read')")
    public List<ListImport> newest(ListKind list) {
        return tables.newest(list, NEWEST);
    }

    /** Imports that a crash cut off; their files are gone. */
    @EventListener(ApplicationReadyEvent.class)
    void giveUpOnThoseCutOff() {
        tables.running().forEach(id -> tables.failed(id, "The control plane was stopped meanwhile", clock.instant()));
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    private void read(ListImport begun, Path copy) {
        try {
            new ImportRun(begun, tables).run(copy);
            tables.done(begun.id(), clock.instant());
        } catch (IOException | RuntimeException failure) {
            LOG.error("Import {} failed", begun.id(), failure);
            tables.failed(begun.id(), failure.toString(), clock.instant());
        } finally {
            delete(copy);
        }
    }

    private static Path copy(InputStream text) {
        @Nullable Path copy = null;
        try {
            copy = Files.createTempFile("adtally-list-", ".txt");
            Files.copy(text, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            if (copy != null) {
                delete(copy);
            }
            throw new UncheckedIOException("The file could not be copied", e);
        }
    }

    private static long size(Path copy) {
        try {
            return Files.size(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", copy, e);
        }
    }
}
