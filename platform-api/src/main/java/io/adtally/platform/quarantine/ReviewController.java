package io.adtally.platform.quarantine;

import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.Slice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The review over REST. */
@RestController
@RequestMapping("/api/v1/review")
class ReviewController {
    private final Review review;

    ReviewController(Review review) {
        this.review = review;
    }

    /**
     * A wanted decision.
     *
     * @param advertiserId as the cluster was asked for, null for all
     * @param campaignId as the cluster was asked for, null for all
     * @param leastScore as the cluster was asked for, null for 0
     * @param lastArrival of the cluster as it was read, so that what came later is not decided on; null to decide on that, too
     * @param eventIds null for all of the cluster
     */
    record Wanted(
            @Nullable Dimension dimension,
            @Nullable String value,
            @Nullable String currency,
            @Nullable String advertiserId,
            @Nullable String campaignId,
            @Nullable Double leastScore,
            @Nullable Long lastArrival,
            @Nullable List<String> eventIds,
            @Nullable Verdict verdict,
            @Nullable String reason) {}

    record TakenBack(@Nullable String reason) {}

    @GetMapping("/clusters")
    List<Cluster> clusters(
            @RequestParam(defaultValue = "NETWORK") Dimension dimension,
            @RequestParam(required = false) @Nullable String advertiserId,
            @RequestParam(required = false) @Nullable String campaignId,
            @RequestParam(defaultValue = "0") double leastScore) {
        return review.clusters(dimension, new QueueFilter(advertiserId, campaignId, leastScore));
    }

    @GetMapping("/events")
    Slice<QuarantinedItem> events(
            @RequestParam Dimension dimension,
            @RequestParam String value,
            @RequestParam String currency,
            @RequestParam(required = false) @Nullable String advertiserId,
            @RequestParam(required = false) @Nullable String campaignId,
            @RequestParam(defaultValue = "0") double leastScore,
            @RequestParam(required = false) @Nullable Long lastArrival,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        QueueFilter filter = new QueueFilter(advertiserId, campaignId, leastScore);
        Selection selection = new Selection(dimension, value, currency, filter, upTo(lastArrival));
        return review.events(selection, after, Slice.limit(limit));
    }

    @GetMapping("/decisions")
    Slice<Decision> decisions(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") int limit) {
        return review.decisions(after, Slice.limit(limit));
    }

    @GetMapping("/decisions/{id}/answers")
    Map<String, Long> answers(@PathVariable String id) {
        return review.answers(id);
    }

    @PostMapping("/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    Decision decide(@RequestBody Wanted wanted) {
        Selection selection = new Selection(
                Checks.present("dimension", wanted.dimension()),
                Checks.present("value", wanted.value()),
                Checks.present("currency", wanted.currency()),
                new QueueFilter(
                        wanted.advertiserId(),
                        wanted.campaignId(),
                        wanted.leastScore() == null ? 0 : wanted.leastScore()),
                upTo(wanted.lastArrival()));
        Verdict verdict = Checks.present("verdict", wanted.verdict());
        String reason = Checks.reason(wanted.reason());
        List<String> eventIds = wanted.eventIds();
        return eventIds == null
                ? review.decide(selection, verdict, reason)
                : review.decide(selection, eventIds, verdict, reason);
    }

    private static long upTo(@Nullable Long lastArrival) {
        return lastArrival == null ? Selection.ALL : lastArrival;
    }

    @PostMapping("/decisions/{id}/undo")
    Decision undo(@PathVariable String id) {
        return review.undo(id);
    }

    @PostMapping("/decisions/{id}/approval")
    Decision approve(@PathVariable String id) {
        return review.approve(id);
    }

    @PostMapping("/decisions/{id}/rejection")
    Decision reject(@PathVariable String id) {
        return review.reject(id);
    }

    @PostMapping("/decisions/{id}/return")
    Decision takeBack(@PathVariable String id, @RequestBody TakenBack body) {
        return review.takeBack(id, Checks.reason(body.reason()));
    }
}
