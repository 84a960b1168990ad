package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import io.adtally.event.EventType;

/**
 * Judges a VIEWABLE event by MRC's standard for display: half of the pixels in view for a second without a break. Source:
 * MRC Viewable Ad Impression Measurement Guidelines (2014), section 4.1.
 */
final class Viewability {
    static final String VIEWABLE = "viewable";
    static final String NOT_VIEWABLE = "not_viewable";
    static final String UNDETERMINED = "undetermined";
    static final String REPEATED = "repeated";

    private static final long LEAST_MILLIS = 1_000;
    private static final int LEAST_PERMILLE = 500;

    private Viewability() {}

    /** Empty on events of other types. Without a share of pixels the client's own word for it stands: it sent the event. */
    static String of(AdEvent event) {
        if (event.getEventType() != EventType.VIEWABLE) {
            return "";
        }
        Long millis = event.getViewableMs();
        Integer permille = event.getViewableFractionPermille();
        if (permille != null && permille < LEAST_PERMILLE) {
            return NOT_VIEWABLE;
        }
        if (millis == null) {
            return UNDETERMINED;
        }
        return millis >= LEAST_MILLIS ? VIEWABLE : NOT_VIEWABLE;
    }

    /** Whether it is a VIEWABLE event of an impression that was not measured viewable: not in view, or nobody can say. */
    static boolean isUnproven(AdEvent event) {
        return event.getEventType() == EventType.VIEWABLE && !of(event).equals(VIEWABLE);
    }
}
