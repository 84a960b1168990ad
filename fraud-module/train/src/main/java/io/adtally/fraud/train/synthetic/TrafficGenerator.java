package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.train.rows.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Makes labelled rows of synthetic traffic: lets people and bots act, puts their events in the order of receipt, watches
 * them as the stream would, and keeps each event's vector as it was at that moment. The same seed makes the same rows.
 */
public final class TrafficGenerator {
    private static final List<Actor> ACTORS = List.of(
            new Humans(),
            new ClickFarm(),
            new DataCentreBots(),
            new ClickInjection(),
            new AdStacking(),
            new Replay(),
            new ResidentialProxies());

    /** Rows are so rare among the events, so that they stem from many groups of bots and not from a few. */
    private static final int EVENTS_PER_ROW = 3;

    private TrafficGenerator() {}

    /** Rows of all archetypes. */
    public static Rows rows(long seed, int count) {
        return rows(seed, count, EnumSet.allOf(Archetype.class));
    }

    /**
     * Rows of some archetypes, people among them.
     *
     * @param count rows wanted: an even sample of the more numerous events that are made
     * @param archetypes the others do not act
     */
    public static Rows rows(long seed, int count, Set<Archetype> archetypes) {
        if (count < 1 || !archetypes.contains(Archetype.HUMAN)) {
            throw new IllegalArgumentException("rows must be 1 or more, and people among the archetypes");
        }
        Chance chance = new Chance(new SplittableRandom(seed));
        List<SyntheticEvent> events = new ArrayList<>(EVENTS_PER_ROW * count);
        for (Actor actor : ACTORS) {
            Chance own = chance.split();
            if (archetypes.contains(actor.archetype())) {
                act(actor, own, count, events);
            }
        }
        events.sort(Comparator.comparingLong(SyntheticEvent::receivedAtMillis));
        return watched(events, count, chance.split());
    }

    /** Lets others of its kind act until the archetype has its share; the last of them may be cut off. */
    private static void act(Actor actor, Chance chance, int count, List<SyntheticEvent> events) {
        double wanted = (double) EVENTS_PER_ROW * count * actor.archetype().share();
        int[] made = {0};
        while (made[0] < wanted) {
            actor.act(chance.split(), event -> {
                if (made[0] < wanted) {
                    events.add(event);
                    made[0] += event.archetype() == actor.archetype() ? 1 : 0;
                }
            });
        }
    }

    /** Watches all events, and keeps so many, each with the same chance. */
    private static Rows watched(List<SyntheticEvent> events, int count, Chance chance) {
        Watch watch = new Watch();
        Rows.Builder rows = new Rows.Builder(count);
        int open = Math.min(count, events.size());
        int left = events.size();
        for (SyntheticEvent event : events) {
            double[] vector = watch.vector(event);
            if (chance.in((double) open / left--)) {
                rows.add(
                        vector,
                        event.archetype().isFraud(),
                        1,
                        event.archetype().label(),
                        event.priceMicros());
                open--;
            }
        }
        return rows.build();
    }
}
