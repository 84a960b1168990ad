package io.adtally.platform.problem;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of values that people type, with messages for them; each throws a {@link RefusedException}. */
public final class Checks {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_REASON = 1000;

    private Checks() {}

    /** A value that was given. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw RefusedException.badValue(field, field + " is missing");
        }
        return value;
    }

    /** An id as it occurs in events: 1 to 64 letters, digits, dots, hyphens and underscores. */
    public static String id(String field, @Nullable String given) {
        String value = present(field, given);
        if (!ID.matcher(value).matches()) {
            throw RefusedException.badValue(
                    field,
                    "An id is 1 to 64 letters, digits, dots, hyphens or underscores and begins with a letter or digit; found \""
                            + value + "\"");
        }
        return value;
    }

    /** A name of 1 to 120 characters, without blanks around it. */
    public static String name(String field, @Nullable String value) {
        return text(field, value, LONGEST_NAME);
    }

    /** A reason of 1 to 1,000 characters. */
    public static String reason(@Nullable String value) {
        return text("reason", value, LONGEST_REASON);
    }

    /** A stripped text of 1 to so many characters, none of them a control character. */
    public static String text(String field, @Nullable String value, int longest) {
        String stripped = present(field, value).strip();
        if (stripped.isEmpty() || stripped.length() > longest) {
            throw RefusedException.badValue(
                    field, "This takes 1 to " + longest + " characters; found " + stripped.length());
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw RefusedException.badValue(field, "Control characters are not allowed here");
        }
        return stripped;
    }

    /** A number that is not negative. */
    public static long notNegative(String field, long value) {
        if (value < 0) {
            throw RefusedException.badValue(field, "This cannot be negative; found " + value);
        }
        return value;
    }
}
