package io.adtally.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LakeRowsTest {
    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    @Test
    void whatIsSaidOfTheLakeIsTakenOutOfTheCommand() {
        assertThat(LakeRows.in(words("train --out x --seed 3"))).isEmpty();
        assertThat(LakeRows.in(words("train --from lake --out x")))
                .contains(new LakeRows(Optional.empty(), words("train --out x")));
        assertThat(LakeRows.in(words("train --out x --sample 50 --from lake")))
                .contains(new LakeRows(Optional.of("50"), words("train --out x")));
        assertThat(LakeRows.in(words("evaluate bundled --from lake --audited sample.csv")))
                .contains(new LakeRows(Optional.of("sample.csv"), words("evaluate bundled")));
    }

    @ParameterizedTest
    @CsvSource({
        "train --from, --from needs a value",
        "train --from sea, --from takes lake",
        "train --from lake --sample many, --sample takes a number",
        "train --from lake --sample 5 --audited f, two samples"
    })
    void whatMakesNoSenseIsSaid(String line, String message) {
        assertThatThrownBy(() -> LakeRows.in(words(line)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }
}
