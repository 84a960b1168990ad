package io.adtally.platform.quarantine;

import io.adtally.platform.moment.Moments;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets events whose decision was sent long ago; the decision itself stays, and so do the event's rows in the lake. Also
 * forgets events that nobody decided on within the pipeline's review window: it would no longer take a decision.
 */
@Component
class Forgetting {
    private static final long HOUR_MILLIS = 3_600_000;

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final JdbcClient jdbc;
    private final QueueTable queue;
    private final ReviewSettings settings;
    private final Clock clock;

    Forgetting(JdbcClient jdbc, QueueTable queue, ReviewSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = HOUR_MILLIS, initialDelay = HOUR_MILLIS)
    @Transactional
    public void forget() {
        jdbc.sql("""
                        delete from quarantined_event where decision_id in
                          (select id from review_decision where status = 'SENT' and send_after < ?)""")
                .param(Moments.of(clock.instant().minus(settings.decidedEventsKept())))
                .update();
        int undecided = queue.dropWaiting(clock.instant().minus(settings.reviewWindow()));
        if (undecided > 0) {
            LOG.info("{} events were not decided within {} and stay quarantined", undecided, settings.reviewWindow());
        }
    }
}
