package io.adtally.processing.enrich;

import io.adtally.campaign.RedisKeys;
import io.adtally.fraud.rule.Rules;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.Flag;
import io.adtally.processing.event.IncomingEvent;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says of an event what needs no other event: its campaign's terms at its event time and whether a rule speaks against
 * it. Redis is asked asynchronously and seldom, see {@link CampaignDirectory}; an event that gets no answer in time
 * fails the job over to its last checkpoint rather than be counted at a wrong price.
 */
public final class Enrich extends RichAsyncFunction<IncomingEvent, Candidate> {
    private static final long serialVersionUID = 1L;
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);

    private final String redisUrl;
    private transient @Nullable RedisClient redis;
    private transient @Nullable RulesWatch rulesWatch;
    private transient @Nullable CampaignDirectory campaigns;

    public Enrich(String redisUrl) {
        this.redisUrl = redisUrl;
    }

    @Override
    public void open(OpenContext context) {
        open(getRuntimeContext().getMetricGroup());
    }

    void open(MetricGroup metrics) {
        RedisURI uri = RedisURI.create(redisUrl);
        uri.setTimeout(COMMAND_TIMEOUT);
        RedisClient client = RedisClient.create(uri);
        redis = client;
        client.setOptions(RedisOptions.boundedBy(COMMAND_TIMEOUT));
        StatefulRedisConnection<String, String> connection = client.connect();
        RedisAsyncCommands<String, String> commands = connection.async();
        campaigns = new CampaignDirectory(id -> commands.get(RedisKeys.campaign(id)));
        rulesWatch = RulesWatch.start(new RedisBlocklist(connection.sync()), metrics);
    }

    @Override
    public void asyncInvoke(IncomingEvent event, ResultFuture<Candidate> result) {
        if (campaigns == null || rulesWatch == null) {
            throw new IllegalStateException("open was not called");
        }
        Rules rules = rulesWatch.current();
        var unused = campaigns
                .terms(event.campaignId())
                .thenApply(terms -> candidate(event, terms, rules))
                .whenComplete((candidate, failure) -> {
                    if (failure != null) {
                        result.completeExceptionally(failure);
                    } else {
                        result.complete(Collections.singleton(candidate));
                    }
                });
    }

    @Override
    public void timeout(IncomingEvent event, ResultFuture<Candidate> result) {
        result.completeExceptionally(
                new TimeoutException("no campaign metadata for " + event.campaignId() + " from Redis in time"));
    }

    private static Candidate candidate(IncomingEvent event, CampaignTerms terms, Rules rules) {
        String givtReason = rules.evaluate(event.userAgent(), event.ip()).reason();
        int flags = terms.known() ? event.flags() : event.flags() | Flag.UNKNOWN_CAMPAIGN.bit();
        return new Candidate(
                event,
                terms.advertiserId(),
                terms.priceMicros(event.type(), event.eventTimeMillis()),
                terms.currency(),
                givtReason == null ? "" : givtReason,
                rules.version(),
                flags);
    }

    @Override
    public void close() {
        if (rulesWatch != null) {
            rulesWatch.close();
        }
        if (redis != null) {
            redis.shutdown();
        }
    }
}
