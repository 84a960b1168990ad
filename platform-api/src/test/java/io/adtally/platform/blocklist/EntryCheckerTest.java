package io.adtally.platform.blocklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.platform.problem.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryCheckerTest {
    @Test
    void pointsAtTheBadLines() {
        List<String> entries =
                List.of("192.0.2.1", "192.0.2.1/24", "!192.0.2.9", "x", "!", "2001:db8::/32", "10.0.0.0/33");
        assertThat(EntryChecker.bad(ListKind.IP, entries))
                .extracting(EntryChecker.Bad::index)
                .containsExactlyInAnyOrder(1, 3, 4, 6);
    }

    @Test
    void refusesExpressionsThatAreNoneOrFitAll() {
        List<String> patterns = List.of("HeadlessChrome/\\d+", "(", ".*", "a?", "!curl");
        assertThat(EntryChecker.bad(ListKind.USER_AGENT, patterns))
                .extracting(EntryChecker.Bad::index)
                .containsExactly(1, 2, 3);
    }

    @Test
    void refusesExpressionsThatStrangersCouldKeepAJobBusyWith() {
        assertThat(EntryChecker.bad(ListKind.USER_AGENT, List.of("Foo.*Bar", "(?:a{9}){90}", "(?=a*b)a")))
                .extracting(EntryChecker.Bad::index)
                .containsExactly(1, 2);
    }

    @Test
    void refusesControlCharacters() {
        assertThat(EntryChecker.bad(ListKind.USER_AGENT, List.of("Bot\rx", "Bot\u0000", "Bot")))
                .extracting(EntryChecker.Bad::index)
                .containsExactly(0, 1);
        for (String entry : List.of("Bot\rOther", "Bot\u0085Other", "Bot\tOther")) {
            assertThatThrownBy(() -> EntryChecker.require(ListKind.USER_AGENT, entry))
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void aPersonTypesOneBareEntry() {
        assertThat(EntryChecker.bad(ListKind.ASN, List.of("AS64500", "!AS801", "64500", "AS0")))
                .extracting(EntryChecker.Bad::index)
                .containsExactly(2, 3);
        assertThatCode(() -> EntryChecker.require(ListKind.DATA_CENTRE, "203.0.113.0/24"))
                .doesNotThrowAnyException();
        for (String entry : List.of("", "!203.0.113.0", "203.0.113.0 # mine", "203.0.113.0\n203.0.113.1")) {
            assertThatThrownBy(() -> EntryChecker.require(ListKind.IP, entry)).isInstanceOf(RefusedException.class);
        }
    }
}
