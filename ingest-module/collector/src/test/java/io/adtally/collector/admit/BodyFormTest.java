package io.adtally.collector.admit;

import static io.adtally.collector.admit.Admitting.batch;
import static io.adtally.collector.admit.Admitting.item;
import static io.adtally.collector.admit.Admitting.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.collector.admit.Admission.Cause;
import io.adtally.collector.admit.Admission.Refused;
import io.adtally.event.AdEvent;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFormTest {
    /** 2026-11-01T12:00:30Z. */
    private static final long SENT_AT = 1_793_534_430_000L;

    private static final String OWN_SENT_AT = item("\"sent_at\":\"2026-11-01T12:00:01Z\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sent_at\":1793534430000,\"events\":[%s,%s]}",
                "{\"events\":[%s,%s],\"sent_at\":\"2026-11-01T13:00:30+01:00\"}",
                " {\t\"sdk\" : {\"a\":[{}]} ,\r\n\"sent_at\": 1793534430000, \"events\" : [ %s\n, %s ] } "
            })
    void putsTheBatchsSentAtOnItemsThatHaveNone(String form) {
        List<AdEvent> events = batch(form.formatted(item(""), OWN_SENT_AT)).events();
        assertThat(events).extracting(AdEvent::getSentAt).containsExactly(SENT_AT, 1_793_534_401_000L);
    }

    @Test
    void leavesSentAtOutWhereNobodySaysIt() {
        assertThat(batch("{\"events\":[" + item("") + "],\"sent_at\":null}").events())
                .extracting(AdEvent::getSentAt)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"events\":[]}", " [ ] \n"})
    void takesAnEmptyBatchAsNothing(String body) {
        assertThat(batch(body).items()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\ufeff[]",
                "7",
                "\"[]\"",
                "null",
                "{}",
                "{\"event_type\":\"CLICK\"}",
                "{\"events\":{}}",
                "{\"events\":[],\"events\":[]}",
                "{\"events\":[],\"sent_at\":\"soon\"}",
                "{\"events\":[],\"sent_at\":true}",
                "[] []",
                "[],",
                "[{}]x",
                "[{},]",
                "[{'ad_id':'a'}]",
                "[{ad_id:1}]",
                "[NaN]",
                "[01]",
                "[tru]",
                "[// comment\n]",
                "[\"\t\"]",
                "[{\"\\ud83d\":1}]"
            })
    void refusesAsAWholeWhatIsNoBatch(String body) {
        Refused refused = refusal(body);
        assertThat(refused.cause()).isEqualTo(Cause.MALFORMED);
        assertThat(refused.detail()).isNotBlank().doesNotContain("Source").doesNotContain("jackson");
    }

    @Test
    void saysWhereTheBodyIsMalformed() {
        assertThat(refusal("[{},\n {\"a\":}]").detail()).contains("line 2, column 7");
        assertThat(refusal("{\"events\":7}").detail()).contains("column 11");
    }

    @Test
    void refusesBytesThatAreNotUtf8WhereverTheyAre() {
        byte[] body = "[{\"skipped\":{\"deep\":\"abXc\"}}]".getBytes(StandardCharsets.UTF_8);
        int at = new String(body, StandardCharsets.UTF_8).indexOf('X');
        body[at] = (byte) 0xE9;
        assertThat(new Admitter(Admitting.SETTINGS, "c").admit(body, body.length, Admitting.STRANGER))
                .isEqualTo(new Refused(Cause.MALFORMED, "not UTF-8 at byte " + at));
    }

    @Test
    void readsNoFurtherThanTheLength() {
        byte[] buffer = "[7]]garbage\u00ff of an earlier request".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new Admitter(Admitting.SETTINGS, "c").admit(buffer, 3, Admitting.STRANGER))
                .isInstanceOfSatisfying(Admission.Batch.class, batch -> assertThat(batch.invalid())
                        .hasSize(1));
    }

    @Test
    void takesAsManyItemsAsAreAllowedAndNotOneMore() {
        String ten = String.join(",", Collections.nCopies(10, item("")));
        assertThat(batch("[" + ten + "]").events()).hasSize(10);
        assertThat(refusal("[" + ten + ",7]")).isEqualTo(new Refused(Cause.TOO_MANY_ITEMS, "more than 10 items"));
        assertThat(refusal("{\"events\":[" + ten + ",7]}").cause()).isEqualTo(Cause.TOO_MANY_ITEMS);
    }
}
