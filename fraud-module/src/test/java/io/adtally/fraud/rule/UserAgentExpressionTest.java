package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "Foo.*Bar, a Foo/1 Bar",
        "\\bFoo.*Bar, (Foo-Bar)",
        "'^Foo/\\d{1,3}.*barbaz$', Foo/12 barbaz",
        "Current[\\s\\S]*RSS Reader, Current RSS Reader",
        "BlogTraffic\\/\\d\\.\\d+ Feed-Fetcher, BlogTraffic/1.20 Feed-Fetcher",
        "AdsBot-Google([^-]|$), x AdsBot-Google",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{12}, Bot 0123cdef-89ab-0123456789ab",
        "(sistrix|SISTRIX) [cC]rawler, SISTRIX Crawler",
        "(?i:crawl|spider)er?/[0-9*+]+, CRAWLer/7",
        "\\Q(a+)+\\E\\p{Lu}x, (a+)+Äx",
    })
    void findsWhatIsWritten(String expression, String userAgent) {
        UserAgentExpression found = UserAgentExpression.of(expression);
        assertThat(found.occursIn(userAgent)).isTrue();
        assertThat(found.occursIn("Mozilla/5.0 (Windows NT 10.0)")).isFalse();
        assertThat(found).hasToString(expression);
    }

    /** By backtracking none of these would ever end. */
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(?:a|aa)*b", "(a|a)*(a|a)*(a|a)*b", "(?:a?){40}(?:a|aa)*b", "a.*a.*a.*a.*a.*b"})
    void endsWhateverIsSearched(String expression) {
        String longest = "a".repeat(2048);
        assertThat(UserAgentExpression.of(expression).occursIn(longest)).isFalse();
        assertThat(UserAgentExpression.of(expression).occursIn(longest + "b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{201}",
                "(?:a{15}){15}",
                "(((a{1000}){1000}){1000}){1000}",
                "(?:(?:a{2,}){100}){2}",
                "(?:a{0,101}b){2}",
                "\\w{90}\\d{90}[a-z]{90}",
            })
    void refusesWhatIsCostly(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserAgentExpression.of(expression))
                .withMessageStartingWith("too costly")
                .withMessageEndingWith(expression);
    }

    @Test
    void refusesALongProgramWithoutCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserAgentExpression.of("[ab]".repeat(200)))
                .withMessageStartingWith("too costly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(open", "*", "(?=a*b)a", "(?<!Lib)curl", "(ab)\\1", "a++", "[z-a]", "\\p{Nowhere}", "(?x)a"})
    void refusesWhatRe2DoesNotKnow(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserAgentExpression.of(expression))
                .withMessageStartingWith("not a regular expression: ")
                .withMessageEndingWith(expression);
    }
}
