package io.adtally.reporting.report;

import io.adtally.reporting.query.RefusedException;
import io.adtally.reporting.query.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an answer goes on: behind the row with these keys. Whoever changes one only starts elsewhere among the rows that it
 * may see anyway, so it needs no signature; it says which question it belongs to, and is refused for any other.
 *
 * @param keys the last row's, as text
 */
record Cursor(List<String> keys) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 4000;

    Cursor {
        keys = List.copyOf(keys);
    }

    /** What a caller passes on; opaque to it. */
    String text(String question, Scope scope) {
        ObjectNode json = JSON.createObjectNode();
        json.put("q", fingerprint(question, scope));
        ArrayNode values = json.putArray("k");
        keys.forEach(values::add);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(json));
    }

    /** Refuses what is no cursor of this question with so many keys. */
    static Cursor of(String text, String question, Scope scope, int size) {
        if (text.length() > LONGEST) {
            throw refused();
        }
        try {
            JsonNode json = JSON.readTree(Base64.getUrlDecoder().decode(text));
            List<String> keys = new ArrayList<>();
            for (JsonNode key : json.path("k")) {
                keys.add(key.asString());
            }
            if (keys.size() != size || !json.path("q").asString().equals(fingerprint(question, scope))) {
                throw refused();
            }
            return new Cursor(keys);
        } catch (IllegalArgumentException | JacksonException e) {
            throw refused();
        }
    }

    static RefusedException refused() {
        return RefusedException.badValue(
                "cursor", "cursor is the next_cursor of an answer to the same question; begin again without it");
    }

    private static String fingerprint(String question, Scope scope) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((question + "|" + scope).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
