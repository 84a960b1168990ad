package io.adtally.platform.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last hour at a glance.
 *
 * @param minutes ascending; minutes without events are left out
 * @param eventsPerSecond over the latest minute that is complete
 * @param newestReceived when the newest event in the store was received; null if there is none
 * @param spendMicrosByCurrency billed today, since midnight UTC
 * @param tableEvents events in the table, of the last hour
 * @param rollupEvents the same by the rollup; the two differ only for moments
 * @param topCampaigns those with the most events in the last hour, in that order
 */
public record LivePicture(
        Instant at,
        List<Minute> minutes,
        double eventsPerSecond,
        @Nullable Instant newestReceived,
        Map<String, Long> spendMicrosByCurrency,
        long tableEvents,
        long rollupEvents,
        List<CampaignTraffic> topCampaigns) {
    /** Events of one minute by outcome. */
    public record Minute(Instant start, Map<String, Long> eventsByOutcome) {
        public Minute {
            eventsByOutcome = Map.copyOf(eventsByOutcome);
        }

        public long events() {
            return eventsByOutcome.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * A campaign's last hour.
     *
     * @param invalidEvents givt and sivt
     * @param currency empty where nothing was billed
     */
    public record CampaignTraffic(
            String campaignId,
            long events,
            long billableEvents,
            long quarantinedEvents,
            long invalidEvents,
            long spendMicros,
            String currency) {}

    public LivePicture {
        minutes = List.copyOf(minutes);
        topCampaigns = List.copyOf(topCampaigns);
        spendMicrosByCurrency = Map.copyOf(spendMicrosByCurrency);
    }

    /** All events of the hour with that outcome. */
    public long events(String outcome) {
        return minutes.stream()
                .mapToLong(minute -> minute.eventsByOutcome().getOrDefault(outcome, 0L))
                .sum();
    }

    public long events() {
        return minutes.stream().mapToLong(Minute::events).sum();
    }
}
