package io.adtally.fraud.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The user agents that the tests judge: those the crawler list gives as examples, and those of people. */
final class Samples {
    /** An entry of the vendored list, read without the code under test. */
    record Crawler(String pattern, List<String> userAgents) {}

    private Samples() {}

    static List<Crawler> crawlers() {
        try (InputStream json = resource("crawler-user-agents.json")) {
            List<Crawler> crawlers = new ArrayList<>();
            for (JsonNode entry : new ObjectMapper().readTree(json)) {
                List<String> userAgents = new ArrayList<>();
                entry.get("instances").forEach(instance -> userAgents.add(instance.asText()));
                crawlers.add(new Crawler(entry.get("pattern").asText(), userAgents));
            }
            return crawlers;
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    static List<String> browsers() {
        InputStream text = resource("browser-user-agents.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Samples.class.getResourceAsStream(name), name);
    }
}
