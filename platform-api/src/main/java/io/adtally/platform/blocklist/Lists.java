package io.adtally.platform.blocklist;

import io.adtally.platform.account.Asker;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists: their edits and versions. Every change is a new version, which goes to the data plane. Thread-safe. */
@Service
@Transactional
public class Lists {
    private final ListTables tables;
    private final ImportTables imports;
    private final ListPublisher publisher;
    private final AuditLog audit;
    private final Clock clock;

    Lists(ListTables tables, ImportTables imports, ListPublisher publisher, AuditLog audit, Clock clock) {
        this.tables = tables;
        this.imports = imports;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /** The version sent last, if any ever was. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('lists:read')")
    public Optional<ListPublication> current(ListKind list) {
        return tables.publications(list, Long.MAX_VALUE, 1).stream().findFirst();
    }

    /** Newest first, those below the version. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('lists:read')")
    public Slice<ListPublication> publications(ListKind list, long below, int limit) {
        return Slice.of(tables.publications(list, below, limit + 1), limit, item -> Long.toString(item.version()));
    }

    /** Edits in force whose entry contains the text, newest first, those below the id. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('lists:read')")
    public Slice<ListEdit> edits(ListKind list, String text, long below, int limit) {
        return Slice.of(tables.edits(list, text, below, limit + 1), limit, edit -> Long.toString(edit.id()));
    }

    /**
     * Adds an entry by hand and sends the list.
     *
     * @param expiresAt in the future; null for never
     */
    @PreAuthorize("hasAuthority('lists:write')")
    public ListPublication add(
            ListKind list, String entry, ListEdit.Effect effect, String reason, @Nullable Instant expiresAt) {
        String stripped = entry.strip();
        EntryChecker.require(list, stripped);
        Instant now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw RefusedException.badValue("expiresAt", "This lies in the past: " + expiresAt);
        }
        String by = Asker.current().name();
        audit.takeTurn();
        tables.insertEdit(new ListEdit(0, list, stripped, effect, Checks.reason(reason), expiresAt, by, now));
        audit.record("list.add", list.wire(), effect + " " + stripped + ": " + reason);
        return publisher.publishEdits(list, by);
    }

    /** Takes an entry out that was added by hand, and sends the list. */
    @PreAuthorize("hasAuthority('lists:write')")
    public ListPublication remove(ListKind list, long editId) {
        audit.takeTurn();
        ListEdit edit = tables.edit(editId)
                .filter(found -> found.list() == list)
                .orElseThrow(() -> RefusedException.notFound("entry", Long.toString(editId)));
        if (!tables.endEdit(editId, clock.instant())) {
            throw RefusedException.wrongState("The entry has already been taken out");
        }
        audit.record("list.remove", list.wire(), edit.effect() + " " + edit.entry());
        return publisher.publishEdits(list, Asker.current().name());
    }

    /** Puts a finished import below the edits, in place of the one before, and sends the list. */
    @PreAuthorize("hasAuthority('lists:write')")
    public ListPublication putInForce(ListKind list, String importId) {
        ListImport found = imports.find(importId)
                .filter(candidate -> candidate.list() == list)
                .orElseThrow(() -> RefusedException.notFound("import", importId));
        if (found.status() != ListImport.Status.DONE) {
            throw RefusedException.wrongState("The import is " + found.status() + ", not DONE");
        }
        return publisher.publishImport(list, importId, Asker.current().name());
    }

    /** Ends entries whose time is over. */
    @Scheduled(fixedDelayString = "${adtally.console.list-expiry-interval:10s}")
    public void endExpired() {
        audit.takeTurn();
        for (ListKind list : ListKind.values()) {
            if (tables.endExpired(list, clock.instant()) > 0) {
                publisher.publishEdits(list, AuditLog.SYSTEM);
            }
        }
    }

    /** Edits in force, for {@link ListLookup}. */
    @Transactional(readOnly = true)
    List<ListEdit> inForce(ListKind list) {
        return tables.activeEdits(list);
    }

    /** For {@link ListLookup}. */
    @Transactional(readOnly = true)
    Optional<ListTables.Published> newest(ListKind list) {
        return tables.publications(list, Long.MAX_VALUE, 1).stream()
                .findFirst()
                .flatMap(publication -> tables.publication(list, publication.version()));
    }
}
