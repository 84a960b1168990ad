package io.adtally.processing.pipeline;

import io.adtally.control.QuarantineVerdict;
import io.adtally.event.AdEvent;
import io.adtally.event.EventType;
import io.adtally.processing.pipeline.SentEvents.Sent;
import io.adtally.processing.pipeline.SentEvents.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The books that must come out, worked out from the events by the product's rules and without its code: counts per
 * outcome, campaign and minute under "outcome campaign minute", money under "spend campaign".
 */
final class ExpectedBooks {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long WINDOW = Duration.ofMinutes(30).toMillis();

    /** The price of "cpm" rises at this event time. */
    static final long DEARER_FROM = SentEvents.START + Duration.ofMinutes(90).toMillis();

    private final Map<String, Long> books = new TreeMap<>();
    private final Map<String, List<Long>> impressionTimes = new HashMap<>();

    private final Set<String> viewed = new HashSet<>();

    private ExpectedBooks() {}

    static Map<String, Long> of(List<Sent> sent) {
        ExpectedBooks expected = new ExpectedBooks();
        List<Sent> counted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Sent one : sent) {
            if (one.event().getServerReceivedAt() - one.event().getEventTime() > DAY) {
                expected.count("too_late", one.event());
            } else if (seen.add(one.event().getEventId() + "#" + one.payload())) {
                counted.add(one);
            } else {
                expected.count("duplicate", one.event());
            }
        }
        counted.forEach(one -> expected.noteImpression(one.event()));
        counted.forEach(expected::decide);
        return expected.books;
    }

    private void noteImpression(AdEvent event) {
        if (event.getEventType() == EventType.IMPRESSION) {
            impressionTimes
                    .computeIfAbsent(event.getEventId(), any -> new ArrayList<>())
                    .add(event.getEventTime());
        }
    }

    private void decide(Sent one) {
        AdEvent event = one.event();
        QuarantineVerdict verdict = Decisions.on(event.getEventId());
        if (one.traffic() == Traffic.LISTED) {
            count("givt", event);
        } else if (one.traffic() == Traffic.SUSPECT && verdict == QuarantineVerdict.QUARANTINE) {
            count("quarantined", event);
        } else if (one.traffic() == Traffic.SUSPECT && verdict == QuarantineVerdict.CONFIRM_FRAUD) {
            count("sivt", event);
        } else if (event.getEventType() == EventType.CLICK && !matched(event)) {
            count("unmatched", event);
        } else {
            count("billable", event);
            long micros = price(event);
            if (event.getEventType() == EventType.VIEWABLE && micros > 0 && !viewed.add(event.getImpressionId())) {
                micros = 0;
            }
            if (micros > 0) {
                books.merge("spend " + event.getCampaignId(), micros, Long::sum);
            }
        }
    }

    private boolean matched(AdEvent click) {
        return impressionTimes.getOrDefault(click.getImpressionId(), List.of()).stream()
                .anyMatch(time -> Math.abs(time - click.getEventTime()) <= WINDOW);
    }

    private static long price(AdEvent event) {
        return switch (event.getCampaignId() + " " + event.getEventType()) {
            case "cpm IMPRESSION" -> event.getEventTime() < DEARER_FROM ? 2 : 3;
            case "cpc CLICK" -> 50;
            case "vcpm VIEWABLE" -> wasSeen(event) ? 7 : 0;
            default -> 0;
        };
    }

    private static boolean wasSeen(AdEvent view) {
        Integer permille = view.getViewableFractionPermille();
        return Objects.requireNonNullElse(view.getViewableMs(), 0L) >= 1_000 && (permille == null || permille >= 500);
    }

    private void count(String outcome, AdEvent event) {
        long minute = event.getEventTime() / 60_000;
        books.merge(outcome + " " + event.getCampaignId() + " " + minute, 1L, Long::sum);
    }
}
