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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files of entries in, one after another, in the background. Each console says every few seconds that it still reads
 * its own, and gives up those of others that fell silent; their clocks may differ by less than that takes. Thread-safe.
 */
@Service
public class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int NEWEST = 20;
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final long BEAT_MILLIS = 10_000;

    private final ImportTables tables;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Set<String> own = ConcurrentHashMap.newKeySet();
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
        own.add(begun.id());
        transactions.executeWithoutResult(status -> {
            audit.record("list.import", list.wire(), begun.id() + " from " + source + ": " + note);
            tables.insert(begun);
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

    /** Also gives up what a crash cut off: the files of those are gone. */
    @Scheduled(fixedDelay = BEAT_MILLIS)
    void beat() {
        Instant now = clock.instant();
        own.forEach(id -> tables.alive(id, now));
        transactions.executeWithoutResult(status -> tables.silentSince(now.minus(SILENCE))
                .forEach(id -> tables.failed(id, "The control plane was stopped meanwhile", now)));
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    private void read(ListImport begun, Path copy) {
        try {
            if (!new ImportRun(begun, tables).run(copy) || !tables.done(begun.id(), clock.instant())) {
                LOG.warn("Import {} was given up by another console", begun.id());
                tables.dropChunks(begun.id());
            }
        } catch (IOException | RuntimeException failure) {
            LOG.error("Import {} failed", begun.id(), failure);
            tables.failed(begun.id(), failure.toString(), clock.instant());
        } finally {
            own.remove(begun.id());
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
