package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.feature.Action;
import io.adtally.fraud.train.synthetic.Browsing.Habit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A household: up to four people behind one address, each with devices, habits and now and then a journey. */
final class Humans implements Actor {
    private static final double SESSION_PAGES = 5;
    private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();

    @Override
    public Archetype archetype() {
        return Archetype.HUMAN;
    }

    @Override
    public void act(Chance chance, Consumer<SyntheticEvent> out) {
        String country = World.country(chance);
        String home = World.address(chance, country);
        // Offices and schools share one address among many; here a neighbour's household may do so.
        @Nullable String office = chance.in(0.3) ? World.network(chance, country) + "7" : null;
        for (int people = chance.wholeBetween(1, 4); people > 0; people--) {
            person(new Person(chance.split(), country, home, office), out);
        }
    }

    /** The events of one person's sessions over the two days, for others to record or to hide among. */
    static List<SyntheticEvent> lifeOf(Chance chance) {
        List<SyntheticEvent> events = new ArrayList<>();
        String country = World.country(chance);
        person(new Person(chance, country, World.address(chance, country), null), events::add);
        return events;
    }

    private static void person(Person person, Consumer<SyntheticEvent> out) {
        Chance chance = person.chance;
        Browsing browsing = new Browsing(chance, Archetype.HUMAN, out);
        int sessions = chance.count(chance.around(3.5, 0.6));
        for (int session = 0; session < sessions; session++) {
            session(person, browsing, World.moment(chance));
        }
    }

    private static void session(Person person, Browsing browsing, long start) {
        Chance chance = person.chance;
        place(person, browsing, start);
        browsing.delayMillis = browsing.device != null && chance.in(0.06) ? (long) chance.around(HOUR_MILLIS, 1) : 0;
        long at = start;
        for (int pages = chance.count(SESSION_PAGES); pages > 0; pages--) {
            if (person.usesVpn && chance.in(0.06)) {
                browsing.country = World.otherCountry(chance, browsing.country);
                browsing.ip = World.address(chance, browsing.country);
            }
            long last = browsing.page(person.habit, at);
            accident(person, browsing, at);
            at = last + (long) chance.around(35_000, 1);
        }
    }

    /** Fat fingers: a click that comes at once, sometimes twice. */
    private static void accident(Person person, Browsing browsing, long pageMillis) {
        Chance chance = person.chance;
        if (!chance.in(browsing.device == null ? 0.001 : 0.006)) {
            return;
        }
        double millis = chance.around(700, 0.5);
        browsing.send(Action.CLICK, pageMillis + (long) millis, millis);
        if (chance.in(0.35)) {
            double again = millis + chance.around(250, 0.4);
            browsing.send(Action.CLICK, pageMillis + (long) again, again);
        }
    }

    private static void place(Person person, Browsing browsing, long at) {
        Chance chance = person.chance;
        boolean phone = chance.in(0.55);
        browsing.device = phone ? person.device : null;
        browsing.user = chance.in(person.consent) ? person.user : null;
        browsing.country = at >= person.departureMillis ? person.destination : person.country;
        boolean away = at >= person.departureMillis;
        if (phone && chance.in(0.4)) {
            browsing.ip = World.carrierAddress(chance, browsing.country);
        } else if (away) {
            browsing.ip = person.hotel;
        } else if (person.office != null && chance.in(0.4)) {
            browsing.ip = person.office;
        } else {
            browsing.ip = person.home;
        }
        if (person.usesVpn && chance.in(0.5)) {
            browsing.country = World.otherCountry(chance, browsing.country);
            browsing.ip = World.address(chance, browsing.country);
        }
    }

    /** What stays the same about a person. */
    private static final class Person {
        final Chance chance;
        final String country;
        final String home;
        final @Nullable String office;
        final String user;
        final String device;
        final double consent;
        final boolean usesVpn;
        final long departureMillis;
        final String destination;
        final String hotel;
        final Habit habit;

        Person(Chance chance, String country, String home, @Nullable String office) {
            this.chance = chance;
            this.country = country;
            this.home = home;
            this.office = office;
            user = chance.id("u");
            device = chance.id("d");
            consent = chance.in(0.9) ? 1 : chance.between(0, 0.5);
            usesVpn = chance.in(0.03);
            departureMillis = chance.in(0.015) ? World.moment(chance) : Long.MAX_VALUE;
            destination = World.otherCountry(chance, country);
            hotel = World.address(chance, destination);
            double clicks = chance.in(0.03) ? chance.between(0.06, 0.25) : Math.min(0.15, chance.around(0.008, 1));
            habit = new Habit(
                    chance.between(1.5, 4), chance.between(300, 3_000), 0.6, clicks, chance.around(6_500, 0.5), 0.9);
        }
    }
}
