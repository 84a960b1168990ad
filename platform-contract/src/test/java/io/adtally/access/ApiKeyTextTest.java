package io.adtally.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiKeyTextTest {
    @Test
    void aKeyIsItsIdAndTheHashOfItsSecret() {
        ApiKeyText key = ApiKeyText.parse(ApiKeyText.of("01J", "abc_def")).orElseThrow();
        assertThat(key.id()).isEqualTo("01J");
        // printf abc_def | sha256sum
        assertThat(key.secretSha256()).isEqualTo("fa16e98d11cba9d68283859b3f135969243fe74288468e29022b303559324fa0");
        assertThat(key.hasSecret(key.secretSha256())).isTrue();
        assertThat(key.hasSecret("284ac4")).isFalse();
        assertThat(key).hasToString("adt_01J_…");
    }

    @Test
    void otherTextsAreNoKeys() {
        assertThat(ApiKeyText.parse("")).isEmpty();
        assertThat(ApiKeyText.parse("adt_")).isEmpty();
        assertThat(ApiKeyText.parse("adt_01J")).isEmpty();
        assertThat(ApiKeyText.parse("key_01J_abc")).isEmpty();
    }
}
