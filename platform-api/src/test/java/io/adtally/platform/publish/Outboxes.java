package io.adtally.platform.publish;

import io.adtally.platform.MigratedDatabase;
import java.time.Clock;

/** Outboxes for tests of those who fill them. */
public final class Outboxes {
    private Outboxes() {}

    public static Outbox of(MigratedDatabase database, Clock clock) {
        return new Outbox(database.jdbc(), database.batches(), clock);
    }
}
