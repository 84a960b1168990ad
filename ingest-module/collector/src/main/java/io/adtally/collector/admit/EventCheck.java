package io.adtally.collector.admit;

import static io.adtally.outcome.InvalidReason.BAD_ID;
import static io.adtally.outcome.InvalidReason.FUTURE_TIME;
import static io.adtally.outcome.InvalidReason.MISSING_FIELD;
import static io.adtally.outcome.InvalidReason.OUT_OF_RANGE;
import static io.adtally.outcome.InvalidReason.PAST_TIME;
import static io.adtally.outcome.InvalidReason.UNKNOWN_ENUM;

import io.adtally.event.AdEvent;
import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.event.Ulid;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The rules that concern a whole event: what is required, which codes exist, how ids relate, whose clock counts. */
final class EventCheck {
    private static final Map<String, EventType> EVENT_TYPES = names(EventType.values());
    private static final Map<String, SignalType> SIGNAL_TYPES = names(SignalType.values());

    /** Stores keep a file open for every hour they are sent: a client must not be able to make them open thousands. */
    private static final long MAX_AGE_MILLIS = Duration.ofDays(7).toMillis();

    private final long clockToleranceMillis;
    private final String collectorId;
    private final LongFunction<String> newId;

    EventCheck(AdmissionSettings settings, String collectorId, LongFunction<String> newId) {
        this.clockToleranceMillis = settings.clockTolerance().toMillis();
        this.collectorId = collectorId;
        this.newId = newId;
    }

    /** Completes the draft's event from the arrival; returns what is wrong with it, or null. */
    @Nullable
    Fault complete(Draft draft, Arrival arrival) {
        stamp(draft, arrival);
        @Nullable Fault fault = draft.fault();
        fault = fault != null ? fault : required(draft);
        fault = fault != null ? fault : enums(draft);
        fault = fault != null ? fault : codes(draft);
        fault = fault != null ? fault : ids(draft);
        return fault != null ? fault : clock(draft, arrival);
    }

    private void stamp(Draft draft, Arrival arrival) {
        AdEvent event = draft.event;
        event.setServerReceivedAt(arrival.receivedAtMillis());
        event.setCollectorId(collectorId);
        if (!draft.has(Field.IP)) {
            event.setIp(arrival.ip());
        }
        if (!draft.has(Field.USER_AGENT)) {
            event.setUserAgent(arrival.userAgent());
        }
        String id = event.getEventId();
        if (id == null) {
            event.setEventId(newId.apply(arrival.receivedAtMillis()));
        } else if (Ulid.isValid(id)) {
            event.setEventId(id.toUpperCase(Locale.ROOT));
        }
    }

    private static @Nullable Fault required(Draft draft) {
        if (!draft.has(Field.EVENT_TYPE)) {
            return missing(Field.EVENT_TYPE);
        }
        if (!draft.has(Field.AD_ID)) {
            return missing(Field.AD_ID);
        }
        if (!draft.has(Field.CAMPAIGN_ID)) {
            return missing(Field.CAMPAIGN_ID);
        }
        return draft.has(Field.EVENT_TIME) ? null : missing(Field.EVENT_TIME);
    }

    private static @Nullable Fault enums(Draft draft) {
        EventType eventType = EVENT_TYPES.get(draft.eventType);
        if (eventType == null) {
            return new Fault(UNKNOWN_ENUM, "event_type is none of IMPRESSION, VIEWABLE, CLICK, CONVERSION");
        }
        draft.event.setEventType(eventType);
        SignalType signalType = draft.signalType == null ? SignalType.BROWSER : SIGNAL_TYPES.get(draft.signalType);
        if (signalType == null) {
            return new Fault(UNKNOWN_ENUM, "signal_type is none of BROWSER, MOBILE, SERVER");
        }
        draft.event.setSignalType(signalType);
        return null;
    }

    private static @Nullable Fault codes(Draft draft) {
        AdEvent event = draft.event;
        if (draft.has(Field.COUNTRY) && !isCode(event.getCountry(), 2)) {
            return new Fault(OUT_OF_RANGE, "country must be two capital letters or digits (ISO 3166-1 alpha-2)");
        }
        if (draft.has(Field.CURRENCY) && !isCode(event.getCurrency(), 3)) {
            return new Fault(OUT_OF_RANGE, "currency must be three capital letters (ISO 4217)");
        }
        if (draft.has(Field.IP)) {
            String ip = IpAddresses.canonical(event.getIp());
            if (ip == null) {
                return new Fault(OUT_OF_RANGE, "ip is no textual IPv4 or IPv6 address");
            }
            event.setIp(ip);
        }
        return null;
    }

    private static @Nullable Fault ids(Draft draft) {
        AdEvent event = draft.event;
        if (!Ulid.isValid(event.getEventId())) {
            return new Fault(BAD_ID, "event_id is no ULID");
        }
        event.setImpressionId(canonical(event.getImpressionId()));
        event.setClickId(canonical(event.getClickId()));
        if (event.getEventType() == EventType.CLICK && !draft.has(Field.IMPRESSION_ID)) {
            return missing(Field.IMPRESSION_ID);
        }
        if (event.getEventType() == EventType.IMPRESSION) {
            if (draft.has(Field.IMPRESSION_ID) && !event.getEventId().equals(event.getImpressionId())) {
                return new Fault(BAD_ID, "impression_id of an impression must be its event_id");
            }
            event.setImpressionId(event.getEventId());
        }
        return null;
    }

    private @Nullable Fault clock(Draft draft, Arrival arrival) {
        long ahead = draft.event.getEventTime() - arrival.receivedAtMillis();
        if (-ahead > MAX_AGE_MILLIS) {
            return new Fault(PAST_TIME, "event_time is " + -ahead + " ms in the past, at most " + MAX_AGE_MILLIS);
        }
        if (ahead > clockToleranceMillis) {
            return new Fault(
                    FUTURE_TIME,
                    "event_time is " + ahead + " ms ahead of the collector, at most " + clockToleranceMillis);
        }
        if (ahead > 0) {
            draft.event.setEventTime(arrival.receivedAtMillis());
            draft.event.setClockClamped(true);
        }
        return null;
    }

    private static @Nullable String canonical(@Nullable String id) {
        return id != null && Ulid.isValid(id) ? id.toUpperCase(Locale.ROOT) : id;
    }

    private static boolean isCode(String code, int length) {
        if (code.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = code.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z';
            boolean digit = length == 2 && i == 1 && c >= '0' && c <= '9'; // edges say T1 for Tor
            if (!letter && !digit) {
                return false;
            }
        }
        return true;
    }

    private static Fault missing(Field field) {
        return new Fault(MISSING_FIELD, field.wireName() + " is missing");
    }

    private static <E extends Enum<E>> Map<String, E> names(E[] values) {
        Map<String, E> byName = new HashMap<>();
        for (E value : values) {
            byName.put(value.name(), value);
        }
        return Map.copyOf(byName);
    }
}
