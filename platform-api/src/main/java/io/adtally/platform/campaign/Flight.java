package io.adtally.platform.campaign;

import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * A stretch of a campaign with a budget of its own.
 *
 * @param endsOn the last day, not before the first
 * @param budgetMicros millionths of the campaign's currency
 */
@Embeddable
public record Flight(
        @Column(name = "flight_name") String name,
        @Column(name = "starts_on") LocalDate startsOn,
        @Column(name = "ends_on") LocalDate endsOn,
        @Column(name = "budget_micros") long budgetMicros) {
    public Flight {
        name = Checks.name("flights", name);
        Checks.notNegative("flights", budgetMicros);
        if (Checks.present("flights", endsOn).isBefore(Checks.present("flights", startsOn))) {
            throw RefusedException.badValue("flights", "Flight " + name + " ends on " + endsOn + ", before it starts");
        }
    }
}
