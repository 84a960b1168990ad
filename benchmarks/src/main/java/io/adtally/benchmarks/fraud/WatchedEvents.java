package io.adtally.benchmarks.fraud;

import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.Activity;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.EventFacts;
import io.adtally.fraud.feature.LinkClusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Events with the behaviour of their users, addresses and neighbours as it was at each. Few users make many of them, as in
 * real traffic; most act like people, one in twenty by the clock.
 */
final class WatchedEvents {
    private static final long START_MILLIS = 1_795_514_400_000L;
    private static final int USERS = 600;
    private static final List<String> COUNTRIES = List.of("US", "DE", "JP", "BR", "IN");

    private WatchedEvents() {}

    record Watched(Facts facts, Behaviour behaviour) {}

    /** The same seed makes the same events, in the order of their times. */
    static List<Watched> of(long seed, int count) {
        Random random = new Random(seed);
        Map<Integer, Activity> users = new HashMap<>();
        Map<Integer, Activity> addresses = new HashMap<>();
        Map<Integer, LinkClusters> networks = new HashMap<>();
        List<Watched> events = new ArrayList<>(count);
        long at = START_MILLIS;
        for (int event = 0; event < count; event++) {
            at += random.nextInt(6_000);
            int user = (int) (USERS * Math.pow(random.nextDouble(), 3));
            int address = user / 3;
            boolean script = user % 20 == 0;
            Action action = action(random, script);
            String country = COUNTRIES.get(random.nextInt(50) == 0 ? random.nextInt(5) : user % 5);
            Behaviour behaviour = Behaviour.UNKNOWN
                    .withUser(users.computeIfAbsent(user, any -> new Activity()).add(action, country, at))
                    .withAddress(addresses
                            .computeIfAbsent(address, any -> new Activity())
                            .add(action, null, at))
                    .withCluster(networks.computeIfAbsent(address / 8, any -> new LinkClusters())
                            .link("u" + user, random.nextBoolean() ? "d" + user : null, "a" + address));
            double since = Math.exp((script ? 5 : 8.5) + random.nextGaussian());
            events.add(new Watched(new Facts(action, at, action == Action.CLICK ? since : Double.NaN), behaviour));
        }
        return events;
    }

    private static Action action(Random random, boolean script) {
        if (random.nextDouble() < (script ? 0.2 : 0.02)) {
            return Action.CLICK;
        }
        return random.nextInt(3) == 0 ? Action.OTHER : Action.IMPRESSION;
    }

    /** Only what features ask for. */
    record Facts(Action action, long eventTimeMillis, double millisSinceImpression) implements EventFacts {
        @Override
        public long receivedAtMillis() {
            return eventTimeMillis;
        }

        @Override
        public boolean fromBrowser() {
            return true;
        }
    }
}
