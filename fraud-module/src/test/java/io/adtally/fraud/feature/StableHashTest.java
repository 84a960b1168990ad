package io.adtally.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StableHashTest {
    /** The test vectors of draft-eastlake-fnv, and MurmurHash3's finalizer of 1 worked out elsewhere. */
    @Test
    void isWhatItsSourcesSay() {
        assertThat(StableHash.add(0xcbf29ce484222325L, "foobar")).isEqualTo(0x85944171f73967e8L);
        assertThat(StableHash.add(0xcbf29ce484222325L, "")).isEqualTo(0xcbf29ce484222325L);
        assertThat(StableHash.mix(1)).isEqualTo(0xb456bcfc34c2cb2cL);
    }

    @Test
    void keepsTwoTextsApart() {
        assertThat(StableHash.of("a", "bc")).isNotEqualTo(StableHash.of("ab", "c"));
        assertThat(StableHash.of("ā")).isNotEqualTo(StableHash.of("a"));
    }

    @Test
    void fractionsLieStrictlyBetweenNoneAndAll() {
        assertThat(StableHash.fraction(0)).isGreaterThan(0);
        assertThat(StableHash.fraction(-1)).isLessThan(1);
        assertThat(StableHash.fraction(Long.MIN_VALUE)).isBetween(0.5, 0.5000001);
    }
}
