package io.adtally.fraud.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** An object of a JSON text that knows its place in it, so that every refusal can name it. */
final class JsonObject {
    private final String place;
    private final JsonNode node;

    private JsonObject(String place, JsonNode node) {
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw fault("must be an object, not " + shown(node));
        }
    }

    static JsonObject root(JsonNode node) {
        return new JsonObject("", node);
    }

    boolean has(String field) {
        return node.has(field);
    }

    void allowOnly(String... fields) {
        List<String> allowed = List.of(fields);
        for (String field : (Iterable<String>) node::fieldNames) {
            if (!allowed.contains(field)) {
                throw new InvalidRuleSetException(
                        place(field), "no such field; allowed are " + String.join(", ", allowed));
            }
        }
    }

    String text(String field) {
        JsonNode value = required(field);
        if (!value.isTextual()) {
            throw new InvalidRuleSetException(place(field), "must be a text, not " + shown(value));
        }
        return value.textValue();
    }

    double number(String field) {
        JsonNode value = required(field);
        if (!value.isNumber()) {
            throw new InvalidRuleSetException(place(field), "must be a number, not " + shown(value));
        }
        return value.doubleValue();
    }

    List<JsonObject> objects(String field) {
        JsonNode value = required(field);
        if (!value.isArray()) {
            throw new InvalidRuleSetException(place(field), "must be a list, not " + shown(value));
        }
        List<JsonObject> objects = new ArrayList<>();
        for (JsonNode element : value) {
            objects.add(new JsonObject(place(field) + '[' + objects.size() + ']', element));
        }
        return objects;
    }

    <T> T oneOf(String field, T[] values, Function<T, String> wire) {
        String text = text(field);
        return Arrays.stream(values)
                .filter(value -> wire.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidRuleSetException(
                        place(field),
                        "\"" + text + "\" is not known; allowed are "
                                + Arrays.stream(values).map(wire).collect(Collectors.joining(", "))));
    }

    /** What is made of this object; what its own checks refuse is refused at this place. */
    <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidRuleSetException placed) {
            throw placed;
        } catch (IllegalArgumentException refused) {
            throw fault(String.valueOf(refused.getMessage()));
        }
    }

    InvalidRuleSetException fault(String problem) {
        return new InvalidRuleSetException(place, problem);
    }

    private JsonNode required(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new InvalidRuleSetException(place(field), "is missing");
        }
        return value;
    }

    private String place(String field) {
        return place.isEmpty() ? field : place + '.' + field;
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
