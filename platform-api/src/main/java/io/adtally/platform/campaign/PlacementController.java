package io.adtally.platform.campaign;

import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Placements over REST. */
@RestController
@RequestMapping("/api/v1/placements")
class PlacementController {
    private final Placements placements;

    PlacementController(Placements placements) {
        this.placements = placements;
    }

    record NewPlacement(
            @Nullable String id,
            @Nullable String siteId,
            @Nullable String name) {}

    @GetMapping
    Slice<PlacementData> page(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        return placements.page(text, after, Slice.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlacementData create(@RequestBody NewPlacement body) {
        return placements.create(new PlacementData(
                Checks.present("id", body.id()),
                Checks.present("siteId", body.siteId()),
                Checks.present("name", body.name())));
    }
}
