package io.adtally.platform.audit;

import io.adtally.platform.problem.Slice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log over REST. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {
    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping
    Slice<AuditEntry> entries(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "9223372036854775807") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return log.page(text, after, Slice.limit(limit));
    }

    @GetMapping("/verification")
    AuditLog.Verification verification() {
        return log.verify();
    }
}
