package io.adtally.platform.model;

import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/** Models over REST; the card is a JSON object as text. */
@RestController
@RequestMapping("/api/v1/models")
class ModelController {
    private final Models models;
    private final Drifts drifts;

    ModelController(Models models, Drifts drifts) {
        this.models = models;
        this.drifts = drifts;
    }

    record NewModel(
            @Nullable String id,
            @Nullable String location,
            @Nullable String sha256,
            @Nullable String card) {}

    record Wanted(
            @Nullable Seat seat,
            @Nullable String modelId,
            @Nullable String reason) {}

    @GetMapping
    List<ModelData> all() {
        return models.all();
    }

    /** Of the seats whose models are reported on. */
    @GetMapping("/drift")
    List<Drift> drift() {
        return Arrays.stream(Seat.values())
                .map(drifts::of)
                .flatMap(Optional::stream)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ModelData register(@RequestBody NewModel body) {
        return models.register(
                Checks.id("id", body.id()),
                Checks.present("location", body.location()),
                Checks.present("sha256", body.sha256()),
                Checks.present("card", body.card()));
    }

    @GetMapping("/changes")
    Slice<SeatChange> changes(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") int limit) {
        return models.changes(after, Slice.limit(limit));
    }

    @PostMapping("/changes")
    @ResponseStatus(HttpStatus.CREATED)
    SeatChange propose(@RequestBody Wanted wanted) {
        return models.propose(Checks.present("seat", wanted.seat()), wanted.modelId(), Checks.reason(wanted.reason()));
    }

    @PostMapping("/changes/{id}/approval")
    SeatChange approve(@PathVariable String id) {
        return models.approve(id);
    }

    @PostMapping("/changes/{id}/rejection")
    SeatChange reject(@PathVariable String id) {
        return models.reject(id);
    }

    @PostMapping("/changes/{id}/withdrawal")
    SeatChange withdraw(@PathVariable String id) {
        return models.withdraw(id);
    }
}
