package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[wW]get ~ get",
                "Ahrefs(Bot|SiteAudit) ~ Ahrefs",
                "AdsBot-Google([^-]|$) ~ AdsBot-Google",
                "(^|[ (;])008/ ~ 008/",
                "(sistrix|SISTRIX) [cC]rawler ~ rawler",
                "speedy_?spider ~ speedy",
                "Overcast/[0-9.]+ Podcast Sync ~ ' Podcast Sync'",
                "PocketCasts/[0-9.]+ \\(Pocket Casts Feed Parser ~ ' (Pocket Casts Feed Parser'",
                "Current[\\s\\S]*RSS Reader ~ RSS Reader",
                "SSL Labs$ ~ SSL Labs",
                "abc+def ~ abc",
                "abc*defg ~ defg",
                "abc{0,2}?defg ~ defg",
                "abcd*+ef ~ abc",
                "abc(def)?gh ~ abc",
                "abc(d(efgh)i)jkl ~ abc",
                "abc(defg[)]hi)jklm ~ jklm",
                "abc(\\)defg)hi ~ abc",
                "abc[\\]defg]hi ~ abc",
                "Chirp|gotosocial ~ 'Chirp,gotosocial'",
            })
    void namesTheLongestTextOfEachAlternative(String pattern, String texts) {
        assertThat(RequiredText.orNull(pattern)).isEqualTo(List.of(texts.split(",", -1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[abc]+",
                "ab",
                "abc|x",
                "(?i)abc",
                "abc[[x]y]def",
                "\\Qabc.d\\E",
                "abc\\x41def",
                "abc\\",
                "abc)",
                "(abc",
                "abc(d[[)]]e)",
                "abc[]d]ef",
                "abc(d",
            })
    void saysNothingOfWhatItDoesNotUnderstand(String pattern) {
        assertThat(RequiredText.orNull(pattern)).isNull();
    }

    @Test
    void everyExpressionOfTheBundledListHasOne() {
        assertThat(CrawlerCorrections.apply(CrawlerUserAgents.patterns()))
                .filteredOn(pattern -> LiteralPattern.literalOrNull(pattern, 0) == null)
                .hasSizeGreaterThan(20)
                .allMatch(pattern -> RequiredText.orNull(pattern) != null);
    }
}
