package io.adtally.platform.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was changed of a thing, as the detail of an entry: a line a field, "name: old → new". For one change. */
public final class Changes {
    private static final String NOTHING = "–";
    private static final Pattern LINE = Pattern.compile("([^:→]+): (.*?) → (.*)");

    private final List<String> lines = new ArrayList<>();

    /** A changed field as it is read back. */
    public record Change(String field, String before, String after) {}

    /** Notes the field if it differs; null is written as a dash. */
    public Changes with(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            lines.add(field + ": " + Objects.requireNonNullElse(before, NOTHING) + " → "
                    + Objects.requireNonNullElse(after, NOTHING));
        }
        return this;
    }

    /** Notes what was taken out of a list and what was put in, a line each. */
    public Changes withEach(String field, List<String> before, List<String> after) {
        without(before, after).forEach(gone -> with(field, gone, null));
        without(after, before).forEach(come -> with(field, null, come));
        return this;
    }

    /** Of two that are equal one is left if the others have one. */
    private static List<String> without(List<String> items, List<String> others) {
        List<String> left = new ArrayList<>(items);
        others.forEach(left::remove);
        return left;
    }

    /** The whole, empty if nothing differs. */
    public String text() {
        return String.join("\n", lines);
    }

    /** The changes that a detail tells of; empty if it is not made of such lines. One that was cut short lacks its end. */
    public static List<Change> parse(String detail) {
        List<Change> changes = new ArrayList<>();
        for (String line : detail.split("\n", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                changes.add(new Change(matcher.group(1), matcher.group(2), matcher.group(3)));
            } else if (changes.isEmpty()) {
                return List.of();
            }
        }
        return List.copyOf(changes);
    }
}
