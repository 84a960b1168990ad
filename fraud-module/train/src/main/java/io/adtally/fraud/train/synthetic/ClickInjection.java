package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.feature.Action;
import java.util.List;
import java.util.function.Consumer;

/**
 * An infected phone: its owner's traffic is a person's, and is labelled so; the clicks that malware adds to the ads shown
 * are not. They come in a blink, or flood whatever was shown in the last minutes.
 */
final class ClickInjection implements Actor {
    @Override
    public Archetype archetype() {
        return Archetype.CLICK_INJECTION;
    }

    @Override
    public void act(Chance chance, Consumer<SyntheticEvent> out) {
        List<SyntheticEvent> life = Humans.lifeOf(chance);
        boolean floods = chance.in(0.4);
        double share = chance.magnitudeBetween(0.08, 0.9);
        for (SyntheticEvent event : life) {
            out.accept(event);
            if (event.action() == Action.IMPRESSION && chance.in(share)) {
                double millis = floods ? chance.between(20_000, 25 * 60_000) : chance.around(90, 0.8);
                out.accept(click(chance, event, Math.max(1, Math.rint(millis))));
            }
        }
    }

    private static SyntheticEvent click(Chance chance, SyntheticEvent shown, double millis) {
        return new SyntheticEvent(
                Archetype.CLICK_INJECTION,
                Action.CLICK,
                shown.eventTimeMillis() + (long) millis,
                shown.receivedAtMillis() + (long) millis,
                shown.userIdHash(),
                shown.deviceIdHash(),
                shown.ip(),
                shown.country(),
                millis,
                World.priceMicros(chance, Action.CLICK));
    }
}
