package io.adtally.platform.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every now and then whether Redis has lost what it was told, as one that was flushed or began anew without its file
 * has, and has that sent again. What was sent again is counted by {@code adtally_control_republished}. See
 * docs/decisions/0010-changes-are-published-from-an-outbox.md.
 */
@Component
class RedisWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RedisWatch.class);

    private final Map<KeptInRedis, Counter> sentAgain = new LinkedHashMap<>();

    RedisWatch(List<KeptInRedis> kept, MeterRegistry metrics) {
        kept.forEach(one -> sentAgain.put(one, counter(one.what(), metrics)));
    }

    private static Counter counter(String what, MeterRegistry metrics) {
        return Counter.builder("adtally.control.republished")
                .description("What Redis had lost and was sent there again")
                .tag("what", what)
                .register(metrics);
    }

    @Scheduled(fixedDelayString = "${adtally.console.redis-check-interval:30s}")
    void look() {
        sentAgain.forEach(RedisWatch::look);
    }

    private static void look(KeptInRedis kept, Counter sentAgain) {
        try {
            int lost = kept.sendLost();
            if (lost > 0) {
                LOG.warn("Redis had lost {}: {} sent again", kept.what(), lost);
                sentAgain.increment(lost);
            }
        } catch (DataAccessException away) {
            LOG.warn("Nobody can say whether Redis has lost {}; looked at again soon", kept.what(), away);
        }
    }
}
