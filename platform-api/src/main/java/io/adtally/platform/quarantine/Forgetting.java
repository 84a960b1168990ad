package io.adtally.platform.quarantine;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets events whose decision was sent long ago; the decision itself stays, and so do the event's rows in the lake. */
@Component
class Forgetting {
    private static final long HOUR_MILLIS = 3_600_000;

    private final JdbcClient jdbc;
    private final ReviewSettings settings;
    private final Clock clock;

    Forgetting(JdbcClient jdbc, ReviewSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = HOUR_MILLIS, initialDelay = HOUR_MILLIS)
    @Transactional
    public void forget() {
        jdbc.sql("""
                        delete from quarantined_event where decision_id in
                          (select id from review_decision where status = 'SENT' and send_after < ?)""")
                .param(Timestamp.from(clock.instant().minus(settings.decidedEventsKept())))
                .update();
    }
}
