package io.adtally.reporting.rest;

import io.adtally.reporting.query.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;

/** A request's parameters, each of which must be known, and given once unless it is a list. Immutable. */
final class Parameters {
    private static final int LONGEST = 5000;

    private final Map<String, List<String>> given;

    /** Refuses parameters that are not among those known: a misspelt filter must not widen an answer. */
    Parameters(MultiValueMap<String, String> given, Set<String> known) {
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw RefusedException.unknownParameter(name, List.copyOf(new TreeSet<>(known)));
                });
        this.given = given;
    }

    Optional<String> text(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw RefusedException.badValue(name, name + " is given " + values.size() + " times; once is enough");
        }
        return values.stream().findFirst().map(value -> checked(name, value));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> RefusedException.badValue(name, name + " is missing"));
    }

    /** The values of a list, given with commas between them, or repeatedly. */
    List<String> list(String name) {
        List<String> words = new ArrayList<>();
        for (String value : given.getOrDefault(name, List.of())) {
            words.addAll(Arrays.asList(checked(name, value).split(",", -1)));
        }
        return words;
    }

    /** A whole number in a range. */
    int number(String name, int least, int most, int otherwise) {
        String text = text(name).orElse(Integer.toString(otherwise));
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw RefusedException.badValue(
                    name,
                    name + " is a whole number from " + least + " to " + most + "; found \""
                            + RefusedException.shortened(text) + "\"");
        }
        return number;
    }

    private static String checked(String name, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw RefusedException.badValue(
                    name, name + " takes 1 to " + LONGEST + " characters; found " + value.length());
        }
        return value;
    }
}
