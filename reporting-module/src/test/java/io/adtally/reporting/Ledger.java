package io.adtally.reporting;

import io.adtally.event.Ulid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up books with late, released, restated and repeated events of a few advertisers. */
final class Ledger {
    /** When analysts released and restated: nothing of it was recorded before. */
    final Instant released;

    final List<Entry> entries = new ArrayList<>();

    private final Random random;
    private final String name;
    private final int advertisers;

    private Ledger(String name, int advertisers, long seed, Instant released) {
        this.name = name;
        this.advertisers = advertisers;
        this.random = new Random(seed);
        this.released = released;
    }

    /**
     * So many events around the moments, the same for the same seed.
     *
     * @param name begins all ids, so that tests do not see each other's rows
     */
    static Ledger random(String name, long seed, int events, Instant released, Instant... around) {
        Ledger ledger = new Ledger(name, 2, seed, released);
        for (int i = 0; i < events; i++) {
            ledger.add(around[i % around.length]);
        }
        return ledger;
    }

    /** The present, around which tests make up their entries: old ones would expire. */
    static Instant now() {
        return Clock.systemUTC().instant();
    }

    private void add(Instant around) {
        String type = pick("IMPRESSION", "IMPRESSION", "IMPRESSION", "CLICK", "CONVERSION", "VIEWABLE");
        Instant happened = around.plus(random.nextLong(Duration.ofHours(60).toMillis()), ChronoUnit.MILLIS)
                .minus(Duration.ofHours(30))
                .truncatedTo(ChronoUnit.MILLIS);
        Instant received = happened.plusSeconds(random.nextInt(5) == 0 ? random.nextInt(20_000) : random.nextInt(50));
        String outcome = pick(
                "billable",
                "billable",
                "billable",
                "givt",
                "sivt",
                "quarantined",
                "quarantined",
                "duplicate",
                type.equals("CLICK") ? "unmatched" : "billable",
                "too_late",
                "invalid");
        boolean conversion = type.equals("CONVERSION");
        long price = random.nextInt(1, 5000);
        Entry entry = new Entry(
                Ulid.next(happened.toEpochMilli()),
                type,
                happened,
                received,
                received.plusSeconds(10),
                outcome,
                1,
                "",
                dimensions(),
                random.nextInt(10) == 0 ? "" : name + "-user-" + random.nextInt(40),
                outcome.equals("billable") ? price : 0,
                pick("EUR", "EUR", "USD"),
                conversion ? random.nextInt(1, 9_000_000) : 0,
                conversion ? pick("EUR", "USD") : "",
                type.equals("VIEWABLE") ? pick("viewable", "not_viewable", "undetermined") : "");
        entries.add(entry);
        if (outcome.equals("quarantined") && random.nextBoolean()) {
            entries.add(entry.takenBack(released, "released"));
            entries.add(entry.as(released, "billable", "released", price));
        } else if (outcome.equals("unmatched") && random.nextBoolean()) {
            entries.add(entry.takenBack(released, "matched"));
            entries.add(entry.as(released, "billable", "matched", price));
        } else if (outcome.equals("billable") && random.nextInt(12) == 0) {
            entries.add(entry.takenBack(released, "confirmed"));
            entries.add(entry.as(released, "sivt", "confirmed", 0));
        }
    }

    private Map<String, String> dimensions() {
        int advertiser = random.nextInt(advertisers);
        String own = name + "-" + advertiser;
        return Map.ofEntries(
                Map.entry("advertiser", own),
                Map.entry("campaign", own + "-campaign-" + random.nextInt(3)),
                Map.entry("ad", own + "-ad-" + random.nextInt(3)),
                Map.entry("creative", random.nextBoolean() ? "" : own + "-creative-" + random.nextInt(2)),
                Map.entry("placement", own + "-placement-" + random.nextInt(2)),
                Map.entry("site", "site-" + random.nextInt(2) + ".example"),
                Map.entry("country", pick("DE", "IN", "US", "")),
                Map.entry("device", pick("desktop", "mobile", "")),
                Map.entry("os", pick("Windows", "iOS", "other")),
                Map.entry("signal_type", pick("BROWSER", "MOBILE", "SERVER")),
                Map.entry("experiment", pick("", "price/a", "price/b")));
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }
}
