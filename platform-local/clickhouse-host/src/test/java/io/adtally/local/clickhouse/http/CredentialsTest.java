package io.adtally.local.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final Credentials CREDENTIALS = new Credentials("ada", "se:crét");

    @Test
    void comeInThreeWays() {
        assertThat(CREDENTIALS.allow(headers("X-ClickHouse-User", "ada", "X-ClickHouse-Key", "se:crét"), Map.of()))
                .isTrue();
        assertThat(CREDENTIALS.allow(headers("Authorization", basic("ada:se:crét")), Map.of()))
                .isTrue();
        assertThat(CREDENTIALS.allow(new Headers(), Map.of("user", "ada", "password", "se:crét")))
                .isTrue();
    }

    @Test
    void areNeededWhole() {
        assertThat(CREDENTIALS.allow(new Headers(), Map.of())).isFalse();
        assertThat(CREDENTIALS.allow(headers("X-ClickHouse-User", "ada"), Map.of("password", "se:crét")))
                .isFalse();
        assertThat(CREDENTIALS.allow(new Headers(), Map.of("user", "Ada", "password", "se:crét")))
                .isFalse();
        assertThat(CREDENTIALS.allow(new Headers(), Map.of("user", "ada", "password", "se:cré")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada:", "ada", ":se:crét", "ada:se", "default:se:crét"})
    void aWrongBasicPairIsRefused(String pair) {
        assertThat(CREDENTIALS.allow(headers("Authorization", basic(pair)), Map.of()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Bearer x", ""})
    void aMalformedHeaderIsRefused(String header) {
        assertThat(CREDENTIALS.allow(headers("Authorization", header), Map.of()))
                .isFalse();
    }

    private static String basic(String pair) {
        return "basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Headers headers(String... namesAndValues) {
        Headers headers = new Headers();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.set(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }
}
