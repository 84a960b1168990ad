package io.adtally.processing.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LakeCommandTest {
    @ParameterizedTest
    @CsvSource({
        "'', 2, usage: adtally lake count",
        "count, 2, usage: adtally lake count",
        "count nothing, 2, usage: adtally lake count",
        "maintain raw often, 2, usage: adtally lake count",
        "snapshots raw 1, 2, usage: adtally lake count",
        "weigh raw, 2, usage: adtally lake count",
        "maintain raw 3, 1, ADTALLY_CATALOG_URL must be set",
        "count raw, 1, ADTALLY_CATALOG_URL must be set",
    })
    void whatCannotBeAnsweredSaysWhyAndPrintsNoNumber(String arguments, int exitCode, String message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
        assertThat(LakeCommand.run(words, Map.of(), LakeQuestions.print(out), LakeQuestions.print(err)))
                .isEqualTo(exitCode);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
    }
}
