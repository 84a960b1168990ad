package io.adtally.local.clickhouse.http;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one user of the host. The engine itself knows no users: whoever is not refused here may do everything. */
public record Credentials(String user, String password) {
    /** Neither may be empty: a host without a password would be everybody's. */
    public Credentials {
        if (user.isBlank() || password.isBlank()) {
            throw new IllegalArgumentException("ADTALLY_CLICKHOUSE_USER and ADTALLY_CLICKHOUSE_PASSWORD must be set");
        }
    }

    /** Whether the request carries these, as headers, Basic authentication or parameters. */
    boolean allow(Headers headers, Map<String, String> parameters) {
        String name = headers.getFirst("X-ClickHouse-User");
        String key = headers.getFirst("X-ClickHouse-Key");
        if (name == null) {
            String basic = basic(headers.getFirst("Authorization"));
            int colon = basic.indexOf(':');
            if (colon >= 0) {
                name = basic.substring(0, colon);
                key = basic.substring(colon + 1);
            } else {
                name = parameters.getOrDefault("user", "");
                key = parameters.getOrDefault("password", "");
            }
        }
        // The name is no secret; only the password's comparison must not tell by its time how much was right.
        return name.equals(user) && same(key == null ? "" : key, password);
    }

    private static String basic(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            return new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // not base 64, so not the password either
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
