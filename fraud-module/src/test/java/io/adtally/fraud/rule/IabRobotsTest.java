package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IabRobotsTest {
    private static IabRobots.Parsed read(String file) throws IOException {
        return IabRobots.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static UserAgentList list(String file) throws IOException {
        IabRobots.Parsed parsed = read(file);
        assertThat(parsed.rejected()).isEmpty();
        return UserAgentList.bundled().withRobots(parsed.robots());
    }

    @Test
    void findsTextsInAnyCaseUnlessExcepted() throws IOException {
        UserAgentList list = list("""
                # text|active|exceptions|second pass|impact|at start|inactive since
                ExampleSeeker|1||0|2|0|
                quickfetch|1|QuickFetch Browser, qfb|0|2|0|
                fetcher/|1||1|0|1|
                retired|0||0|2|0|01/01/2020
                fetch|1
                """);
        assertThat(list.crawlerOrNull("Mozilla/5.0 (compatible; EXAMPLESEEKER/1)"))
                .isEqualTo("exampleseeker");
        assertThat(list.crawlerOrNull("Fetcher/1.0")).isEqualTo("fetcher/");
        assertThat(list.crawlerOrNull("x Fetcher/1.0")).isEqualTo("fetch");
        assertThat(list.crawlerOrNull("quickfetch/2")).isEqualTo("quickfetch");
        assertThat(list.crawlerOrNull("quickfetch/2 qfb")).isEqualTo("fetch");
        assertThat(list.crawlerOrNull("QUICKFETCH BROWSER")).isEqualTo("fetch");
        assertThat(list.crawlerOrNull("retired")).isNull();
        assertThat(list.crawlerOrNull(SampleEvent.BROWSER)).isNull();
        assertThat(list.crawlerOrNull("Googlebot/2.1 ExampleSeeker")).isEqualTo("Googlebot\\/");
        assertThat(list.size()).isEqualTo(UserAgentList.bundled().size() + 4);
        assertThat(list.version()).isNotEqualTo(UserAgentList.bundled().version());
        assertThat(UserAgentList.bundled().crawlerOrNull("Fetcher/1.0")).isNull();
    }

    @Test
    void leavesOutBadLinesAndSaysWhyAndWhere() throws IOException {
        IabRobots.Parsed parsed = read("""
                good one|1||0|2|0|
                no flag
                odd flag|yes|
                odd start|1||0|2|maybe
                ab|1||0|2|0|
                """ + "x".repeat(2_000) + "|1\n");
        assertThat(parsed.acceptedCount()).isEqualTo(1);
        assertThat(parsed.rejectedCount()).isEqualTo(5);
        assertThat(parsed.rejected())
                .containsExactly(
                        new RejectedEntry(2, "no flag", RejectedEntry.Reason.BAD_FLAG),
                        new RejectedEntry(3, "odd flag|yes|", RejectedEntry.Reason.BAD_FLAG),
                        new RejectedEntry(4, "odd start|1||0|2|maybe", RejectedEntry.Reason.BAD_FLAG),
                        new RejectedEntry(5, "ab|1||0|2|0|", RejectedEntry.Reason.TEXT_TOO_SHORT),
                        new RejectedEntry(6, "x".repeat(80), RejectedEntry.Reason.LINE_TOO_LONG));
    }
}
