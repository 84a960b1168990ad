package io.adtally.processing.enrich;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Campaign terms by id, at most {@link #FRESH} old while the store answers. When it does not, the last known terms are
 * served, however old: an event must not wait for ever for a price that hardly ever changes. Thread-safe.
 */
final class CampaignDirectory {
    /** How long an answer is used without asking again: a changed price is in force within this time. */
    static final Duration FRESH = Duration.ofSeconds(2);

    private static final long MAX_CAMPAIGNS = 200_000;

    private final Function<String, CompletionStage<@Nullable String>> store;
    private final AsyncCache<String, CampaignTerms> fresh;
    private final Cache<String, CampaignTerms> lastKnown =
            Caffeine.newBuilder().maximumSize(MAX_CAMPAIGNS).build();

    /** @param store gives the JSON of a campaign's metadata, or null where there is none */
    CampaignDirectory(Function<String, CompletionStage<@Nullable String>> store) {
        this(store, Ticker.systemTicker());
    }

    CampaignDirectory(Function<String, CompletionStage<@Nullable String>> store, Ticker clock) {
        this.store = store;
        this.fresh = Caffeine.newBuilder()
                .maximumSize(MAX_CAMPAIGNS)
                .expireAfterWrite(FRESH)
                .ticker(clock)
                .buildAsync();
    }

    /** The campaign's terms; fails only if the store fails and nothing is known of the campaign. */
    CompletableFuture<CampaignTerms> terms(String campaignId) {
        return fresh.get(campaignId, (id, executor) -> load(id));
    }

    private CompletableFuture<CampaignTerms> load(String campaignId) {
        return store.apply(campaignId)
                .thenApply(CampaignTerms::parse)
                .handle((terms, failure) -> {
                    if (failure == null) {
                        lastKnown.put(campaignId, terms);
                        return CompletableFuture.completedFuture(terms);
                    }
                    CampaignTerms known = lastKnown.getIfPresent(campaignId);
                    return known == null
                            ? CompletableFuture.<CampaignTerms>failedFuture(
                                    new IllegalStateException("No terms for campaign " + campaignId, failure))
                            : CompletableFuture.completedFuture(known);
                })
                .thenCompose(Function.identity())
                .toCompletableFuture();
    }
}
