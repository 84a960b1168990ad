package io.adtally.local.traffic;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What must be found when everything has been counted.
 *
 * @param sent items in requests that were accepted, copies included
 * @param ambiguous items in attempts that failed in a way in which they may have been accepted all the same
 * @param totals events per outcome
 * @param rawAccepted events the collector must have taken, copies included
 * @param spendMicros money per campaign, millionths of its currency's unit
 * @param cells events per campaign, type, outcome and minute, without those outcomes whose total is only bounded
 * @param shares events per value of whatever else reports divide by, likewise
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
record Expectation(
        @JsonProperty("run_id") String runId,
        @JsonProperty("seed") long seed,
        @JsonProperty("started_at") String startedAt,
        @JsonProperty("ended_at") String endedAt,
        @JsonProperty("events_sent") long sent,
        @JsonProperty("events_ambiguous") long ambiguous,
        @JsonProperty("totals") Map<String, Bounds> totals,
        @JsonProperty("raw_accepted") Bounds rawAccepted,
        @JsonProperty("spend_micros") Map<String, Long> spendMicros,
        @JsonProperty("cells") List<Count> cells,
        @JsonProperty("shares") List<Share> shares) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A cell's count, flat for the file. */
    record Count(
            @JsonProperty("campaign_id") String campaignId,
            @JsonProperty("event_type") String type,
            @JsonProperty("outcome") String outcome,
            @JsonProperty("minute") long minute,
            @JsonProperty("events") long events) {}

    /** A facet's count, flat for the file. */
    record Share(
            @JsonProperty("column") String column,
            @JsonProperty("value") String value,
            @JsonProperty("campaign_id") String campaignId,
            @JsonProperty("event_type") String type,
            @JsonProperty("outcome") String outcome,
            @JsonProperty("events") long events) {}

    void write(Path file) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        JSON.writeValue(file.toFile(), this);
    }

    static Expectation read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Expectation.class);
    }
}
