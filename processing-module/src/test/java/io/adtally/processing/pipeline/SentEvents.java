package io.adtally.processing.pipeline;

import io.adtally.event.AdEvent;
import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.event.Ulid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded events of every fate, in an order that has nothing to do with time. */
final class SentEvents {
    /** 2026-11-24T10:00:00Z. */
    static final long START = 1_795_514_400_000L;

    static final List<String> CAMPAIGNS = List.of("cpm", "cpc", "vcpm", "nobody-knows");
    static final String LISTED = "198.51.77.7";
    static final String SUSPECT = "8.8.4.4";

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    /**
     * An event as sent.
     *
     * @param payload the same for two sendings of one event, another for another event under the same id
     * @param traffic what speaks against it
     */
    record Sent(AdEvent event, int payload, Traffic traffic) {}

    /** What speaks against an event. */
    enum Traffic {
        CLEAN,
        LISTED,
        SUSPECT
    }

    private final Random random;
    private final List<Sent> sent = new ArrayList<>();

    private SentEvents(long seed) {
        random = new Random(seed);
    }

    static List<Sent> of(long seed, int impressions) {
        SentEvents events = new SentEvents(seed);
        for (int i = 0; i < impressions; i++) {
            events.journey();
        }
        Collections.shuffle(events.sent, events.random);
        return List.copyOf(events.sent);
    }

    private void journey() {
        String campaign = CAMPAIGNS.get(random.nextInt(CAMPAIGNS.size()));
        long time = START + random.nextLong(180 * MINUTE);
        String impression = Ulid.next(time, random);
        if (random.nextInt(10) > 0) {
            send(event(EventType.IMPRESSION, impression, impression, campaign, time));
        }
        if (random.nextInt(3) == 0) {
            send(seen(event(EventType.VIEWABLE, Ulid.next(time, random), impression, campaign, time + 1_000)));
        }
        for (int clicks = random.nextInt(3); clicks > 0; clicks--) {
            long distance = random.nextInt(4) == 0 ? (random.nextInt(5) - 2) + 30 * MINUTE : random.nextLong(MINUTE);
            long clickTime = random.nextInt(5) == 0 ? time - distance : time + distance;
            send(event(EventType.CLICK, Ulid.next(time, random), impression, campaign, clickTime));
        }
        if (random.nextInt(10) == 0) {
            send(event(EventType.CONVERSION, Ulid.next(time, random), null, campaign, time));
        }
    }

    /** For how long it was in view, and how much of it: of five, two are viewable. */
    private static AdEvent seen(AdEvent view) {
        switch (Math.floorMod(view.getEventId().hashCode(), 5)) {
            case 0 -> view.setViewableMs(1_000L);
            case 1 -> {
                view.setViewableMs(1_000L);
                view.setViewableFractionPermille(500);
            }
            case 2 -> view.setViewableMs(999L);
            case 3 -> {
                view.setViewableMs(60_000L);
                view.setViewableFractionPermille(499);
            }
            default -> {
                // nobody can say
            }
        }
        return view;
    }

    private void send(AdEvent event) {
        boolean crawler = random.nextInt(20) == 0;
        boolean blocked = random.nextInt(20) == 0;
        event.setUserAgent(crawler ? "Googlebot/2.1" : BROWSER);
        boolean suspect = random.nextInt(10) == 0;
        event.setIp(blocked ? LISTED : suspect ? SUSPECT : "8.8.8.8");
        Traffic traffic = crawler || blocked ? Traffic.LISTED : suspect ? Traffic.SUSPECT : Traffic.CLEAN;
        add(event, 0, traffic);
        for (int copies = random.nextInt(8) - 5; copies > 0; copies--) {
            add(event, 0, traffic);
        }
        if (random.nextInt(25) == 0) {
            AdEvent other =
                    AdEvent.newBuilder(event).setUrl("https://other.example").build();
            add(other, 1, traffic);
            add(other, 1, traffic);
        }
    }

    /** One sending; what the transport stamps is its own. */
    private void add(AdEvent event, int payload, Traffic traffic) {
        long day = Duration.ofDays(1).toMillis();
        long delay =
                switch (random.nextInt(12)) {
                    case 0 -> day + 1 + random.nextLong(day / 2);
                    case 1 -> day;
                    default -> random.nextLong(10 * MINUTE);
                };
        AdEvent copy = AdEvent.newBuilder(event)
                .setServerReceivedAt(event.getEventTime() + delay)
                .setSentAt(event.getEventTime() + delay - 5)
                .setCollectorId("collector-" + random.nextInt(3))
                .setMaybeDuplicate(random.nextBoolean())
                .build();
        sent.add(new Sent(copy, payload, traffic));
    }

    private AdEvent event(EventType type, String id, @Nullable String impression, String campaign, long time) {
        return AdEvent.newBuilder()
                .setEventId(id)
                .setEventType(type)
                .setSignalType(SignalType.BROWSER)
                .setEventTime(time)
                .setServerReceivedAt(time)
                .setCollectorId("")
                .setAdId("ad-" + random.nextInt(3))
                .setCampaignId(campaign)
                .setImpressionId(impression)
                .build();
    }
}
