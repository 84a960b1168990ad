package io.adtally.console.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import io.adtally.platform.force.InForce;
import java.time.Instant;

/** Says on how many tasks something is in force, and since when. */
public final class InForceText {
    private InForceText() {}

    /** The time of day, and the day unless it is today. */
    static String since(Instant since, Instant now) {
        return Formats.isSameDay(since, now) ? Formats.timeInZone(since) : Formats.momentInZone(since);
    }

    public static Component of(InForce inForce) {
        if (!inForce.refusals().isEmpty()) {
            Div said = new Div(String.join("\n", inForce.refusals()));
            said.addClassName("lines");
            return new Div(
                    Badges.of(
                            "Refused by " + inForce.refusals().size() + " of " + inForce.tasks() + " tasks",
                            Badges.Tone.BAD),
                    new Details("Why", said));
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
