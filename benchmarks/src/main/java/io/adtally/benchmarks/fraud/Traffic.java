package io.adtally.benchmarks.fraud;

import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.KeyBehaviour;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Events and behaviours in a realistic, skewed mix: a few user agents and addresses are frequent, three events in a
 * hundred come from crawlers, two from listed addresses, one in ten is a click. The same in every run.
 */
final class Traffic {
    /** A power of two. An event in the stream has just been read and lies in a cache; more of these would not. */
    static final int EVENTS = 1 << 13;

    private static final int USER_AGENTS = 20_000;
    private static final int ADDRESSES = 200_000;

    final Event[] events = new Event[EVENTS];
    final Behaviour[] behaviours = new Behaviour[EVENTS];

    private final SplittableRandom random = new SplittableRandom(7);

    /** @param listed addresses of which some are to occur */
    Traffic(String[] listed) {
        List<String> browsers = UserAgents.browsers(USER_AGENTS, random);
        List<String> crawlers = UserAgents.crawlers();
        String[] addresses = new String[ADDRESSES];
        for (int index = 0; index < ADDRESSES; index++) {
            addresses[index] = AddressList.any(random);
        }
        Skew browserSkew = new Skew(USER_AGENTS, 1);
        Skew addressSkew = new Skew(ADDRESSES, 1);
        for (int index = 0; index < EVENTS; index++) {
            boolean crawler = random.nextInt(100) < 3;
            String agent =
                    crawler ? crawlers.get(random.nextInt(crawlers.size())) : browsers.get(browserSkew.draw(random));
            String ip = random.nextInt(100) < 2
                    ? listed[random.nextInt(listed.length)]
                    : addresses[addressSkew.draw(random)];
            // Copies, as events read from a topic have: equal text is not the same object.
            events[index] = event(new String(agent), new String(ip));
            behaviours[index] = new Behaviour(key(), key(), new Cluster(index, 1 + random.nextInt(8), false), "");
        }
    }

    private Event event(String userAgent, String ip) {
        boolean click = random.nextInt(10) == 0;
        long at = 1_780_000_000_000L + random.nextInt(1_000_000);
        return new Event(
                click ? Action.CLICK : Action.IMPRESSION,
                at,
                at + random.nextInt(5_000),
                ip,
                userAgent,
                "DE",
                random.nextInt(10) < 8,
                random.nextInt(100) == 0,
                random.nextInt(200) == 0,
                random.nextInt(100) == 0,
                300,
                250,
                click ? random.nextInt(60_000) : Double.NaN);
    }

    private KeyBehaviour key() {
        return new KeyBehaviour(
                random.nextDouble() * 40,
                random.nextDouble() * 2,
                random.nextInt(600_000),
                random.nextInt(40),
                random.nextInt(10) == 0 ? random.nextInt(600_000) : Double.NaN,
                random.nextInt(3) == 0 ? random.nextDouble() * 4 - 1 : Double.NaN,
                random.nextInt(20) == 0 ? random.nextDouble() * 600 : 0);
    }
}
