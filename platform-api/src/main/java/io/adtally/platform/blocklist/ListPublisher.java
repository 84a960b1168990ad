package io.adtally.platform.blocklist;

import io.adtally.control.ControlMessage;
import io.adtally.control.ListBase;
import io.adtally.control.ListPublished;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.publish.Outbox;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a new version of a list out of an import and the edits in force, and sends it. The import is named by what it was
 * read as, so that an edit costs the same however many entries lie below it. See
 * docs/decisions/0017-lists-are-a-base-and-edits.md.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ListPublisher {
    private final ListTables tables;
    private final ImportTables imports;
    private final SnapshotText text;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    ListPublisher(
            ListTables tables, ImportTables imports, SnapshotText text, Outbox outbox, AuditLog audit, Clock clock) {
        this.tables = tables;
        this.imports = imports;
        this.text = text;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps the import that is in force. */
    ListPublication publishEdits(ListKind list, String by) {
        audit.takeTurn();
        long version = outbox.nextVersion(list.subject());
        List<ListPublication> last = tables.publications(list, Long.MAX_VALUE, 1);
        return publish(list, version, last.isEmpty() ? null : last.getFirst().importId(), by);
    }

    /** Puts another import in the place of the one in force; null for none. */
    ListPublication publishImport(ListKind list, @Nullable String importId, String by) {
        if (importId != null) {
            var unused =
                    text.importSha256(importId); // may take a while the first time, in which nobody has to wait yet
        }
        audit.takeTurn();
        return publish(list, outbox.nextVersion(list.subject()), importId, by);
    }

    private ListPublication publish(ListKind list, long version, @Nullable String importId, String by) {
        List<ListEdit> edits = tables.activeEdits(list);
        byte[] tail = SnapshotText.tail(edits);
        long imported =
                importId == null ? 0 : imports.find(importId).orElseThrow().accepted();
        ListPublication publication = new ListPublication(
                list, version, importId, imported + edits.size(), SnapshotText.sha256(tail), by, clock.instant());
        tables.insertPublication(publication, tail);
        send(publication);
        audit.record("list.publish", list.wire(), "version " + version + ", " + publication.entries() + " entries");
        return publication;
    }

    /** Sends a version as what it is once more: who has it takes no notice, who missed it takes it. */
    void publishAgain(ListPublication publication) {
        send(publication);
        audit.record(
                "list.republish",
                publication.list().wire(),
                "version " + publication.version() + ", which Redis had lost");
    }

    private void send(ListPublication publication) {
        ListKind list = publication.list();
        String importId = publication.importId();
        ListBase base = importId == null ? null : new ListBase(importId, text.importSha256(importId));
        outbox.control(
                ControlMessage.newBuilder()
                        .setSubject(list.subject())
                        .setVersion(publication.version())
                        .setIssuedAt(publication.createdAt().toEpochMilli())
                        .setIssuedBy(publication.createdBy())
                        .setBody(new ListPublished(list.wire(), publication.entries(), publication.sha256(), base))
                        .build(),
                new Outbox.Before(UploadSnapshot.STEP, list.wire(), Long.toString(publication.version())));
    }
}
