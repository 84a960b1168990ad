package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.train.synthetic.Browsing.Habit;
import java.util.function.Consumer;

/** Phones on shelves behind a few addresses of one network; each takes a new user after a while. */
final class ClickFarm implements Actor {
    @Override
    public Archetype archetype() {
        return Archetype.CLICK_FARM;
    }

    @Override
    public void act(Chance chance, Consumer<SyntheticEvent> out) {
        String country = World.country(chance);
        String network = World.network(chance, country);
        int addresses = chance.wholeBetween(1, 4);
        double care = chance.between(0, 1);
        long open = World.moment(chance);
        double shiftMillis = chance.magnitudeBetween(10 * 60_000, 90 * 60_000);
        for (int phones = (int) chance.magnitudeBetween(4, 24); phones > 0; phones--) {
            Browsing browsing = new Browsing(chance.split(), archetype(), out);
            browsing.country = country;
            browsing.device = chance.id("d");
            browsing.ip = network + chance.wholeBetween(10, 9 + addresses);
            shift(chance, browsing, care, open + chance.wholeBetween(0, 600_000), shiftMillis);
        }
    }

    private static void shift(Chance chance, Browsing browsing, double care, long start, double shiftMillis) {
        double clicked = chance.magnitudeBetween(0.03, 0.12) * (1 + 3 * (1 - care));
        Habit habit = new Habit(chance.between(1.2, 3), 1_500, 0.7, clicked, chance.around(4_000, 0.4), 0.3 + care / 2);
        double pauseMillis = 8_000 + 40_000 * care;
        long at = start;
        while (at < start + shiftMillis) {
            if (browsing.user == null || chance.in(0.05)) {
                browsing.user = chance.id("u");
            }
            at = browsing.page(habit, at) + (long) chance.around(pauseMillis, 0.2 + 0.5 * care);
        }
    }
}
