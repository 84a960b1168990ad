package io.adtally.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long NOON = 1_795_608_000_000L;

    private final Activity activity = new Activity();

    @Test
    void tellsAnEventsBehaviourWithTheEventItself() {
        activity.add(Action.IMPRESSION, "JP", NOON);
        activity.add(Action.OTHER, null, NOON + MINUTE);
        assertThat(activity.add(Action.CLICK, "JP", NOON + 2 * MINUTE).interClickMillis())
                .as("there is no other click")
                .isNaN();
        KeyBehaviour last = activity.add(Action.CLICK, "DE", NOON + 3 * MINUTE);
        assertThat(last.impressions()).isEqualTo(Math.pow(0.5, 3 / 60.0), within(1e-9));
        assertThat(last.clicks()).isEqualTo(1 + Math.pow(0.5, 1 / 60.0), within(1e-9));
        assertThat(last.sessionMillis()).isEqualTo(3 * MINUTE);
        assertThat(last.sessionEvents()).isEqualTo(4);
        assertThat(last.interClickMillis()).isEqualTo(MINUTE);
        assertThat(last.clickDeviation()).as("too little is known").isNaN();
        assertThat(last.kmPerHour()).isBetween(30_000.0, 35_000.0);
    }

    @Test
    void onlyAClickHasATimeToThePreviousOne() {
        activity.add(Action.CLICK, null, NOON);
        assertThat(activity.add(Action.IMPRESSION, null, NOON + 5).interClickMillis())
                .isNaN();
        assertThat(activity.add(Action.CLICK, null, NOON + 250).interClickMillis())
                .isEqualTo(250);
        assertThat(activity.add(Action.CLICK, null, NOON + 150).interClickMillis())
                .as("a late one's distance to the latest")
                .isEqualTo(100);
        assertThat(activity.add(Action.CLICK, null, NOON + 300).interClickMillis())
                .isEqualTo(50);
    }

    @Test
    void aLateEventLeavesTheLatestTimeAlone() {
        activity.add(Action.IMPRESSION, null, NOON);
        KeyBehaviour late = activity.add(Action.IMPRESSION, null, NOON - HOUR);
        assertThat(late.impressions()).isEqualTo(1.5, within(1e-9));
        assertThat(activity.latestMillis).isEqualTo(NOON);
    }
}
