package io.adtally.platform.problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Versions of entities as entity tags (RFC 9110, sections 8.8.3 and 13.1.1): "7" is version 7. */
public final class EntityVersion {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private EntityVersion() {}

    /** The tag of a version, in quotes. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The version in If-Match; 428 without the header, 400 if it is no tag of ours. */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ResponseStatusException(
                    HttpStatus.PRECONDITION_REQUIRED, "Send If-Match with the ETag of the version you changed");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "If-Match is not an ETag of ours: " + ifMatch);
        }
        return Long.parseLong(tag.group(1));
    }
}
