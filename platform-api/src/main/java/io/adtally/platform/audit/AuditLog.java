package io.adtally.platform.audit;

import io.adtally.platform.moment.Moments;
import io.adtally.platform.problem.SearchText;
import io.adtally.platform.problem.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The audit log. Entries are only ever appended, in the transaction of what they tell of, and each carries the hash of the
 * one before. Thread-safe.
 */
@Service
public class AuditLog {
    /** The actor of what the control plane does by itself. */
    public static final String SYSTEM = "system";

    private static final int LONGEST_DETAIL = 4000;
    private static final int ENTRIES_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Whether the chain holds.
     *
     * @param entries how many were looked at
     * @param intact whether all of them are as written and none is missing
     * @param finding what is wrong, empty if nothing is
     */
    public record Verification(long entries, boolean intact, String finding) {}

    /**
     * Makes this transaction the only one that appends entries until it ends. For those who lock other things before they
     * know what to say: whoever changes something appends or takes the turn first, and locks afterwards.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeTurn() {
        jdbc.sql("select id from audit_head where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** Appends an entry for whoever is signed in. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String subject, String detail) {
        var head = jdbc.sql("select sequence, hash from audit_head where id = 1 for update")
                .query((row, number) -> new Head(row.getLong("sequence"), row.getString("hash")))
                .single();
        String kept = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 1) + "…";
        AuditEntry entry = AuditEntry.after(
                head.sequence(), head.hash(), clock.instant(), actor(), new AuditEntry.Deed(action, subject, kept));
        jdbc.sql("""
                        insert into audit_entry (sequence, at, actor, action, subject, detail, previous_hash, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        entry.sequence(),
                        Moments.of(entry.at()),
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        entry.detail(),
                        entry.previousHash(),
                        entry.hash())
                .update();
        jdbc.sql("update audit_head set sequence = ?, hash = ? where id = 1")
                .params(entry.sequence(), entry.hash())
                .update();
    }

    /** The newest entries below a sequence number that contain the text. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('audit:read')")
    public Slice<AuditEntry> page(String text, long below, int limit) {
        String pattern = SearchText.pattern(text);
        List<AuditEntry> found = jdbc.sql("""
                        select * from audit_entry
                        where sequence < ? and (lower(actor) like ? or lower(action) like ? or lower(subject) like ?
                                                or lower(detail) like ?)
                        order by sequence desc fetch first ? rows only""")
                .params(below, pattern, pattern, pattern, pattern, limit + 1)
                .query(AuditLog::entry)
                .list();
        return Slice.of(found, limit, entry -> Long.toString(entry.sequence()));
    }

    /** Follows the whole chain. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('audit:read')")
    public Verification verify() {
        // Before the entries: what is appended meanwhile is none the less there to be read.
        long last = jdbc.sql("select sequence from audit_head where id = 1")
                .query(Long.class)
                .single();
        long sequence = 0;
        String hash = AuditEntry.BEGINNING;
        List<AuditEntry> entries;
        do {
            entries = jdbc.sql("select * from audit_entry where sequence > ? order by sequence fetch first ? rows only")
                    .params(sequence, ENTRIES_AT_ONCE)
                    .query(AuditLog::entry)
                    .list();
            for (AuditEntry entry : entries) {
                if (entry.sequence() != sequence + 1) {
                    return new Verification(sequence, false, "Entry " + (sequence + 1) + " is missing");
                }
                if (!entry.previousHash().equals(hash) || !entry.isIntact()) {
                    return new Verification(sequence, false, "Entry " + entry.sequence() + " is not as it was written");
                }
                sequence = entry.sequence();
                hash = entry.hash();
            }
        } while (!entries.isEmpty());
        boolean whole = last <= sequence;
        return new Verification(
                sequence, whole, whole ? "" : "Entries " + (sequence + 1) + " to " + last + " are missing");
    }

    private static String actor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? SYSTEM : authentication.getName();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                Moments.read(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private record Head(long sequence, String hash) {}
}
