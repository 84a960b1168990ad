package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentListTest {
    private static final List<Samples.Crawler> CRAWLERS = Samples.crawlers();
    private static final List<String> PUBLISHED =
            CRAWLERS.stream().map(Samples.Crawler::pattern).toList();
    private static final List<Pattern> IN_FORCE =
            CrawlerCorrections.apply(PUBLISHED).stream().map(Pattern::compile).toList();

    private final UserAgentList list = UserAgentList.bundled();

    @Test
    void holdsThePublishedEntriesExceptThoseLeftOut() {
        assertThat(CrawlerUserAgents.patterns()).isEqualTo(PUBLISHED).hasSize(1500);
        assertThat(list.size())
                .isEqualTo(PUBLISHED.size() - CrawlerCorrections.LEFT_OUT.size() + CrawlerCorrections.ADDED.size());
        assertThat(PUBLISHED).as("every addition is one").doesNotContainAnyElementsOf(CrawlerCorrections.ADDED);
        assertThat(PUBLISHED)
                .as("every correction concerns an entry that exists")
                .containsAll(CrawlerCorrections.LEFT_OUT)
                .containsAll(CrawlerCorrections.NARROWED.keySet());
    }

    @Test
    void everySampleIsFoundByItsOwnPatternAlsoAfterNarrowing() {
        for (Samples.Crawler crawler : CRAWLERS) {
            String pattern = CrawlerCorrections.NARROWED.getOrDefault(crawler.pattern(), crawler.pattern());
            assertThat(crawler.userAgents()).allMatch(Pattern.compile(pattern).asPredicate(), pattern);
        }
    }

    @Test
    void namesEverySampleOfTheEntriesInForce() {
        for (Samples.Crawler crawler : CRAWLERS) {
            if (!CrawlerCorrections.LEFT_OUT.contains(crawler.pattern())) {
                assertThat(crawler.userAgents()).allMatch(userAgent -> list.crawlerOrNull(userAgent) != null);
            }
        }
    }

    @Test
    void takesNoPersonForACrawler() {
        List<String> browsers = Samples.browsers();
        assertThat(browsers).hasSizeGreaterThanOrEqualTo(60);
        assertThat(browsers)
                .allSatisfy(userAgent ->
                        assertThat(list.crawlerOrNull(userAgent)).as(userAgent).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0"
                        + " Safari/537.36",
                "python-requests/2.32.3",
                "Python/3.12 aiohttp/3.10",
                "curl/8.5.0",
                "Wget/1.21",
                "Go-http-client/1.1",
                "okhttp-crawler/1",
                "Java/21.0.2",
                "Apache-HttpClient/4.5.14 (Java/17.0.9)",
                "node-fetch/1.0",
                "http.rb/5.1.1 (Ruby/3.2.2)",
                "Mozilla/5.0 zgrab/0.x",
                "Mozilla/5.0 (Windows NT; Windows NT 10.0; de-DE) WindowsPowerShell/5.1.19041.1682",
                "axios/1.7.2",
                "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1",
                "Scrapy/2.11 (+https://scrapy.org)",
            })
    void namesAutomationThatDeclaresItself(String userAgent) {
        assertThat(list.crawlerOrNull(userAgent)).isNotNull();
    }

    @Test
    void answersAsTryingEveryPatternInTurnWould() {
        List<String> userAgents = new ArrayList<>(Samples.browsers());
        CRAWLERS.forEach(crawler -> userAgents.addAll(crawler.userAgents()));
        userAgents.addAll(mutations(userAgents, 2_000));
        for (String userAgent : userAgents) {
            String expected = firstInTurn(userAgent);
            assertThat(list.crawlerOrNull(userAgent)).as(userAgent).isEqualTo(expected);
            assertThat(list.crawlerOrNull(userAgent)).as("again: " + userAgent).isEqualTo(expected);
        }
    }

    @Test
    void absentAndEmptyUserAgentsAreNoCrawlers() {
        assertThat(list.crawlerOrNull(null)).isNull();
        assertThat(list.crawlerOrNull("")).isNull();
        assertThat(list.crawlerOrNull("x")).isNull();
    }

    @Test
    void theFirstOfSeveralMatchingPatternsNamesTheCrawler() {
        List<String> patterns = List.of("^start", "lit\\.eral", "[xy]z", "ab", "literal", "e");
        UserAgentList own = UserAgentList.of("own", patterns);
        assertThat(own.crawlerOrNull("lit.eral xz start")).isEqualTo("lit\\.eral");
        assertThat(own.crawlerOrNull("literal yz")).isEqualTo("[xy]z");
        assertThat(own.crawlerOrNull("start lit.eral")).isEqualTo("^start");
        assertThat(own.crawlerOrNull("ab literal")).isEqualTo("ab");
        assertThat(own.crawlerOrNull("the")).isEqualTo("e");
        assertThat(own.crawlerOrNull("LITERAL")).isNull();
    }

    @Test
    void theVersionNamesTheContent() {
        assertThat(list.version()).matches("crawler-user-agents-1\\.60\\.0-[0-9a-f]{12}");
        assertThat(UserAgentList.of("a", List.of("one", "two")).version())
                .isEqualTo(UserAgentList.of("a", List.of("one", "two")).version())
                .isNotEqualTo(UserAgentList.of("a", List.of("onet", "wo")).version());
    }

    @Test
    void refusesWhatIsNoRegularExpression() {
        assertThatThrownBy(() -> UserAgentList.of("bad", List.of("(open")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static @Nullable String firstInTurn(String userAgent) {
        for (Pattern pattern : IN_FORCE) {
            if (pattern.matcher(userAgent).find()) {
                return pattern.pattern();
            }
        }
        return null;
    }

    /** Cuts, joins and single changed characters: they make and break matches at every place. */
    private static List<String> mutations(List<String> originals, int count) {
        Random random = new Random(20261124);
        List<String> mutated = new ArrayList<>(count);
        while (mutated.size() < count) {
            String one = originals.get(random.nextInt(originals.size()));
            String other = originals.get(random.nextInt(originals.size()));
            int at = random.nextInt(one.length());
            mutated.add(
                    switch (random.nextInt(4)) {
                        case 0 -> one.substring(at);
                        case 1 -> one.substring(0, at) + other.substring(random.nextInt(other.length()));
                        case 2 -> one.substring(0, at) + (char) random.nextInt(1, 0x2fff) + one.substring(at + 1);
                        default ->
                            one.substring(0, at) + other.charAt(random.nextInt(other.length())) + one.substring(at);
                    });
        }
        return mutated;
    }
}
