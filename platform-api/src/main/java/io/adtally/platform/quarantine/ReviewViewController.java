package io.adtally.platform.quarantine;

import io.adtally.platform.problem.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The asker's own kept filters over REST. */
@RestController
@RequestMapping("/api/v1/review/views")
class ReviewViewController {
    private final ReviewViews views;

    ReviewViewController(ReviewViews views) {
        this.views = views;
    }

    /**
     * A view to keep.
     *
     * @param campaignId null for all
     * @param leastScore null for 0
     */
    record Wanted(
            @Nullable String name,
            @Nullable Dimension dimension,
            @Nullable String campaignId,
            @Nullable Double leastScore) {}

    @GetMapping
    List<ReviewView> mine() {
        return views.mine();
    }

    @PutMapping
    ReviewView keep(@RequestBody Wanted wanted) {
        ReviewView view = new ReviewView(
                Checks.present("name", wanted.name()),
                Checks.present("dimension", wanted.dimension()),
                wanted.campaignId(),
                wanted.leastScore() == null ? 0 : wanted.leastScore());
        views.keep(view);
        return view;
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@RequestParam String name) {
        views.forget(name);
    }
}
