package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.feature.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** A person's recorded traffic, sent again many times from other addresses, with every pause and user as recorded. */
final class Replay implements Actor {
    private static final int LONGEST_RECORD = 30;

    @Override
    public Archetype archetype() {
        return Archetype.REPLAY;
    }

    @Override
    public void act(Chance chance, Consumer<SyntheticEvent> out) {
        List<SyntheticEvent> record = recordOf(chance);
        boolean acrossCountries = chance.in(0.4);
        SyntheticEvent first = record.get(0);
        String country = acrossCountries ? World.country(chance) : String.valueOf(first.country());
        List<String> addresses = new ArrayList<>();
        for (int count = chance.wholeBetween(1, 12); count > 0; count--) {
            addresses.add(World.address(chance, country));
        }
        double pauseMillis = chance.magnitudeBetween(20_000, 40 * 60_000);
        double later = pauseMillis;
        for (int times = (int) chance.magnitudeBetween(5, 50); times > 0; times--) {
            String address = chance.oneOf(addresses);
            for (SyntheticEvent event : record) {
                out.accept(event.again(archetype(), (long) later, address, country));
            }
            later += pauseMillis * chance.between(0.8, 1.2);
        }
    }

    /** The end of somebody's traffic, with at least one click, since it is clicks that are paid. */
    private static List<SyntheticEvent> recordOf(Chance chance) {
        while (true) {
            List<SyntheticEvent> life = new ArrayList<>(Humans.lifeOf(chance));
            life.sort(Comparator.comparingLong(SyntheticEvent::eventTimeMillis));
            List<SyntheticEvent> record = life.subList(Math.max(0, life.size() - LONGEST_RECORD), life.size());
            long from = record.get(record.size() - 1).eventTimeMillis() - 20 * 60_000;
            List<SyntheticEvent> session = record.stream()
                    .filter(event -> event.eventTimeMillis() >= from)
                    .toList();
            if (session.stream().anyMatch(event -> event.action() == Action.CLICK)) {
                return session;
            }
        }
    }
}
