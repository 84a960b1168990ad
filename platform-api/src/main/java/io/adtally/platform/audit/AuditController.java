package io.adtally.platform.audit;

import io.adtally.platform.problem.Slice;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log over REST. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {
    private final AuditLog log;
    private final AuditExport export;

    AuditController(AuditLog log, AuditExport export) {
        this.log = log;
        this.export = export;
    }

    @GetMapping
    Slice<AuditEntry> entries(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "9223372036854775807") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return log.page(text, after, Slice.limit(limit));
    }

    /** The entries that contain the text as CSV, newest first, sent as they are read. */
    @GetMapping(path = "/export", produces = "text/csv")
    void export(@RequestParam(defaultValue = "") String text, HttpServletResponse answer) throws IOException {
        answer.setContentType("text/csv;charset=utf-8");
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        export.write(text, answer.getOutputStream());
    }

    @GetMapping("/verification")
    AuditLog.Verification verification() {
        return log.verify();
    }
}
