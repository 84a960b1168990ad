package io.adtally.collector.admit;

import static io.adtally.outcome.InvalidReason.BAD_TIME;
import static io.adtally.outcome.InvalidReason.OUT_OF_RANGE;
import static io.adtally.outcome.InvalidReason.TOO_LONG;
import static io.adtally.outcome.InvalidReason.TOO_MANY_FIELDS;
import static io.adtally.outcome.InvalidReason.WRONG_TYPE;

import io.adtally.collector.admit.FieldKind.Flag;
import io.adtally.collector.admit.FieldKind.Source;
import io.adtally.collector.admit.FieldKind.Stamped;
import io.adtally.collector.admit.FieldKind.Text;
import io.adtally.collector.admit.FieldKind.Time;
import io.adtally.collector.admit.FieldKind.Whole;
import io.adtally.outcome.InvalidReason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one JSON object into a {@link Draft}. Goes on after a fault, so that an invalid item can still be told by its
 * id and campaign. One per body.
 */
final class ItemReader {
    private static final int MAX_WHOLE_DIGITS = 18; // always fits a long

    private final JsonParser json;
    private final byte[] body;
    private final boolean trusted;
    private final AdmissionSettings settings;

    ItemReader(JsonParser json, byte[] body, boolean trusted, AdmissionSettings settings) {
        this.json = json;
        this.body = body;
        this.trusted = trusted;
        this.settings = settings;
    }

    /** Reads up to the object's end; the parser stands on its start. */
    Draft read() {
        Draft draft = new Draft();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            Field field = Field.named(name);
            if (field != null) {
                draft.fail(known(draft, field, token));
                json.skipChildren(); // of a value that should not have any
            } else if (token != JsonToken.VALUE_NULL) {
                draft.fail(unknown(draft, name, token));
            }
        }
        draft.event.setExtra(draft.extra());
        return draft;
    }

    private @Nullable Fault known(Draft draft, Field field, JsonToken token) {
        if (!draft.firstTime(field)) {
            return fault(WRONG_TYPE, field, "is given twice");
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (field.kind()) {
            case Text text -> text(draft, field, text, token);
            case Time time -> time(draft, field, time, token);
            case Whole whole -> whole(draft, field, whole, token);
            case Flag flag -> flag(draft, field, flag, token);
            case Stamped stamped -> null;
        };
    }

    private @Nullable Fault text(Draft draft, Field field, Text kind, JsonToken token) {
        if (kind.source() == Source.TRUSTED_PROXY && !trusted) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            return fault(WRONG_TYPE, field, "must be a string");
        }
        int length = json.getStringLength();
        if (length > kind.maxCharacters()) {
            return fault(TOO_LONG, field, "has " + length + " characters, at most " + kind.maxCharacters());
        }
        if (length == 0) {
            return null;
        }
        String value = json.getString();
        if (!Characters.areStorable(value)) {
            return fault(OUT_OF_RANGE, field, "holds a NUL or half a surrogate pair");
        }
        switch (field) {
            case EVENT_TYPE -> draft.eventType = value;
            case SIGNAL_TYPE -> draft.signalType = value;
            default -> kind.setter().set(draft.event, value);
        }
        draft.filled(field);
        return null;
    }

    private @Nullable Fault time(Draft draft, Field field, Time kind, JsonToken token) {
        long millis = millis(token);
        if (millis != Times.BAD) {
            kind.setter().set(draft.event, millis);
            draft.filled(field);
            return null;
        }
        if (token == JsonToken.VALUE_STRING && json.getStringLength() == 0) {
            return null;
        }
        return token.isNumeric() || token == JsonToken.VALUE_STRING
                ? fault(BAD_TIME, field, "must be epoch milliseconds or RFC 3339, of the years 2000 to 9999")
                : fault(WRONG_TYPE, field, "must be an integer or a string");
    }

    /** The time in the current value, else {@link Times#BAD}. */
    long millis(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT ->
                json.getStringLength() > MAX_WHOLE_DIGITS ? Times.BAD : Times.ofMillis(json.getLongValue());
            case VALUE_STRING -> json.getStringLength() > Field.Limit.NAME ? Times.BAD : Times.ofText(json.getString());
            default -> Times.BAD;
        };
    }

    private @Nullable Fault whole(Draft draft, Field field, Whole kind, JsonToken token) {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            return fault(WRONG_TYPE, field, "must be an integer");
        }
        if (json.getStringLength() <= MAX_WHOLE_DIGITS) {
            long value = json.getLongValue();
            if (value >= kind.min() && value <= kind.max()) {
                kind.setter().set(draft.event, value);
                draft.filled(field);
                return null;
            }
        }
        return fault(OUT_OF_RANGE, field, "must be in " + kind.min() + ".." + kind.max());
    }

    private @Nullable Fault flag(Draft draft, Field field, Flag kind, JsonToken token) {
        if (kind.source() == Source.TRUSTED_PROXY && !trusted) {
            return null;
        }
        if (!token.isBoolean()) {
            return fault(WRONG_TYPE, field, "must be true or false");
        }
        kind.setter().set(draft.event, token == JsonToken.VALUE_TRUE);
        draft.filled(field);
        return null;
    }

    /** Keeps an unknown field if there is room for it. */
    private @Nullable Fault unknown(Draft draft, String name, JsonToken token) {
        boolean nested = token.isStructStart();
        int start = nested ? (int) json.currentTokenLocation().getByteOffset() : 0;
        if (nested) {
            json.skipChildren();
        }
        int length = nested ? (int) json.currentLocation().getByteOffset() - start : json.getStringLength();
        int characters = name.length() + length;
        if (draft.extra().size() >= settings.maxExtraFields()
                || characters > settings.maxExtraCharacters() - draft.extraCharacters()) {
            return new Fault(
                    TOO_MANY_FIELDS,
                    "more than " + settings.maxExtraFields() + " unknown fields or " + settings.maxExtraCharacters()
                            + " characters in them");
        }
        String value = nested ? new String(body, start, length, StandardCharsets.UTF_8) : json.getString();
        if (!Characters.areStorable(name) || !Characters.areStorable(value)) {
            return new Fault(OUT_OF_RANGE, "an unknown field holds a NUL or half a surrogate pair");
        }
        return draft.keep(name, value, characters) ? null : new Fault(WRONG_TYPE, "an unknown field is given twice");
    }

    private static Fault fault(InvalidReason reason, Field field, String what) {
        return new Fault(reason, field.wireName() + " " + what);
    }
}
