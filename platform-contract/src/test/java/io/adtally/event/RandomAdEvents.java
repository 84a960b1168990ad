package io.adtally.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * Random events that fill any field of the schema, present and future; the same seed gives the same event. Valid in
 * form: ids are ULIDs and an impression's id is its own event id.
 */
public final class RandomAdEvents {
    private static final String ALPHABET = "abcXYZ019 -_./:äß漢\uD83D\uDE00";
    private static final long SOME_TIME = 1_790_000_000_000L;

    private RandomAdEvents() {}

    /** The next event; optional fields are present half the time. */
    public static AdEvent next(RandomGenerator random) {
        AdEvent event = new AdEvent();
        for (Field field : AdEvent.getClassSchema().getFields()) {
            event.put(field.pos(), value(field.schema(), random));
        }
        event.setEventId(Ulid.next(SOME_TIME + random.nextInt(1_000_000), random));
        if (event.getEventType() == EventType.IMPRESSION) {
            event.setImpressionId(event.getEventId());
        }
        return event;
    }

    private static @Nullable Object value(Schema schema, RandomGenerator random) {
        return switch (schema.getType()) {
            case UNION -> random.nextBoolean() ? null : value(schema.getTypes().get(1), random);
            case STRING -> text(random);
            case LONG -> random.nextBoolean() ? random.nextLong() : SOME_TIME + random.nextInt();
            case INT -> random.nextInt(1001);
            case BOOLEAN -> random.nextBoolean();
            case MAP -> texts(random);
            case ENUM -> symbol(schema, random);
            case RECORD, ARRAY, FIXED, BYTES, FLOAT, DOUBLE, NULL ->
                throw new IllegalStateException("no random value for " + schema);
        };
    }

    private static Enum<?> symbol(Schema schema, RandomGenerator random) {
        List<String> symbols = schema.getEnumSymbols();
        String symbol = symbols.get(random.nextInt(symbols.size()));
        return schema.getName().equals("EventType") ? EventType.valueOf(symbol) : SignalType.valueOf(symbol);
    }

    private static Map<String, String> texts(RandomGenerator random) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            texts.put(text(random), text(random));
        }
        return texts;
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int index = random.nextInt(ALPHABET.codePointCount(0, ALPHABET.length()));
            text.appendCodePoint(ALPHABET.codePointAt(ALPHABET.offsetByCodePoints(0, index)));
        }
        return text.toString();
    }
}
