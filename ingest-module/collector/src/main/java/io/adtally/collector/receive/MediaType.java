package io.adtally.collector.receive;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which bodies are taken: JSON, also under the two names that browsers send across origins without asking first and
 * that a bare {@code curl -d} uses.
 */
final class MediaType {
    private static final Set<String> TYPES =
            Set.of("application/json", "text/plain", "application/x-www-form-urlencoded");

    private MediaType() {}

    /** What is unsupported about the request's body, or null. */
    static @Nullable Problem check(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return unsupported("Content-Encoding " + encoding + " is not taken.");
        }
        String contentType = request.getContentType();
        if (contentType == null || !isJson(contentType)) {
            return unsupported("Content-Type must be application/json or text/plain, in UTF-8.");
        }
        return null;
    }

    static boolean isJson(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
        if (!TYPES.contains(type) && !TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return semicolon < 0 || isUtf8(contentType.substring(semicolon + 1));
    }

    private static boolean isUtf8(String parameters) {
        String lower = parameters.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
        int charset = lower.indexOf("charset=");
        if (charset < 0) {
            return true;
        }
        int end = lower.indexOf(';', charset);
        String name = lower.substring(charset + "charset=".length(), end < 0 ? lower.length() : end);
        return name.equals("utf-8") || name.equals("utf8") || name.equals("us-ascii");
    }

    private static Problem unsupported(String detail) {
        return new Problem(415, "Unsupported media type", detail);
    }
}
