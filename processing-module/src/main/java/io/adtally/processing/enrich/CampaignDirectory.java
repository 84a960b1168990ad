package io.adtally.processing.enrich;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Campaign terms by id, at most {@link #FRESH} old while the store answers, and renewed as soon as they are said to have
 * changed. When the store does not answer, or has lost what it had, the last known terms are served, however old, and say so:
 * an event must not wait for ever for a price that hardly ever changes, nor be charged nothing because a store is empty.
 * Thread-safe.
 */
final class CampaignDirectory {
    /** How long an answer is used without asking again, should the news of a change be lost. */
    static final Duration FRESH = Duration.ofSeconds(30);

    /** How long last known terms are served before the store is asked again. */
    static final Duration STALE = Duration.ofSeconds(2);

    private static final long MAX_CAMPAIGNS = 200_000;

    private final Function<String, CompletionStage<@Nullable String>> store;
    private final Predicate<String> published;
    private final AsyncCache<String, CampaignTerms> fresh;
    private final Cache<String, CampaignTerms> lastKnown =
            Caffeine.newBuilder().maximumSize(MAX_CAMPAIGNS).build();

    /**
     * Asks a store.
     *
     * @param store gives the JSON of a campaign's metadata, or null where there is none
     * @param published of which campaigns there must be some
     */
    CampaignDirectory(
            Function<String, CompletionStage<@Nullable String>> store, Predicate<String> published, Ticker clock) {
        this.store = store;
        this.published = published;
        this.fresh = Caffeine.newBuilder()
                .maximumSize(MAX_CAMPAIGNS)
                .expireAfter(new ByAge())
                .ticker(clock)
                .buildAsync();
    }

    /** The campaign's terms; fails only if the store fails or has lost them, and nothing is known of the campaign. */
    CompletableFuture<CampaignTerms> terms(String campaignId) {
        return fresh.get(campaignId, (id, executor) -> load(id));
    }

    /** Asks the store again when the campaign is next needed. */
    void renew(String campaignId) {
        fresh.synchronous().invalidate(campaignId);
    }

    private CompletableFuture<CampaignTerms> load(String campaignId) {
        return store.apply(campaignId)
                .thenApply(json -> parsed(campaignId, json))
                .handle((terms, failure) -> {
                    if (failure == null) {
                        if (terms.known()) {
                            lastKnown.put(campaignId, terms);
                        }
                        return CompletableFuture.completedFuture(terms);
                    }
                    CampaignTerms known = lastKnown.getIfPresent(campaignId);
                    return known == null
                            ? CompletableFuture.<CampaignTerms>failedFuture(
                                    new IllegalStateException("No terms for campaign " + campaignId, failure))
                            : CompletableFuture.completedFuture(known.asStale());
                })
                .thenCompose(Function.identity())
                .toCompletableFuture();
    }

    private CampaignTerms parsed(String campaignId, @Nullable String json) {
        if (json == null && (published.test(campaignId) || lastKnown.getIfPresent(campaignId) != null)) {
            throw new IllegalStateException("the terms of campaign " + campaignId + " were published and are gone");
        }
        return CampaignTerms.parse(json);
    }

    private static final class ByAge implements Expiry<String, CampaignTerms> {
        @Override
        public long expireAfterCreate(String campaignId, CampaignTerms terms, long nowNanos) {
            return (terms.stale() ? STALE : FRESH).toNanos();
        }

        @Override
        public long expireAfterUpdate(String campaignId, CampaignTerms terms, long nowNanos, long leftNanos) {
            return expireAfterCreate(campaignId, terms, nowNanos);
        }

        @Override
        public long expireAfterRead(String campaignId, CampaignTerms terms, long nowNanos, long leftNanos) {
            return leftNanos;
        }
    }
}
