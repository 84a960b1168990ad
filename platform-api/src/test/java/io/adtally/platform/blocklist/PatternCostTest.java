package io.adtally.platform.blocklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternCostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Foo.*Bar",
                "\\bFoo.*Bar",
                "^Foo/\\d{1,3}.*barbaz$",
                "Current[\\s\\S]*RSS Reader",
                "ContextualBot[\\s\\S]*outcomes\\.net",
                "BlogTraffic\\/\\d\\.\\d+ Feed-Fetcher",
                "HeadlessChrome/\\d+\\.\\d+",
                "AdsBot-Google([^-]|$)",
                "(?<!Lib)curl",
                "(sistrix|SISTRIX) [cC]rawler",
                "(?i:crawl|spider)er?/[0-9*+]+",
                "Foo/\\d{1,5}\\.\\d{1,5} (?:compatible|like) bar",
                "\\Q(a+)+\\E\\p{Lu}x",
                "\\x41{2}\\b{g}[]a*b+]x"
            })
    void takesWhatIsCheap(String pattern) {
        requireCompiles(pattern);
        assertThat(PatternCost.problem(pattern)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.*x.*[0-9]z",
                "a.*b.*c.*d",
                "a\\d+\\w+b",
                "^a\\d+\\w+\\d+b",
                "^a|a\\d+\\w+b",
                "x{2,}a{30}b.*c",
                "[a-z]*a?a?a?a?a?a?a?a?a?a?.*[0-9]!",
                "a{0,20}a{0,20}a{0,20}!",
                "(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)b",
                "a.*aaaaaaaaaaaaaaaaaaaa!",
                "(abcdefghijklmnop)?x.*[a-z]!",
                "(?<!abcdefghijklmnop)x.*[a-z]!",
                "(?=a*b)a"
            })
    void refusesWhatCanBeSearchedForInTooManyWays(String pattern) {
        requireCompiles(pattern);
        assertThat(PatternCost.problem(pattern)).startsWith("too many ways");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+b",
                "(?:a|aa)*b",
                "(x{9}){9}",
                "x{1,20}{1,20}",
                "^*a\\d+\\w+b",
                "(a+)\\Q\\E+b",
                "(?x)(a+)  +$"
            })
    void refusesRepeatedGroupsAndRepetitions(String pattern) {
        requireCompiles(pattern);
        assertThat(PatternCost.problem(pattern)).isNotEmpty();
    }

    /** Each hides a repeated group from whoever takes the classes or the escape for something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[^^](a+)+x]",
                "[a[]](a+)+b]x]",
                "[a&&[a](a+)+]",
                "[\\Q[\\E](a+)+x]",
                "[\\c](a+)+x]",
                "\\c[(a+)+]",
                "\\p\\Q\\E{L}(a+)+",
                "(\\Q\\E?x)(a+) +b",
                "(ab)\\1",
                "(?<n>a)\\k<n>",
                "\\X!"
            })
    void refusesWhatIsHardToRead(String pattern) {
        assertThat(PatternCost.problem(pattern)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?x)a", "(?ix:a b)", "(?m)^a", "(?-x)a"})
    void refusesFlagsThatGiveCharactersAnotherMeaning(String pattern) {
        requireCompiles(pattern);
        assertThat(PatternCost.problem(pattern)).startsWith("of the flags");
    }

    private static void requireCompiles(String pattern) {
        assertThat(Pattern.compile(pattern).pattern()).isEqualTo(pattern);
    }
}
