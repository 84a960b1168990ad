package io.adtally.processing.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.adtally.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CampaignDirectoryTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Ticker clock = nanos::get;
    private final List<String> asked = new ArrayList<>();
    private final CampaignDirectory directory = new CampaignDirectory(this::answer, "published"::equals, clock);
    private CompletionStage<@Nullable String> answer = CompletableFuture.completedFuture(null);

    @Test
    void asksOnceWhileTheAnswerIsFreshAndThenAgain() {
        answer = CompletableFuture.completedFuture(price(5));
        assertThat(click("c")).isEqualTo(5);
        answer = CompletableFuture.completedFuture(price(6));
        nanos.addAndGet(CampaignDirectory.FRESH.toNanos() - 1);
        assertThat(click("c")).isEqualTo(5);
        nanos.addAndGet(1);
        assertThat(click("c")).isEqualTo(6);
        assertThat(asked).containsExactly("c", "c");
    }

    @Test
    void aCampaignWithoutMetadataIsAskedForAgainToo() {
        assertThat(directory.terms("c").join().known()).isFalse();
        answer = CompletableFuture.completedFuture(price(5));
        nanos.addAndGet(CampaignDirectory.FRESH.toNanos());
        assertThat(directory.terms("c").join().known()).isTrue();
    }

    @Test
    void servesTheLastKnownTermsWhileTheStoreIsAwayOrUnreadable() {
        answer = CompletableFuture.completedFuture(price(5));
        assertThat(click("c")).isEqualTo(5);
        for (CompletionStage<@Nullable String> failure : List.of(
                CompletableFuture.<@Nullable String>failedFuture(new IllegalStateException("away")),
                CompletableFuture.<@Nullable String>completedFuture("{"))) {
            answer = failure;
            nanos.addAndGet(CampaignDirectory.FRESH.toNanos());
            assertThat(click("c")).isEqualTo(5);
            assertThat(directory.terms("c").join().stale()).isTrue();
        }
        answer = CompletableFuture.completedFuture(price(6));
        nanos.addAndGet(CampaignDirectory.STALE.toNanos());
        assertThat(click("c")).as("asked again soon").isEqualTo(6);
        assertThat(directory.terms("c").join().stale()).isFalse();
    }

    /** Charging nothing because the store was emptied would be somebody's money. */
    @Test
    void aStoreThatHasLostTheTermsIsNotBelieved() {
        answer = CompletableFuture.completedFuture(price(5));
        assertThat(click("c")).isEqualTo(5);
        answer = CompletableFuture.completedFuture(null);
        directory.renew("c");
        assertThat(click("c")).isEqualTo(5);
        assertThat(directory.terms("c").join().stale()).isTrue();
        assertThatThrownBy(() -> directory.terms("published").join()).hasStackTraceContaining("gone");
        answer = CompletableFuture.completedFuture(price(6));
        assertThat(click("published")).isEqualTo(6);
    }

    @Test
    void aChangedCampaignIsAskedForAtOnce() {
        answer = CompletableFuture.completedFuture(price(5));
        assertThat(click("c")).isEqualTo(5);
        answer = CompletableFuture.completedFuture(price(6));
        directory.renew("c");
        assertThat(click("c")).isEqualTo(6);
    }

    /** A person must find the campaign whose metadata stops the job. */
    @Test
    void failsWhereNothingIsKnownNamesTheCampaignAndRecovers() {
        answer = CompletableFuture.completedFuture("{");
        assertThatThrownBy(() -> directory.terms("broken").join())
                .isInstanceOf(CompletionException.class)
                .hasStackTraceContaining("campaign broken");
        answer = CompletableFuture.completedFuture(price(5));
        assertThat(click("broken")).as("a failure is not kept").isEqualTo(5);
    }

    private long click(String campaignId) {
        return directory.terms(campaignId).join().priceMicros(EventType.CLICK, 0, 1);
    }

    private CompletionStage<@Nullable String> answer(String campaignId) {
        asked.add(campaignId);
        return answer;
    }

    private static String price(long micros) {
        return "{\"campaign_id\":\"c\",\"advertiser_id\":\"a\",\"currency\":\"USD\",\"prices\":[{\"from\":0,\"pricing_model\":"
                + "\"CPC\",\"price_micros\":" + micros + "}]}";
    }
}
