package io.adtally.processing.enrich;

import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.fraud.rule.Rules;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rules in step with the blocklist in Redis. Every event is judged by one immutable {@link Rules}; a changed
 * list makes a new one, which is swapped in whole. While Redis is away the last rules stay in force.
 */
final class RulesWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(RulesWatch.class);

    private final RedisBlocklist blocklist;
    private final Counter failures;
    private final Counter refusedEntries;
    private final Rules bundled = Rules.bundled();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rules-watch").factory());
    private volatile Rules current = bundled;
    private String version = "";

    private RulesWatch(RedisBlocklist blocklist, MetricGroup metrics) {
        this.blocklist = blocklist;
        this.failures = metrics.counter("blocklistReadFailures");
        this.refusedEntries = metrics.counter("blocklistRefusedEntries");
    }

    /** Reads the list once, failing if that fails, and then watches it. */
    static RulesWatch start(RedisBlocklist blocklist, MetricGroup metrics) {
        RulesWatch watch = new RulesWatch(blocklist, metrics);
        watch.refresh();
        var unused = watch.executor.scheduleWithFixedDelay(
                watch::refreshOrCount, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    Rules current() {
        return current;
    }

    private void refreshOrCount() {
        try {
            refresh();
        } catch (RuntimeException e) {
            failures.inc(); // whatever it was: an exception would end the schedule
        }
    }

    private void refresh() {
        String newVersion = blocklist.version();
        if (newVersion.equals(version)) {
            return;
        }
        IpBlocklist.Parsed parsed = IpBlocklist.parse(blocklist.entries());
        refusedEntries.inc(parsed.rejected().size());
        current = bundled.withBlocklist(bundled.blocklist().plus(parsed.blocklist()));
        version = newVersion;
        log.info(
                "Address blocklist {} is in force, {} entries refused",
                newVersion,
                parsed.rejected().size());
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
