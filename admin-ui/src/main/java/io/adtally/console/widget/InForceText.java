package io.adtally.console.widget;

import com.vaadin.flow.component.badge.Badge;
import io.adtally.platform.force.InForce;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says on how many tasks something is in force, and since when. */
public final class InForceText {
    private InForceText() {}

    /** The time of day, and the day unless it is today. */
    static String since(Instant since, Instant now) {
        return since.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS))
                ? Formats.timeUtc(since)
                : Formats.momentUtc(since);
    }

    public static Badge of(InForce inForce) {
        if (!inForce.refusals().isEmpty()) {
            Badge badge = Badges.of(
                    "Refused by " + inForce.refusals().size() + " of " + inForce.tasks() + " tasks", Badges.Tone.BAD);
            badge.getElement().setAttribute("title", String.join("\n", inForce.refusals()));
            return badge;
        }
        if (inForce.since() != null) {
            return Badges.of(
                    "On " + inForce.applied() + "/" + inForce.tasks() + " tasks since "
                            + since(inForce.since(), Instant.now()),
                    Badges.Tone.GOOD);
        }
        return inForce.tasks() == 0
                ? Badges.of("No task has answered yet", Badges.Tone.WAITING)
                : Badges.of("On " + inForce.applied() + "/" + inForce.tasks() + " tasks", Badges.Tone.WAITING);
    }
}
