package io.adtally.collector.admit;

import static io.adtally.collector.admit.Admitting.EDGE;
import static io.adtally.collector.admit.Admitting.NOW;
import static io.adtally.collector.admit.Admitting.STRANGER;
import static io.adtally.collector.admit.Admitting.event;
import static io.adtally.collector.admit.Admitting.invalid;
import static io.adtally.collector.admit.Admitting.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.AdEvent;
import io.adtally.event.SignalType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the collector adds to an event, and whose word it takes. */
class CompletedEventTest {
    private static final String EDGE_FIELDS = item("\"ip\":\"2001:DB8::1\",\"country\":\"T1\",\"ray_id\":\"ray\","
            + "\"maybe_duplicate\":true,\"pre_bid_ivt\":true");

    @Test
    void stampsWhatItKnowsItself() {
        AdEvent event = event(item("\"server_received_at\":1,\"collector_id\":{\"x\":[]},\"clock_clamped\":true"));
        assertThat(event.getServerReceivedAt()).isEqualTo(NOW.toEpochMilli());
        assertThat(event.getCollectorId()).isEqualTo("collector-7");
        assertThat(event.getIp()).isEqualTo("192.0.2.7");
        assertThat(event.getUserAgent()).isEqualTo("Agent/1.0");
        assertThat(event.getSignalType()).isEqualTo(SignalType.BROWSER);
        assertThat(event.getClockClamped()).isFalse();
        assertThat(event.getExtra()).isEmpty();
    }

    @Test
    void leavesTheUserAgentThatTheEventBrings() {
        assertThat(event(item("\"user_agent\":\"App/2\"")).getUserAgent()).isEqualTo("App/2");
    }

    @Test
    void passesOverWhatOnlyAnEdgeMaySay() {
        AdEvent event = event(EDGE_FIELDS, STRANGER);
        assertThat(event.getIp()).isEqualTo("192.0.2.7");
        assertThat(event.getCountry()).isNull();
        assertThat(event.getRayId()).isNull();
        assertThat(event.getMaybeDuplicate()).isFalse();
        assertThat(event.getPreBidIvt()).isFalse();
        assertThat(event.getExtra()).isEmpty();
        assertThat(event(item("\"ip\":{\"not\":\"read\"},\"pre_bid_ivt\":[1]"), STRANGER)
                        .getIp())
                .isEqualTo("192.0.2.7");
    }

    @Test
    void takesAnEdgesWordForWhatOnlyItKnows() {
        AdEvent event = event(EDGE_FIELDS, EDGE);
        assertThat(event.getIp()).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(event.getCountry()).isEqualTo("T1");
        assertThat(event.getRayId()).isEqualTo("ray");
        assertThat(event.getMaybeDuplicate()).isTrue();
        assertThat(event.getPreBidIvt()).isTrue();
        assertThat(invalid(item("\"ip\":\"example.com\""), EDGE).getReason()).isEqualTo("OUT_OF_RANGE");
        assertThat(invalid(item("\"country\":\"de\""), EDGE).getReason()).isEqualTo("OUT_OF_RANGE");
        assertThat(invalid(item("\"maybe_duplicate\":\"true\""), EDGE).getReason())
                .isEqualTo("WRONG_TYPE");
    }

    @Test
    void makesAnIdOfTheTimeOfReceiptForAnEventWithout() {
        AdEvent first = event(item(""));
        AdEvent second = event(item("\"event_id\":null"));
        // 1793534460000 ms in Crockford's base 32
        assertThat(first.getEventId()).matches("01M6BFR030[0-9A-HJKMNP-TV-Z]{16}");
        assertThat(second.getEventId()).startsWith("01M6BFR030").isNotEqualTo(first.getEventId());
        assertThat(first.getImpressionId()).isEqualTo(first.getEventId());
    }

    @Test
    void spellsIdsInOneWayAndLinksAnImpressionToItself() {
        AdEvent event = event(item("\"event_id\":\"01kk000000000000000000000a\""));
        assertThat(event.getEventId()).isEqualTo("01KK000000000000000000000A");
        assertThat(event.getImpressionId()).isEqualTo("01KK000000000000000000000A");
        AdEvent same = event(item(
                "\"impression_id\":\"01Kk000000000000000000000A\"," + "\"event_id\":\"01kK000000000000000000000a\""));
        assertThat(same.getImpressionId()).isEqualTo("01KK000000000000000000000A");
        AdEvent click = event(item("\"impression_id\":\"01kk000000000000000000000b\"")
                .replace("IMPRESSION", "CLICK")
                .replace("\"campaign_id\"", "\"click_id\":\"of another system\",\"campaign_id\""));
        assertThat(click.getImpressionId()).isEqualTo("01KK000000000000000000000B");
        assertThat(click.getClickId()).isEqualTo("of another system");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T12:01:00.000Z, 1793534460000, false", // just now
        "2026-11-01T12:01:00.001Z, 1793534460000, true",
        "2026-11-01T12:06:00.000Z, 1793534460000, true", // as far ahead as is tolerated
        "2026-10-26T12:00:00.000Z, 1793016000000, false" // lateness is judged elsewhere
    })
    void setsAClockThatIsSlightlyAheadBackAndSaysSo(String sent, long eventTime, boolean clamped) {
        AdEvent event = event(item("").replace("2026-11-01T12:00:00Z", sent));
        assertThat(event.getEventTime()).isEqualTo(eventTime);
        assertThat(event.getClockClamped()).isEqualTo(clamped);
    }

    @Test
    void keepsUnknownFieldsAsTheyWereWritten() {
        assertThat(event(item("\"n\":-1.50e+3,\"o\":{ \"\u00e9\" : [1, \"\\u00e9\"] },\"s\":\"\\u00e9\\n\",\"x\":null"))
                        .getExtra())
                .isEqualTo(Map.of("n", "-1.50e+3", "o", "{ \"\u00e9\" : [1, \"\\u00e9\"] }", "s", "\u00e9\n"));
    }

    @Test
    void boundsUnknownFieldsByTheirNamesAndValuesTogether() {
        String full = "\"a\":\"" + "v".repeat(39) + "\",\"long-name\":\"" + "v".repeat(11) + "\"";
        assertThat(event(item(full)).getExtra()).hasSize(2);
        assertThat(invalid(item(full + ",\"b\":\"\"")).getReason()).isEqualTo("TOO_MANY_FIELDS");
        assertThat(invalid(item("\"o\":[" + "1,".repeat(30) + "1]")).getReason())
                .isEqualTo("TOO_MANY_FIELDS");
        assertThat(invalid(item("\"" + "n".repeat(61) + "\":0")).getReason()).isEqualTo("TOO_MANY_FIELDS");
    }
}
