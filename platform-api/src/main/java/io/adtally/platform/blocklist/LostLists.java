package io.adtally.platform.blocklist;

import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.publish.KeptInRedis;
import io.adtally.platform.publish.Publications;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the newest version of a list again where Redis has lost a part of it. */
@Component
class LostLists implements KeptInRedis {
    private final ListTables tables;
    private final UploadSnapshot snapshots;
    private final ListPublisher publisher;
    private final Publications publications;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    LostLists(
            ListTables tables,
            UploadSnapshot snapshots,
            ListPublisher publisher,
            Publications publications,
            AuditLog audit,
            TransactionTemplate transactions) {
        this.tables = tables;
        this.snapshots = snapshots;
        this.publisher = publisher;
        this.publications = publications;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public String what() {
        return "lists";
    }

    @Override
    public int sendLost() {
        int sent = 0;
        for (ListKind list : ListKind.values()) {
            if (lost(list).isPresent() && transactions.execute(status -> sendAgain(list))) {
                sent++;
            }
        }
        return sent;
    }

    /** Looked at once more when nobody else publishes: another console may have sent it meanwhile. */
    private boolean sendAgain(ListKind list) {
        audit.takeTurn();
        Optional<ListPublication> lost = lost(list);
        lost.ifPresent(publisher::publishAgain);
        return lost.isPresent();
    }

    /** The newest version if it was delivered, which means that it lay there, and is not there now. */
    private Optional<ListPublication> lost(ListKind list) {
        return tables.publications(list, Long.MAX_VALUE, 1).stream()
                .filter(newest -> !publications.waits(list.subject()))
                .filter(newest -> !snapshots.isThere(newest))
                .findFirst();
    }
}
