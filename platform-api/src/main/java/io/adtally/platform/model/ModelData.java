package io.adtally.platform.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A registered model; never changed.
 *
 * @param location where the bundle is, s3://bucket/key
 * @param sha256 of the bundle, lower-case hex: tasks refuse other bytes
 * @param card the model's card, a JSON object: what it was trained on and how well it does
 */
public record ModelData(
        String id, String location, String sha256, String card, String registeredBy, Instant registeredAt) {
    private static final Pattern LOCATION = Pattern.compile("s3://[a-z0-9.-]{3,63}/\\S{1,900}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_CARD = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    public ModelData {
        Checks.id("id", id);
        if (!LOCATION.matcher(location).matches()) {
            throw RefusedException.badValue("location", "A location is s3://bucket/key; found \"" + location + "\"");
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw RefusedException.badValue(
                    "sha256", "A SHA-256 is 64 lower-case hex digits; found \"" + sha256 + "\"");
        }
        if (card.length() > LONGEST_CARD || !isObject(card)) {
            throw RefusedException.badValue(
                    "card", "A card is a JSON object of at most " + LONGEST_CARD + " characters");
        }
    }

    private static boolean isObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }
}
