package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.train.synthetic.Browsing.Habit;
import java.util.function.Consumer;

/** Scripts on a few servers of one network, each opening pages by the clock, mostly without a name. */
final class DataCentreBots implements Actor {
    @Override
    public Archetype archetype() {
        return Archetype.DATA_CENTRE_BOT;
    }

    @Override
    public void act(Chance chance, Consumer<SyntheticEvent> out) {
        String country = World.country(chance);
        String network = World.network(chance, country);
        double care = chance.between(0, 1);
        boolean named = chance.in(0.5);
        double clicked = chance.magnitudeBetween(0.005, 0.2);
        double clickMillis = care < 0.5 ? chance.between(80, 1_500) : chance.around(5_000, 0.4);
        Habit habit = new Habit(chance.between(1.5, 5), 800, care / 2, clicked, clickMillis, 0.05 + care / 2);
        double pauseMillis = chance.magnitudeBetween(1_500, 20_000) * (1 + 4 * care);
        for (int servers = chance.wholeBetween(1, 4); servers > 0; servers--) {
            Browsing browsing = new Browsing(chance.split(), Archetype.DATA_CENTRE_BOT, out);
            browsing.country = country;
            browsing.ip = network + chance.wholeBetween(1, 254);
            long at = World.moment(chance);
            for (int pages = (int) chance.magnitudeBetween(15, 150); pages > 0; pages--) {
                if (named && (browsing.user == null || chance.in(0.15))) {
                    browsing.user = chance.id("u");
                }
                at = browsing.page(habit, at) + (long) (pauseMillis * chance.between(0.95, 1.05 + care));
            }
        }
    }
}
