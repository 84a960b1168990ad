package io.adtally.fraud.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedOperatorsTest {
    private static final String AMAZON = "35.96.24.1"; // AS801 in the bundled table

    @Test
    void anOperatorIsListedOrTakenOffByItsNumber() {
        Networks known = DataCentreRanges.bundled();
        assertThat(known.find(AMAZON).dataCentre()).isTrue();
        Networks others = ListedOperators.of(known, List.of("AS801", "!AS801"), "v1");
        assertThat(others.find(AMAZON).dataCentre()).as("an exception wins").isFalse();
        assertThat(others.find(AMAZON).asn()).isEqualTo(801);
        Networks listed = ListedOperators.of(others, List.of("AS801"), "v2");
        assertThat(listed.find(AMAZON)).isEqualTo(known.find(AMAZON));
        assertThat(listed.find("81.2.69.142")).isEqualTo(known.find("81.2.69.142"));
        assertThat(listed.version()).isNotEqualTo(others.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AS", "801", "AS0", "AS4294967296", "as801", "AS801 Amazon", "!AS801"})
    void whatIsNoNumberIsRefused(String entry) {
        assertThatIllegalArgumentException().isThrownBy(() -> ListedOperators.number(entry));
    }
}
