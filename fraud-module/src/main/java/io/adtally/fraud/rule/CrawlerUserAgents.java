package io.adtally.fraud.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the vendored list of the crawler-user-agents project: an array of objects, each with a {@code pattern}. */
final class CrawlerUserAgents {
    static final String NAME = "crawler-user-agents-1.60.0";

    private static final String RESOURCE = "crawler-user-agents.json";

    private CrawlerUserAgents() {}

    /** The patterns in the order of the file, as published. */
    static List<String> patterns() {
        try (InputStream json =
                        Objects.requireNonNull(CrawlerUserAgents.class.getResourceAsStream(RESOURCE), RESOURCE);
                JsonParser parser = new JsonFactory().createParser(json)) {
            return patterns(parser);
        } catch (IOException damaged) {
            throw new UncheckedIOException("bundled " + RESOURCE + " cannot be read", damaged);
        }
    }

    private static List<String> patterns(JsonParser parser) throws IOException {
        List<String> patterns = new ArrayList<>();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                if (field.equals("pattern")) {
                    patterns.add(parser.getText());
                }
                parser.skipChildren();
            }
        }
        return patterns;
    }
}
