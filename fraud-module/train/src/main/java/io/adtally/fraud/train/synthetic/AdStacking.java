package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.feature.Action;
import java.util.function.Consumer;

/** A visitor of pages whose ads lie in a pile: all are shown at once, and one tap hits them all. */
final class AdStacking implements Actor {
    @Override
    public Archetype archetype() {
        return Archetype.AD_STACKING;
    }

    @Override
    public void act(Chance chance, Consumer<SyntheticEvent> out) {
        Browsing browsing = new Browsing(chance, archetype(), out);
        browsing.country = World.country(chance);
        boolean phone = chance.in(0.7);
        browsing.device = phone ? chance.id("d") : null;
        browsing.user = chance.in(0.9) ? chance.id("u") : null;
        browsing.ip = phone && chance.in(0.4)
                ? World.carrierAddress(chance, browsing.country)
                : World.address(chance, browsing.country);
        long at = World.moment(chance);
        for (int pages = chance.count(6); pages > 0; pages--) {
            pile(chance, browsing, at);
            at += (long) chance.around(35_000, 0.9);
        }
    }

    private static void pile(Chance chance, Browsing browsing, long at) {
        int ads = (int) chance.magnitudeBetween(6, 30);
        boolean tapped = chance.in(0.06);
        double tapMillis = chance.around(4_000, 0.7);
        for (int ad = 0; ad < ads; ad++) {
            long shown = at + chance.wholeBetween(0, 40);
            browsing.send(Action.IMPRESSION, shown, Double.NaN);
            if (tapped) {
                long tap = at + (long) tapMillis + chance.wholeBetween(0, 6);
                browsing.send(Action.CLICK, tap, (double) (tap - shown));
            }
        }
    }
}
