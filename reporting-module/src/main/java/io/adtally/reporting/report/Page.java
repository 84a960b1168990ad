package io.adtally.reporting.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Some rows of an answer, each an object by column.
 *
 * @param nextCursor where to go on; null at the end
 */
public record Page(List<JsonNode> rows, @Nullable String nextCursor) {
    public Page {
        rows = List.copyOf(rows);
    }
}
