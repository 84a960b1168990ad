package io.adtally.platform.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;

/** What is wrong with a body that could not be read, in words that name the field and no class of ours. */
final class UnreadableBody {
    private UnreadableBody() {}

    static RefusedException refusal(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) { // by a value that checks itself
                return refused;
            }
        }
        return switch (unreadable.getCause()) {
            case StreamReadException broken -> RefusedException.unreadable("", "The body is not JSON" + at(broken));
            case InvalidFormatException format
            when isWord(format) ->
                RefusedException.notAllowed(
                        place(format), String.valueOf(format.getValue()), words(format.getTargetType()));
            case JacksonException databind -> unfit(place(databind));
            case null, default -> RefusedException.unreadable("", "The body is missing");
        };
    }

    private static RefusedException unfit(String place) {
        return place.isEmpty()
                ? RefusedException.unreadable("", "The body is not of the form that is expected here")
                : RefusedException.unreadable(place, place + " is missing or not of the form that is expected");
    }

    private static boolean isWord(InvalidFormatException format) {
        return !words(format.getTargetType()).isEmpty();
    }

    /** The words of an enumeration; none where the type is no enumeration. */
    static List<String> words(@Nullable Class<?> type) {
        return type == null || !type.isEnum()
                ? List.of()
                : Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList();
    }

    /** Where it stands: prices.model. */
    private static String place(JacksonException found) {
        return found.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    private static String at(StreamReadException broken) {
        TokenStreamLocation location = broken.getLocation();
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
