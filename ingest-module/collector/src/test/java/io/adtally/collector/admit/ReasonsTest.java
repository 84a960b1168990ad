package io.adtally.collector.admit;

import static io.adtally.collector.admit.Admitting.item;
import static io.adtally.outcome.InvalidReason.BAD_ID;
import static io.adtally.outcome.InvalidReason.BAD_TIME;
import static io.adtally.outcome.InvalidReason.FUTURE_TIME;
import static io.adtally.outcome.InvalidReason.MISSING_FIELD;
import static io.adtally.outcome.InvalidReason.NOT_AN_OBJECT;
import static io.adtally.outcome.InvalidReason.OUT_OF_RANGE;
import static io.adtally.outcome.InvalidReason.PAST_TIME;
import static io.adtally.outcome.InvalidReason.TOO_LONG;
import static io.adtally.outcome.InvalidReason.TOO_MANY_FIELDS;
import static io.adtally.outcome.InvalidReason.UNKNOWN_ENUM;
import static io.adtally.outcome.InvalidReason.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.adtally.event.InvalidEvent;
import io.adtally.outcome.InvalidReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why an item is invalid, at the edges of each rule. */
class ReasonsTest {
    private static final String X129 = "x".repeat(129);

    static List<Arguments> bad() {
        return List.of(
                arguments(NOT_AN_OBJECT, "true"),
                arguments(NOT_AN_OBJECT, "-1.5e3"),
                arguments(NOT_AN_OBJECT, "[{\"event_type\":\"CLICK\"}]"),
                arguments(MISSING_FIELD, "{\"event_type\":\"IMPRESSION\",\"ad_id\":\"a\",\"campaign_id\":\"c\"}"),
                arguments(MISSING_FIELD, item("").replace("\"ad-1\"", "\"\"")),
                arguments(MISSING_FIELD, item("").replace("\"2026-11-01T12:00:00Z\"", "null")),
                arguments(MISSING_FIELD, item("\"impression_id\":\"\"").replace("IMPRESSION", "CLICK")),
                arguments(WRONG_TYPE, item("\"url\":7")),
                arguments(WRONG_TYPE, item("\"session_id\":{\"a\":[1,{\"b\":2}]}")),
                arguments(WRONG_TYPE, item("\"sent_at\":false")),
                arguments(WRONG_TYPE, item("\"viewable_ms\":12.0")),
                arguments(WRONG_TYPE, item("\"consent_gpc\":1")),
                arguments(WRONG_TYPE, item("\"sdk\":\"a\",\"sdk\":\"a\"")),
                arguments(WRONG_TYPE, item("\"sdk\":null,\"sdk\":\"a\"")),
                arguments(WRONG_TYPE, item("\"collector_id\":\"a\",\"collector_id\":{\"b\":1}")),
                arguments(WRONG_TYPE, item("\"a\":1,\"a\":1")),
                arguments(TOO_LONG, item("\"placement_id\":\"" + X129 + "\"")),
                arguments(TOO_LONG, item("\"sdk\":\"" + "x".repeat(65) + "\"")),
                arguments(TOO_LONG, item("\"url\":\"" + "x".repeat(2049) + "\"")),
                arguments(TOO_LONG, item("\"consent_tcf\":\"" + "x".repeat(4097) + "\"")),
                arguments(UNKNOWN_ENUM, item("").replace("IMPRESSION", "impression")),
                arguments(UNKNOWN_ENUM, item("\"signal_type\":\"TV\"")),
                arguments(BAD_ID, item("\"event_id\":\"01KK000000000000000000000\"")),
                arguments(BAD_ID, item("\"event_id\":\"81KK0000000000000000000001\"")),
                arguments(BAD_ID, item("\"event_id\":\"01KK000000000000000000000U\"")),
                arguments(
                        BAD_ID,
                        item("\"event_id\":\"01KK0000000000000000000001\","
                                + "\"impression_id\":\"01KK0000000000000000000002\"")),
                arguments(BAD_ID, item("\"impression_id\":\"01KK0000000000000000000002\"")),
                arguments(BAD_TIME, item("\"sent_at\":946684799999")),
                arguments(BAD_TIME, item("\"sent_at\":1.5e12")),
                arguments(BAD_TIME, item("\"sent_at\":9999999999999999999999")),
                arguments(BAD_TIME, item("\"sent_at\":\"1793534400123\"")),
                arguments(FUTURE_TIME, item("").replace("12:00:00Z", "12:06:00.001Z")),
                arguments(PAST_TIME, item("").replace("2026-11-01T12:00:00Z", "2026-10-25T12:00:59.999Z")),
                arguments(OUT_OF_RANGE, item("\"viewable_ms\":-1")),
                arguments(OUT_OF_RANGE, item("\"viewable_ms\":86400001")),
                arguments(OUT_OF_RANGE, item("\"viewable_fraction_permille\":1001")),
                arguments(OUT_OF_RANGE, item("\"value_micros\":1000000000000001")),
                arguments(OUT_OF_RANGE, item("\"value_micros\":99999999999999999999")),
                arguments(OUT_OF_RANGE, item("\"currency\":\"eur\"")),
                arguments(OUT_OF_RANGE, item("\"currency\":\"EURO\"")),
                arguments(OUT_OF_RANGE, item("\"sdk\":\"a\\u0000\"")),
                arguments(OUT_OF_RANGE, item("\"sdk\":\"\\ud83d\"")),
                arguments(TOO_MANY_FIELDS, item("\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1")));
    }

    static List<String> good() {
        return List.of(
                item("").replace("2026-11-01T12:00:00Z", "2026-10-25T12:01:00Z"),
                item("\"placement_id\":\"" + "x".repeat(128) + "\""),
                item("\"sdk\":\"" + "x".repeat(64) + "\""),
                item("\"url\":\"" + "x".repeat(2048) + "\""),
                item("\"url\":\"" + "\\u00e9".repeat(2048) + "\""),
                item("\"consent_tcf\":\"" + "x".repeat(4096) + "\""),
                item("\"event_id\":\"7zzzzzzzzzzzzzzzzzzzzzzzzz\""),
                item("\"sent_at\":946684800000"),
                item("\"sent_at\":\"9999-12-31T23:59:59.999Z\""),
                item("\"viewable_ms\":0,\"viewable_fraction_permille\":1000"),
                item("\"viewable_ms\":86400000"),
                item("\"value_micros\":1000000000000000,\"currency\":\"EUR\""),
                item("\"sdk\":\"\\ud83d\\ude00\""),
                item("\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1"),
                item("\"\ud83d\ude00\":1"),
                item("\"\\ud83d\\ude00\":1"),
                item("\"a\":null,\"b\":null,\"c\":null,\"d\":null,\"e\":null,\"f\":null"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void namesTheReasonAndKeepsTheItem(InvalidReason reason, String item) {
        InvalidEvent invalid = Admitting.invalid(item);
        assertThat(invalid.getReason()).as(invalid.getDetail()).isEqualTo(reason.name());
        assertThat(Admitting.original(invalid)).isEqualTo(item);
    }

    @ParameterizedTest
    @MethodSource("good")
    void acceptsWhatJustFits(String item) {
        assertThat(Admitting.event(item).getAdId()).isEqualTo("ad-1");
    }

    @Test
    void keepsTheFirstFaultAndWhatIdentifiesTheItem() {
        InvalidEvent invalid = Admitting.invalid("{\"ad_id\":5,\"event_id\":\"01kk0000000000000000000001\","
                + "\"campaign_id\":\"c-9\",\"event_type\":\"NOISE\",\"sdk\":false}");
        assertThat(invalid.getReason()).isEqualTo("WRONG_TYPE");
        assertThat(invalid.getDetail()).isEqualTo("ad_id must be a string");
        assertThat(invalid.getEventId()).isEqualTo("01KK0000000000000000000001");
        assertThat(invalid.getCampaignId()).isEqualTo("c-9");
        assertThat(invalid.getEventType()).isEqualTo("NOISE");
        assertThat(invalid.getIp()).isEqualTo("192.0.2.7");
        assertThat(invalid.getCollectorId()).isEqualTo("collector-7");
        assertThat(invalid.getServerReceivedAt()).isEqualTo(Admitting.NOW.toEpochMilli());
    }

    @Test
    void givesAnItemWithoutUsableIdOneOfItsOwn() {
        String first = Admitting.invalid("{\"event_id\":\"me\"}").getEventId();
        String second = Admitting.invalid("7").getEventId();
        assertThat(first).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
        assertThat(second).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}").isNotEqualTo(first);
    }
}
