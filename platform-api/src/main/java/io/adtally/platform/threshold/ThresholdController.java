package io.adtally.platform.threshold;

import io.adtally.control.ControlSubject;
import io.adtally.platform.force.Force;
import io.adtally.platform.force.InForce;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.Slice;
import java.util.List;
import java.util.Objects;
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

/** Thresholds over REST. */
@RestController
@RequestMapping("/api/v1/thresholds")
class ThresholdController {
    private final Thresholds thresholds;
    private final Force force;

    ThresholdController(Thresholds thresholds, Force force) {
        this.thresholds = thresholds;
        this.force = force;
    }

    /**
     * Wanted thresholds.
     *
     * @param basedOn the control version they were made from, 0 for the built-in ones; null for what is in force now
     */
    record Wanted(
            double quarantine,
            double drop,
            @Nullable List<ThresholdValues.AdvertiserOverride> overrides,
            @Nullable String reason,
            @Nullable Long basedOn) {}

    /**
     * What counts now.
     *
     * @param approved null where nothing was ever approved and the built-in values count
     * @param inForce how far the data plane has got with it
     */
    record Current(
            ThresholdValues values,
            @Nullable ThresholdProposal approved,
            @Nullable InForce inForce) {}

    @GetMapping
    Current current() {
        ThresholdProposal approved = thresholds.approved().orElse(null);
        if (approved == null) {
            return new Current(ThresholdValues.BUILT_IN, null, null);
        }
        long version = Objects.requireNonNull(approved.controlVersion());
        return new Current(approved.values(), approved, force.of(ControlSubject.THRESHOLDS, version));
    }

    @GetMapping("/proposals")
    Slice<ThresholdProposal> proposals(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") int limit) {
        return thresholds.proposals(after, Slice.limit(limit));
    }

    @PostMapping("/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    ThresholdProposal propose(@RequestBody Wanted wanted) {
        List<ThresholdValues.AdvertiserOverride> overrides = Objects.requireNonNullElse(wanted.overrides(), List.of());
        ThresholdValues values = new ThresholdValues(wanted.quarantine(), wanted.drop(), overrides);
        String reason = Checks.reason(wanted.reason());
        return wanted.basedOn() == null
                ? thresholds.propose(values, reason)
                : thresholds.propose(values, reason, wanted.basedOn());
    }

    @PostMapping("/proposals/{id}/approval")
    ThresholdProposal approve(@PathVariable String id) {
        return thresholds.approve(id);
    }

    @PostMapping("/proposals/{id}/rejection")
    ThresholdProposal reject(@PathVariable String id) {
        return thresholds.reject(id);
    }

    @PostMapping("/proposals/{id}/withdrawal")
    ThresholdProposal withdraw(@PathVariable String id) {
        return thresholds.withdraw(id);
    }
}
