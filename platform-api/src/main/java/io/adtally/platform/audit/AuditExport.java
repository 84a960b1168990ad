package io.adtally.platform.audit;

import io.adtally.platform.problem.FormulaGuard;
import io.adtally.platform.problem.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The audit log as CSV (RFC 4180) with a header, newest entry first, read and written a slice at a time. Thread-safe. */
@Service
public class AuditExport {
    private static final int ENTRIES_AT_ONCE = 500;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("sequence", "at", "actor", "action", "subject", "detail", "previous_hash", "hash")
            .get();

    private final AuditLog log;

    AuditExport(AuditLog log) {
        this.log = log;
    }

    /** Writes the entries that contain the text, in UTF-8; closes nothing. */
    @PreAuthorize("hasAuthority('audit:read')")
    public void write(String text, OutputStream out) throws IOException {
        OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        @Nullable String below = Long.toString(Long.MAX_VALUE);
        while (below != null) {
            Slice<AuditEntry> slice = log.page(text, Long.parseLong(below), ENTRIES_AT_ONCE);
            for (AuditEntry entry : slice.items()) {
                print(printer, entry);
            }
            printer.flush();
            below = slice.next();
        }
    }

    private static void print(CSVPrinter printer, AuditEntry entry) throws IOException {
        printer.printRecord(
                entry.sequence(),
                entry.at(),
                FormulaGuard.guarded(entry.actor()),
                FormulaGuard.guarded(entry.action()),
                FormulaGuard.guarded(entry.subject()),
                FormulaGuard.guarded(entry.detail()),
                entry.previousHash(),
                entry.hash());
    }
}
