package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.feature.Action;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the events of one visitor: pages with ads, some of which are seen, some clicked. Where and who the visitor is may
 * change between pages. Not thread-safe.
 */
final class Browsing {
    private final Chance chance;
    private final Archetype archetype;
    private final Consumer<SyntheticEvent> out;

    @Nullable
    String user;

    @Nullable
    String device;

    String ip = "";
    String country = "";

    /** From event to receipt: more than moments where a phone was offline. */
    long delayMillis;

    Browsing(Chance chance, Archetype archetype, Consumer<SyntheticEvent> out) {
        this.chance = chance;
        this.archetype = archetype;
        this.out = out;
    }

    /**
     * How a visitor behaves on a page.
     *
     * @param ads mean number of ads
     * @param loadMillis over which they appear
     * @param seen share of them that is looked at long enough to count as viewable
     * @param clicked share of them that is clicked
     * @param clickMillis median time to the click
     * @param clickSpread of its logarithm; 0 is a clock
     */
    record Habit(double ads, double loadMillis, double seen, double clicked, double clickMillis, double clickSpread) {}

    /** One page; the time when its last event is over. */
    long page(Habit habit, long atMillis) {
        long last = atMillis;
        for (int ads = chance.count(habit.ads()); ads > 0; ads--) {
            long shown = atMillis + (long) chance.between(0, habit.loadMillis());
            send(Action.IMPRESSION, shown, Double.NaN);
            if (chance.in(habit.seen())) {
                send(Action.OTHER, shown + (long) chance.around(1_500, 0.4), Double.NaN);
            }
            if (chance.in(habit.clicked())) {
                long millis = Math.max(1, (long) chance.around(habit.clickMillis(), habit.clickSpread()));
                send(Action.CLICK, shown + millis, (double) millis);
                last = Math.max(last, shown + millis);
            }
        }
        return last;
    }

    void send(Action action, long atMillis, double millisSinceImpression) {
        out.accept(new SyntheticEvent(
                archetype,
                action,
                atMillis,
                atMillis + delayMillis + chance.wholeBetween(20, 400),
                user,
                device,
                ip,
                country,
                millisSinceImpression,
                World.priceMicros(chance, action)));
    }
}
