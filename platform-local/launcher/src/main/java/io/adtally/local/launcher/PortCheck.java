package io.adtally.local.launcher;

import io.adtally.local.supervise.PortHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds ports the parts need and others have. */
final class PortCheck {
    private PortCheck() {}

    /** A line for people for each port that is taken. */
    static List<String> conflicts(Wiring wiring, Set<Part> parts) {
        List<String> conflicts = new ArrayList<>();
        for (Port port : Port.values()) {
            if (!parts.contains(port.part())) {
                continue;
            }
            for (int number : wiring.ports().numbers(port, wiring.brokers())) {
                if (!Ports.isFree(number)) {
                    conflicts.add(number + " is taken" + by(number) + "; set " + port.variable());
                }
            }
        }
        return conflicts;
    }

    private static String by(int number) {
        return PortHolder.of(number)
                .map(holder -> " by pid " + holder.pid() + " (" + holder.program() + ")")
                .orElse("");
    }
}
