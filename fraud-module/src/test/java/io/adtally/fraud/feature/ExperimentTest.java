package io.adtally.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {
    private static final int KEYS = 100_000;

    /** Shares within four standard deviations of a binomial. */
    @Test
    void armsGetTheirShares() {
        Experiment experiment = Experiment.parse("t=control:80,strict:15,lenient:5");
        Map<String, Integer> counts = new TreeMap<>();
        for (int key = 0; key < KEYS; key++) {
            counts.merge(experiment.assign("user-" + key), 1, Integer::sum);
        }
        assertThat(counts.keySet()).containsExactly("t/control", "t/lenient", "t/strict");
        assertThat(share(counts, "t/control")).isEqualTo(0.80, within(4 * deviation(0.80)));
        assertThat(share(counts, "t/strict")).isEqualTo(0.15, within(4 * deviation(0.15)));
        assertThat(share(counts, "t/lenient")).isEqualTo(0.05, within(4 * deviation(0.05)));
    }

    @Test
    void aGrownArmTakesFromOthersAndNobodyElseMoves() {
        Experiment before = Experiment.parse("t=a:50,b:30,c:20");
        Experiment after = Experiment.parse("t=c:40,a:50,b:30");
        int moved = 0;
        for (int key = 0; key < KEYS; key++) {
            String was = before.assign("k" + key);
            String is = after.assign("k" + key);
            if (!was.equals(is)) {
                assertThat(is).isEqualTo("t/c");
                moved++;
            }
        }
        assertThat((double) moved / KEYS)
                .as("c grows from 1/5 to 1/3")
                .isEqualTo(2.0 / 15, within(4 * deviation(2.0 / 15)));
    }

    @Test
    void experimentsAreIndependent() {
        Experiment one = Experiment.parse("one=a:1,b:1");
        Experiment other = Experiment.parse("other=a:1,b:1");
        int both = 0;
        for (int key = 0; key < KEYS; key++) {
            both += one.assign("k" + key).endsWith("/a")
                            && other.assign("k" + key).endsWith("/a")
                    ? 1
                    : 0;
        }
        assertThat((double) both / KEYS).isEqualTo(0.25, within(4 * deviation(0.25)));
    }

    @Test
    void anotherSaltDealsTheArmsAnewAndAnotherNameDoesNot() {
        Experiment one =
                new Experiment("one", "salt", Experiment.parse("t=a:1,b:1").arms());
        Experiment renamed = new Experiment("renamed", "salt", one.arms());
        Experiment salted = new Experiment("one", "pepper", one.arms());
        int moved = 0;
        for (int key = 0; key < KEYS; key++) {
            String arm = one.assign("k" + key);
            assertThat(renamed.assign("k" + key)).isEqualTo(arm.replace("one/", "renamed/"));
            moved += arm.equals(salted.assign("k" + key)) ? 0 : 1;
        }
        assertThat((double) moved / KEYS).isEqualTo(0.5, within(4 * deviation(0.5)));
    }

    /** Worked out elsewhere, so that no release moves the users of a running experiment. */
    @Test
    void assignmentsNeverChange() {
        Experiment experiment = Experiment.parse("scoring=control:9,strict:1");
        StringBuilder arms = new StringBuilder();
        for (int key = 0; key < 40; key++) {
            arms.append(experiment.assign("user-" + key).endsWith("strict") ? 's' : 'c');
        }
        assertThat(arms).hasToString("cccccccccccscccccccccccccccccccccccssccc");
    }

    @Test
    void withoutAnExperimentNobodyIsAssigned() {
        assertThat(Experiment.parse(" ").assign("u")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t",
                "t=",
                "=a:1",
                "t=a",
                "t=a:0",
                "t=a:-1",
                "t=a:1,a:2",
                "t=a:1,",
                "t=a:1000001",
                "t=a b:1",
                "t=a:1=b"
            })
    void whatIsNoExperimentIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Experiment.parse(text));
    }

    private static double share(Map<String, Integer> counts, String arm) {
        return counts.getOrDefault(arm, 0) / (double) KEYS;
    }

    private static double deviation(double share) {
        return Math.sqrt(share * (1 - share) / KEYS);
    }
}
