package io.adtally.platform.traffic;

import io.adtally.platform.threshold.ThresholdValues;
import io.adtally.platform.threshold.Thresholds;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Traffic over REST. */
@RestController
@RequestMapping("/api/v1")
class TrafficController {
    private final LiveTraffic live;
    private final BalanceWatch balance;
    private final EventTrace trace;
    private final ScoredEvents scored;
    private final ArmTraffic arms;
    private final Thresholds thresholds;

    TrafficController(
            LiveTraffic live,
            BalanceWatch balance,
            EventTrace trace,
            ScoredEvents scored,
            ArmTraffic arms,
            Thresholds thresholds) {
        this.live = live;
        this.balance = balance;
        this.trace = trace;
        this.scored = scored;
        this.arms = arms;
        this.thresholds = thresholds;
    }

    @GetMapping("/traffic")
    LivePicture traffic() {
        return live.picture();
    }

    @GetMapping("/traffic/balance")
    Balance balance() {
        return balance.newest()
                .orElseThrow(() -> new TrafficUnavailableException("Kafka or ClickHouse has not answered yet", null));
    }

    @GetMapping("/events/{id}")
    List<EventTrace.Entry> event(@PathVariable String id) {
        return trace.entries(id);
    }

    @GetMapping("/thresholds/what-if")
    ScoredEvents.WhatIf whatIf(@RequestParam double quarantine, @RequestParam double drop) {
        return whatIf(new ThresholdValues(quarantine, drop, List.of()));
    }

    /** The same of thresholds that are others for some advertisers. */
    @PostMapping("/thresholds/what-if")
    ScoredEvents.WhatIf whatIf(@RequestBody ThresholdValues proposed) {
        return scored.whatIf(thresholds.values(), proposed);
    }

    @GetMapping("/experiments/{name}/arms")
    List<ArmTraffic.ArmCount> arms(@PathVariable String name, @RequestParam Instant since) {
        return arms.of(name, since);
    }
}
