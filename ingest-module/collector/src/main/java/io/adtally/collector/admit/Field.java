package io.adtally.collector.admit;

import io.adtally.collector.admit.FieldKind.Flag;
import io.adtally.collector.admit.FieldKind.NumberSetter;
import io.adtally.collector.admit.FieldKind.Source;
import io.adtally.collector.admit.FieldKind.Stamped;
import io.adtally.collector.admit.FieldKind.Text;
import io.adtally.collector.admit.FieldKind.TextSetter;
import io.adtally.collector.admit.FieldKind.Time;
import io.adtally.collector.admit.FieldKind.Whole;
import io.adtally.event.AdEvent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every field of an event on the wire with its limits: the one place that says them. Lengths are UTF-16 units. */
@SuppressWarnings("ImmutableEnumChecker") // Kinds are records of constants and method references.
enum Field {
    EVENT_ID(text(Limit.ID, AdEvent::setEventId)),
    // The two enums are resolved when the whole item is read, so that the text sent can be told.
    EVENT_TYPE(text(Limit.NAME, (event, value) -> {})),
    SIGNAL_TYPE(text(Limit.NAME, (event, value) -> {})),
    EVENT_TIME(time(AdEvent::setEventTime)),
    SENT_AT(time(AdEvent::setSentAt)),
    SERVER_RECEIVED_AT(new Stamped()),
    COLLECTOR_ID(new Stamped()),
    CLOCK_CLAMPED(new Stamped()),
    AD_ID(text(Limit.ID, AdEvent::setAdId)),
    CREATIVE_ID(text(Limit.ID, AdEvent::setCreativeId)),
    CAMPAIGN_ID(text(Limit.ID, AdEvent::setCampaignId)),
    PLACEMENT_ID(text(Limit.ID, AdEvent::setPlacementId)),
    SITE_ID(text(Limit.ID, AdEvent::setSiteId)),
    IMPRESSION_ID(text(Limit.ID, AdEvent::setImpressionId)),
    CLICK_ID(text(Limit.ID, AdEvent::setClickId)),
    USER_ID_HASH(text(Limit.ID, AdEvent::setUserIdHash)),
    DEVICE_ID_HASH(text(Limit.ID, AdEvent::setDeviceIdHash)),
    SESSION_ID(text(Limit.ID, AdEvent::setSessionId)),
    IP(edgeText(Limit.NAME, AdEvent::setIp)),
    COUNTRY(edgeText(Limit.NAME, AdEvent::setCountry)),
    RAY_ID(edgeText(Limit.ID, AdEvent::setRayId)),
    USER_AGENT(text(Limit.LONG_TEXT, AdEvent::setUserAgent)),
    URL(text(Limit.LONG_TEXT, AdEvent::setUrl)),
    REFERRER(text(Limit.LONG_TEXT, AdEvent::setReferrer)),
    SDK(text(Limit.NAME, AdEvent::setSdk)),
    SDK_VERSION(text(Limit.NAME, AdEvent::setSdkVersion)),
    APP_VERSION(text(Limit.NAME, AdEvent::setAppVersion)),
    CONSENT_TCF(text(Limit.CONSENT, AdEvent::setConsentTcf)),
    CONSENT_GPP(text(Limit.CONSENT, AdEvent::setConsentGpp)),
    CONSENT_GPC(new Flag(Source.ANYONE, AdEvent::setConsentGpc)),
    VIEWABLE_MS(new Whole(0, Limit.DAY_MILLIS, AdEvent::setViewableMs)),
    VIEWABLE_FRACTION_PERMILLE(
            new Whole(0, 1000, (event, value) -> event.setViewableFractionPermille(Math.toIntExact(value)))),
    VALUE_MICROS(new Whole(0, Limit.VALUE_MICROS, AdEvent::setValueMicros)),
    CURRENCY(text(Limit.NAME, AdEvent::setCurrency)),
    MAYBE_DUPLICATE(new Flag(Source.TRUSTED_PROXY, AdEvent::setMaybeDuplicate)),
    PRE_BID_IVT(new Flag(Source.TRUSTED_PROXY, AdEvent::setPreBidIvt));

    private static final Map<String, Field> BY_WIRE_NAME = byWireName();

    private final FieldKind kind;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    Field(FieldKind kind) {
        this.kind = kind;
    }

    /** The field of that name in JSON, or null if there is none. */
    static @Nullable Field named(String wireName) {
        return BY_WIRE_NAME.get(wireName);
    }

    FieldKind kind() {
        return kind;
    }

    String wireName() {
        return wireName;
    }

    private static Text text(int maxCharacters, TextSetter setter) {
        return new Text(maxCharacters, Source.ANYONE, setter);
    }

    private static Text edgeText(int maxCharacters, TextSetter setter) {
        return new Text(maxCharacters, Source.TRUSTED_PROXY, setter);
    }

    private static Time time(NumberSetter setter) {
        return new Time(setter);
    }

    private static Map<String, Field> byWireName() {
        Map<String, Field> fields = new HashMap<>();
        for (Field field : values()) {
            fields.put(field.wireName, field);
        }
        return Map.copyOf(fields);
    }

    /** The limits by what a field is for. */
    static final class Limit {
        static final int ID = 128;
        static final int NAME = 64;
        static final int LONG_TEXT = 2048;
        static final int CONSENT = 4096;
        static final long DAY_MILLIS = 86_400_000;
        /** A thousand million units of a currency. */
        static final long VALUE_MICROS = 1_000_000_000_000_000L;

        private Limit() {}
    }
}
