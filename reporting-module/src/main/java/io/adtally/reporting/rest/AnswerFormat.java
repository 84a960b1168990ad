package io.adtally.reporting.rest;

import io.adtally.reporting.books.Format;
import io.adtally.reporting.query.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** How an answer is to be written. */
final class AnswerFormat {
    private AnswerFormat() {}

    /** The format of the parameter, else of the header Accept, else empty, which is JSON. */
    static Optional<Format> of(Optional<String> parameter, @Nullable String accept) {
        if (parameter.isPresent()) {
            return named(parameter.get());
        }
        for (MediaType wanted : accepted(accept)) {
            if (wanted.isCompatibleWith(MediaType.APPLICATION_JSON)) {
                return Optional.empty();
            }
            for (Format format : Format.values()) {
                if (wanted.isCompatibleWith(MediaType.parseMediaType(format.mediaType()))) {
                    return Optional.of(format);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Format> named(String name) {
        if (name.equals("json")) {
            return Optional.empty();
        }
        for (Format format : Format.values()) {
            if (format.parameter().equals(name)) {
                return Optional.of(format);
            }
        }
        List<String> allowed = new ArrayList<>(List.of("json"));
        allowed.addAll(Format.names());
        throw RefusedException.notAllowed("format", name, allowed);
    }

    private static List<MediaType> accepted(@Nullable String accept) {
        try {
            List<MediaType> types = new ArrayList<>(MediaType.parseMediaTypes(accept));
            MimeTypeUtils.sortBySpecificity(types);
            return types;
        } catch (InvalidMediaTypeException e) {
            throw RefusedException.badValue(
                    "Accept",
                    "Accept is no list of media types: " + RefusedException.shortened(String.valueOf(accept)));
        }
    }
}
