package io.adtally.processing.enrich;

import com.github.benmanes.caffeine.cache.Ticker;
import io.adtally.campaign.RedisKeys;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.Flag;
import io.adtally.processing.event.IncomingEvent;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.apache.flink.streaming.util.retryable.AsyncRetryStrategies;
import org.apache.flink.streaming.util.retryable.RetryPredicates;
import org.jspecify.annotations.Nullable;

/**
 * Says of an event who pays for it and how much, by its campaign's terms at its event time. Redis is asked asynchronously
 * and seldom, see {@link CampaignDirectory}, and again where it does not answer; an event that gets no answer in time fails
 * the job over to its last checkpoint rather than be counted at a wrong price.
 */
public final class Enrich extends RichAsyncFunction<IncomingEvent, Candidate> {
    private static final long serialVersionUID = 1L;
    private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(500);
    private static final long AGAIN_AFTER_MILLIS = 200;

    private final String redisUrl;
    private final CampaignChanges changes;
    private transient @Nullable RedisClient redis;
    private transient CampaignChanges.@Nullable Watch watch;
    private transient @Nullable CampaignDirectory campaigns;
    private transient @Nullable Counter stale;

    public Enrich(String redisUrl, CampaignChanges changes) {
        this.redisUrl = redisUrl;
        this.changes = changes;
    }

    /**
     * The stream of what the function makes of each event, in their order.
     *
     * @param timeout how long an event may go without an answer
     * @param inFlight how many events may wait for one at a time
     */
    public static SingleOutputStreamOperator<Candidate> stream(
            DataStream<IncomingEvent> events, Enrich enrich, Duration timeout, int inFlight) {
        return AsyncDataStream.orderedWaitWithRetry(
                events,
                enrich,
                timeout.toMillis(),
                TimeUnit.MILLISECONDS,
                inFlight,
                new AsyncRetryStrategies.FixedDelayRetryStrategyBuilder<Candidate>(
                                Integer.MAX_VALUE, AGAIN_AFTER_MILLIS)
                        .ifException(RetryPredicates.HAS_EXCEPTION_PREDICATE)
                        .build());
    }

    @Override
    public void open(OpenContext context) {
        CampaignDirectory directory =
                open(getRuntimeContext().getMetricGroup(), id -> watch != null && watch.isPublished(id));
        watch = changes.watch(getRuntimeContext(), directory::renew);
    }

    CampaignDirectory open(MetricGroup metrics, Predicate<String> published) {
        RedisURI uri = RedisURI.create(redisUrl);
        uri.setTimeout(COMMAND_TIMEOUT);
        RedisClient client = RedisClient.create(uri);
        redis = client;
        client.setOptions(RedisOptions.boundedBy(COMMAND_TIMEOUT));
        StatefulRedisConnection<String, String> connection = client.connect();
        RedisAsyncCommands<String, String> commands = connection.async();
        CampaignDirectory directory =
                new CampaignDirectory(id -> commands.get(RedisKeys.campaign(id)), published, Ticker.systemTicker());
        campaigns = directory;
        stale = metrics.counter("staleTerms");
        return directory;
    }

    @Override
    public void asyncInvoke(IncomingEvent event, ResultFuture<Candidate> result) {
        if (campaigns == null) {
            throw new IllegalStateException("open was not called");
        }
        var unused = campaigns.terms(event.campaignId()).whenComplete((terms, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                result.complete(Collections.singleton(candidate(event, terms)));
            }
        });
    }

    @Override
    public void timeout(IncomingEvent event, ResultFuture<Candidate> result) {
        result.completeExceptionally(
                new TimeoutException("no campaign metadata for " + event.campaignId() + " from Redis in time"));
    }

    private Candidate candidate(IncomingEvent event, CampaignTerms terms) {
        int flags = event.flags();
        if (!terms.known()) {
            flags |= Flag.UNKNOWN_CAMPAIGN.bit();
        }
        if (terms.stale() && stale != null) {
            flags |= Flag.STALE_TERMS.bit();
            stale.inc();
        }
        return new Candidate(
                event,
                terms.advertiserId(),
                terms.priceMicros(event.type(), event.flags(), event.eventTimeMillis()),
                terms.currency(),
                flags,
                Behaviour.UNKNOWN);
    }

    @Override
    public void close() throws Exception {
        if (watch != null) {
            watch.close();
        }
        if (redis != null) {
            redis.shutdown();
        }
    }
}
