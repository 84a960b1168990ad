package io.adtally.collector.admit;

import io.adtally.collector.admit.Admission.Batch;
import io.adtally.collector.admit.Admission.Cause;
import io.adtally.collector.admit.Admission.Refused;
import io.adtally.event.AdEvent;
import io.adtally.event.InvalidEvent;
import io.adtally.event.Ulid;
import io.adtally.outcome.InvalidReason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns a body into a batch. The body is JSON in UTF-8 (RFC 8259): an array of items, or an object with the array under
 * {@code events} and, if wanted, {@code sent_at} for all that have none. What cannot be told apart into items is refused
 * as a whole; what can be is judged item by item. Thread-safe.
 */
public final class Admitter {
    /** Arrays and objects within each other; deeper bodies are refused. */
    static final int MAX_DEPTH = 100;

    /** Digits of a number; bodies with longer ones are refused. */
    static final int MAX_NUMBER_LENGTH = 1000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final AdmissionSettings settings;
    private final EventCheck check;
    private final String collectorId;
    private final LongFunction<String> newId;

    /** @param collectorId stamped on every item */
    public Admitter(AdmissionSettings settings, String collectorId) {
        this(settings, collectorId, Ulid::next);
    }

    Admitter(AdmissionSettings settings, String collectorId, LongFunction<String> newId) {
        this.settings = settings;
        this.collectorId = collectorId;
        this.newId = newId;
        this.check = new EventCheck(settings, collectorId, newId);
    }

    /** Reads the first {@code length} bytes; keeps no reference to them. */
    public Admission admit(byte[] body, int length, Arrival arrival) {
        int malformed = Utf8.firstMalformed(ByteBuffer.wrap(body, 0, length));
        if (malformed >= 0) {
            return new Refused(Cause.MALFORMED, "not UTF-8 at byte " + malformed);
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body, 0, length)) {
            return new Reading(json, body, arrival).body();
        } catch (JacksonException e) {
            return new Refused(Cause.MALFORMED, "not JSON " + at(e.getLocation()) + ": " + what(e));
        }
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null
                ? "at an unknown place"
                : "at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** The parser's message without its remarks on where the bytes came from. */
    private static String what(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int remark = message.indexOf(" (for ");
        int source = message.indexOf("[Source");
        int end = remark >= 0 ? remark : source;
        return end >= 0 ? message.substring(0, end).strip() : message;
    }

    /** One body on its way to a batch. */
    private final class Reading {
        private final JsonParser json;
        private final byte[] body;
        private final Arrival arrival;
        private final ItemReader items;
        private final List<AdEvent> events = new ArrayList<>();
        private final List<InvalidEvent> invalid = new ArrayList<>();
        private long sentAtMillis = Times.BAD;

        Reading(JsonParser json, byte[] body, Arrival arrival) {
            this.json = json;
            this.body = body;
            this.arrival = arrival;
            this.items = new ItemReader(json, body, arrival.fromTrustedProxy(), settings);
        }

        Admission body() {
            JsonToken start = json.nextToken();
            if (start == null) {
                return new Refused(Cause.MALFORMED, "the body is empty");
            }
            @Nullable
            Refused refused =
                    switch (start) {
                        case START_ARRAY -> array();
                        case START_OBJECT -> envelope();
                        default -> malformed("must be an array of events, or an object with an array named events");
                    };
            if (refused != null) {
                return refused;
            }
            if (json.nextToken() != null) {
                return malformed("goes on after its end");
            }
            if (sentAtMillis != Times.BAD) {
                for (AdEvent event : events) {
                    if (event.getSentAt() == null) {
                        event.setSentAt(sentAtMillis);
                    }
                }
            }
            return new Batch(events, invalid);
        }

        private @Nullable Refused envelope() {
            boolean found = false;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                @Nullable Refused refused = null;
                if (name.equals("events")) {
                    refused = found || value != JsonToken.START_ARRAY
                            ? malformed("must have one array named events")
                            : array();
                    found = true;
                } else if (name.equals("sent_at") && value != JsonToken.VALUE_NULL) {
                    refused = sentAt(value);
                } else {
                    json.skipChildren();
                }
                if (refused != null) {
                    return refused;
                }
            }
            return found ? null : malformed("must have an array named events");
        }

        private @Nullable Refused sentAt(JsonToken value) {
            sentAtMillis = items.millis(value);
            return sentAtMillis == Times.BAD ? malformed("sent_at must be epoch milliseconds or RFC 3339") : null;
        }

        private @Nullable Refused array() {
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (events.size() + invalid.size() == settings.maxItems()) {
                    return new Refused(Cause.TOO_MANY_ITEMS, "more than " + settings.maxItems() + " items");
                }
                item(token);
            }
            return null;
        }

        private void item(JsonToken token) {
            int start = (int) json.currentTokenLocation().getByteOffset();
            if (token != JsonToken.START_OBJECT) {
                json.finishToken();
                json.skipChildren();
                Draft draft = new Draft();
                draft.fail(new Fault(InvalidReason.NOT_AN_OBJECT, "the item is no object"));
                refuse(draft, start);
                return;
            }
            Draft draft = items.read();
            draft.fail(check.complete(draft, arrival));
            if (draft.fault() == null) {
                events.add(draft.event);
            } else {
                refuse(draft, start);
            }
        }

        private void refuse(Draft draft, int start) {
            Fault fault = Objects.requireNonNull(draft.fault());
            int end = (int) json.currentLocation().getByteOffset();
            String id = draft.event.getEventId();
            invalid.add(InvalidEvent.newBuilder()
                    .setEventId(id != null && Ulid.isValid(id) ? id : newId.apply(arrival.receivedAtMillis()))
                    .setReason(fault.reason().name())
                    .setDetail(fault.detail())
                    .setServerReceivedAt(arrival.receivedAtMillis())
                    .setCollectorId(collectorId)
                    .setCampaignId(draft.event.getCampaignId())
                    .setEventType(draft.eventType)
                    .setIp(arrival.ip())
                    .setOriginal(ByteBuffer.wrap(Arrays.copyOfRange(body, start, end)))
                    .build());
        }

        private Refused malformed(String what) {
            return new Refused(Cause.MALFORMED, "the body " + what + " (" + at(json.currentTokenLocation()) + ")");
        }
    }
}
