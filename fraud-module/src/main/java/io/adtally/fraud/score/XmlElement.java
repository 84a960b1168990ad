package io.adtally.fraud.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of a document that was read within limits. Grows while it is read, then stays as it is. */
final class XmlElement {
    final String name;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<XmlElement> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder(0);

    XmlElement(String name) {
        this.name = name;
    }

    @Nullable
    String attribute(String key) {
        return attributes.get(key);
    }

    String required(String key) throws ModelRefusedException {
        String value = attributes.get(key);
        if (value == null) {
            throw ModelRefusedException.unsupported(name + " without " + key);
        }
        return value;
    }

    /** Refuses an attribute that has a value other than these; absent is one of them if the first is. */
    void expect(String key, String... values) throws ModelRefusedException {
        String value = attributes.get(key);
        if (value == null ? !values[0].isEmpty() : !List.of(values).contains(value)) {
            throw ModelRefusedException.unsupported(name + " with " + key + "=" + value);
        }
    }

    /** Refuses attributes and children of other names than these: what is not understood may change the score. */
    void allow(List<String> attributeNames, List<String> childNames) throws ModelRefusedException {
        for (String attribute : attributes.keySet()) {
            if (!attributeNames.contains(attribute)) {
                throw ModelRefusedException.unsupported("attribute " + attribute + " in " + name);
            }
        }
        for (XmlElement child : children) {
            if (!childNames.contains(child.name)) {
                throw ModelRefusedException.unsupported(child.name + " in " + name);
            }
        }
    }

    List<XmlElement> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    XmlElement only(String childName) throws ModelRefusedException {
        List<XmlElement> found = all(childName);
        if (found.size() != 1) {
            throw ModelRefusedException.unsupported(name + " with " + found.size() + " of " + childName);
        }
        return found.get(0);
    }

    /** An attribute as a number; infinite where it says so, never NaN. */
    double number(String key) throws ModelRefusedException {
        return number(key, required(key));
    }

    double number(String key, String value) throws ModelRefusedException {
        double number =
                switch (value) {
                    case "INF", "+INF", "Infinity" -> Double.POSITIVE_INFINITY;
                    case "-INF", "-Infinity" -> Double.NEGATIVE_INFINITY;
                    default -> parsed(value);
                };
        if (Double.isNaN(number)) {
            throw ModelRefusedException.unsupported(name + " with " + key + "=" + value + ", which is no number");
        }
        return number;
    }

    double finite(String key) throws ModelRefusedException {
        double number = number(key);
        if (Double.isInfinite(number)) {
            throw ModelRefusedException.unsupported(name + " with " + key + "=" + number + ", which is not finite");
        }
        return number;
    }

    private static double parsed(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notOne) {
            return Double.NaN;
        }
    }
}
