package io.adtally.platform.traffic;

import io.adtally.topic.Topic;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Holds what was accepted against what was counted, every few seconds, on a thread of its own. Accepted are the records of
 * {@code raw_events} since it was made: no transaction writes there and nothing compacts it, so that its offsets count them.
 * Counted is what the books have of them: all outcomes but those of what the collector refused, which never was there.
 * Thread-safe.
 */
@Service
public class BalanceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BalanceWatch.class);
    private static final String TOPIC = Topic.RAW_EVENTS.topicName();
    private static final long ANSWER_SECONDS = 5;
    private static final String COUNTED = """
            SELECT (SELECT sum(events) FROM adtally.performance_by_day WHERE outcome != 'invalid')
                 + (SELECT sum(toInt64(sign)) FROM adtally.ad_events
                    WHERE campaign_id = '' AND outcome = 'invalid' AND lower(reason) = 'damaged_record') AS counted""";

    private final ClickHouse clickHouse;
    private final KafkaAdmin kafka;
    private final BalanceSettings settings;
    private final Clock clock;
    private final Settling settling;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("balance").unstarted(task));
    private volatile @Nullable Admin admin;
    private volatile @Nullable Balance newest;

    BalanceWatch(ClickHouse clickHouse, KafkaAdmin kafka, BalanceSettings settings, Clock clock) {
        this.clickHouse = clickHouse;
        this.kafka = kafka;
        this.settings = settings;
        this.clock = clock;
        this.settling = new Settling(settings.settledAfter());
    }

    /** Empty until both sides have answered, and while one of them does not. */
    @PreAuthorize("hasAuthority('traffic:read')")
    public Optional<Balance> newest() {
        return Optional.ofNullable(newest);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        long millis = settings.interval().toMillis();
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
        Admin opened = admin;
        if (opened != null) {
            opened.close(Duration.ZERO);
        }
    }

    private void look() {
        try {
            long counted = clickHouse
                    .rows(COUNTED, Map.of())
                    .getFirst()
                    .path("counted")
                    .asLong();
            newest = settling.weigh(clock.instant(), counted, accepted());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | ExecutionException | TimeoutException away) {
            newest = null;
            LOG.debug("Accepted and counted events cannot be compared now", away);
        }
    }

    private long accepted() throws InterruptedException, ExecutionException, TimeoutException {
        Admin asked = admin();
        List<TopicPartition> partitions =
                asked
                        .describeTopics(List.of(TOPIC))
                        .allTopicNames()
                        .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .values()
                        .stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList();
        Map<TopicPartition, OffsetSpec> ends =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return asked.listOffsets(ends).all().get(ANSWER_SECONDS, TimeUnit.SECONDS).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** Made when it is first needed: without a broker's address it cannot be. */
    private Admin admin() {
        Admin opened = admin;
        if (opened == null) {
            opened = Admin.create(kafka.getConfigurationProperties());
            admin = opened;
        }
        return opened;
    }
}
