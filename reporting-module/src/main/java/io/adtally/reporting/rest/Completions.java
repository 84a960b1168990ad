package io.adtally.reporting.rest;

import io.adtally.reporting.query.ReportQuery;
import io.adtally.reporting.query.Scope;
import io.adtally.reporting.report.Freshness;
import io.adtally.reporting.report.Performance;
import java.time.Instant;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** Tells how complete and final the answer to a question is. Thread-safe. */
@Component
class Completions {
    private final Performance performance;
    private final Freshness freshness;

    Completions(Performance performance, Freshness freshness) {
        this.performance = performance;
        this.freshness = freshness;
    }

    Completeness of(ReportQuery query, Scope scope) {
        Instant asOf = query.asOf();
        Freshness.State state = asOf == null ? freshness.now() : freshness.at(asOf);
        OptionalDouble late = performance.lateShare(query, scope);
        return new Completeness(
                state.asOf(),
                state.dataThrough(),
                freshness.provisionalUntil(query.range().to()),
                late.isPresent() ? late.getAsDouble() : null);
    }
}
