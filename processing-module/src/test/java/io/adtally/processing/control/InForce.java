package io.adtally.processing.control;

import io.adtally.event.EventType;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.policy.Workspace;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.Source;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.event.TestEvents.Who;

/** What a task that subscribed would decide now. */
final class InForce {
    private InForce() {}

    /** An impression of which nothing is known but its address. */
    static IncomingEvent visitFrom(String ip) {
        return TestEvents.event(EventType.IMPRESSION, "e", "e", 1, 1, 1, new Who(null, null, ip, null), Source.NONE);
    }

    /** By lists and rules alone, without a model. */
    static Ruling ruling(Subscription subscription, IncomingEvent event) {
        return subscription
                .policy()
                .withChampion(null)
                .judge(event, Behaviour.UNKNOWN, "", new Workspace())
                .ruling();
    }

    static boolean isDataCentre(Subscription subscription, String ip) {
        return subscription.policy().rules().networks().find(ip).dataCentre();
    }
}
