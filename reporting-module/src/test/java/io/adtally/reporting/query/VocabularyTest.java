package io.adtally.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The vocabulary, and the page that explains it to people. */
class VocabularyTest {
    @Test
    void everyColumnIsExplainedInTheDocumentationInTheSameWords() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reporting.md"));
        for (Dimension dimension : Dimension.values()) {
            assertThat(page).contains("| `" + dimension.parameter() + "` | " + dimension.meaning() + " |");
        }
        for (Metric metric : Metric.ALL.values()) {
            assertThat(page).contains("| `" + metric.name() + "` | " + metric.meaning() + " |");
        }
    }
}
