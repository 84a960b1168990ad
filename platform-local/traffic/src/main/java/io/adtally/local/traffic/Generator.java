package io.adtally.local.traffic;

import io.adtally.local.traffic.People.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Decides what happens: who sees which ad, what follows, what goes wrong on the way. What happens later (a click, a
 * resend, an impression overtaken by its click) is kept until its time. Not thread-safe.
 */
final class Generator {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final Campaigns campaigns;
    private final Mix mix;
    private final Random random;
    private final ItemFactory items;
    private final PriorityQueue<Scheduled> later =
            new PriorityQueue<>(Comparator.comparingLong(Scheduled::dueMillis).thenComparingLong(Scheduled::order));
    private long order;

    private record Scheduled(long dueMillis, long order, Item item) {}

    Generator(Campaigns campaigns, Mix mix, Random random) {
        this.campaigns = campaigns;
        this.mix = mix;
        this.random = random;
        this.items = new ItemFactory(random);
    }

    /** The next item to send at this time, epoch milliseconds. */
    Item next(long nowMillis) {
        Scheduled due = later.peek();
        // What begins with an overtaken impression has nothing to send yet, and nothing is sent before it happened.
        while (due == null || due.dueMillis() > nowMillis) {
            happen(nowMillis);
            due = later.peek();
        }
        later.remove();
        return due.item();
    }

    /** What was to be sent later although it has already happened at this time; what has not never will. */
    List<Item> rest(long nowMillis) {
        List<Item> rest = new ArrayList<>(later.size());
        for (Scheduled scheduled = later.poll(); scheduled != null; scheduled = later.poll()) {
            if (scheduled.item().timeMillis() <= nowMillis) {
                rest.add(scheduled.item());
            }
        }
        return rest;
    }

    private void happen(long now) {
        double what = random.nextDouble();
        Person person = People.any(random);
        String campaignId =
                chance(0.01) ? campaigns.unknownId() : campaigns.pick(random).id();
        if (what < 0.005) {
            at(now, items.invalid(campaignId, now));
        } else if (what < 0.015) {
            at(now, items.orphanClick(campaignId, person, now));
        } else if (what < 0.020) {
            clickLongAfter(campaignId, person, now);
        } else if (what < 0.020 + mix.tooLate()) {
            at(now, items.impression(campaignId, person, now - 24 * HOUR - 5 * MINUTE - random.nextLong(10 * HOUR)));
        } else if (what < 0.020 + mix.tooLate() + mix.late()) {
            seen(campaignId, person, now, now - 5 * MINUTE - random.nextLong(23 * HOUR - 5 * MINUTE));
        } else {
            seen(campaignId, person, now, chance(mix.clocksBehind()) ? now - random.nextLong(10 * MINUTE) : now);
        }
    }

    /** An impression happened at {@code timeMillis} and is sent now, as is what followed. */
    private void seen(String campaignId, Person person, long now, long timeMillis) {
        Item impression = items.impression(campaignId, person, timeMillis);
        long lateness = now - timeMillis;
        boolean overtaken = chance(mix.overtaken());
        long click = timeMillis + 500 + random.nextLong(15_000);
        at(overtaken ? click + lateness + 50 + random.nextLong(10_000) : now, impression);
        if (chance(0.5)) {
            long viewable = timeMillis + 1_000 + random.nextLong(2_000);
            at(viewable + lateness, items.follow(Type.VIEWABLE, impression, person, viewable));
        }
        if (overtaken || chance(0.06)) {
            at(click + lateness, items.follow(Type.CLICK, impression, person, click));
            if (chance(0.2)) {
                long conversion = click + 500 + random.nextLong(10_000);
                at(conversion + lateness, items.follow(Type.CONVERSION, impression, person, conversion));
            }
        }
    }

    /** A click outside the window in which it may still be its impression's. */
    private void clickLongAfter(String campaignId, Person person, long now) {
        Item impression = items.impression(campaignId, person, now - 32 * MINUTE - random.nextLong(60 * MINUTE));
        at(now, impression);
        at(now, items.follow(Type.CLICK, impression, person, now));
    }

    private void at(long dueMillis, Item item) {
        later.add(new Scheduled(dueMillis, order++, item));
        if (chance(mix.sentAgain())) {
            // Sent again, as SDKs do when an answer is lost: the same bytes.
            later.add(new Scheduled(dueMillis + (chance(0.5) ? 0 : random.nextLong(10_000)), order++, item));
        }
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
