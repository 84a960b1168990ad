package io.adtally.platform.audit;

import io.adtally.platform.MigratedDatabase;
import java.time.Clock;

/** Audit logs for tests of those who write them. */
public final class AuditLogs {
    private AuditLogs() {}

    public static AuditLog of(MigratedDatabase database, Clock clock) {
        return new AuditLog(database.jdbc(), clock);
    }
}
