package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.train.synthetic.Browsing.Habit;
import java.util.function.Consumer;

/** A script whose every few pages leave through another household, in its own country or in any. */
final class ResidentialProxies implements Actor {
    @Override
    public Archetype archetype() {
        return Archetype.RESIDENTIAL_PROXY;
    }

    @Override
    public void act(Chance chance, Consumer<SyntheticEvent> out) {
        Browsing browsing = new Browsing(chance, archetype(), out);
        double care = chance.between(0, 1);
        boolean anywhere = chance.in(0.6);
        String base = World.country(chance);
        Habit habit = new Habit(
                chance.between(1.5, 4),
                2_000,
                0.6,
                chance.magnitudeBetween(0.02, 0.25),
                chance.around(4_500, 0.5),
                0.3 + care / 2);
        double pauseMillis = chance.magnitudeBetween(5_000, 60_000);
        browsing.user = chance.id("u");
        browsing.device = chance.in(0.5) ? chance.id("d") : null;
        move(chance, browsing, anywhere, base);
        long at = World.moment(chance);
        for (int pages = (int) chance.magnitudeBetween(10, 120); pages > 0; pages--) {
            if (chance.in(0.4)) {
                move(chance, browsing, anywhere, base);
            }
            if (chance.in(0.02)) {
                browsing.user = chance.id("u");
            }
            at = browsing.page(habit, at) + (long) chance.around(pauseMillis, 0.3 + 0.6 * care);
        }
    }

    private static void move(Chance chance, Browsing browsing, boolean anywhere, String base) {
        browsing.country = anywhere ? World.country(chance) : base;
        browsing.ip = World.address(chance, browsing.country);
    }
}
