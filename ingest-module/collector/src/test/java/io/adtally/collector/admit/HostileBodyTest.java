package io.adtally.collector.admit;

import static io.adtally.collector.admit.Admitting.batch;
import static io.adtally.collector.admit.Admitting.item;
import static io.adtally.collector.admit.Admitting.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.collector.admit.Admission.Batch;
import io.adtally.collector.admit.Admission.Cause;
import io.adtally.collector.admit.Admission.Refused;
import io.adtally.golden.GoldenSamples;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nothing that arrives makes the admitter throw. */
class HostileBodyTest {
    private static final Admitter ADMITTER =
            new Admitter(new AdmissionSettings(500, Duration.ofMinutes(5), 32, 4096), "collector-7");

    @Test
    void refusesEveryTruncationOfABodyAsAWhole() {
        for (byte[] body : GoldenSamples.bodies()) {
            int end = lastBracket(body);
            for (int length = 0; length < end; length++) {
                assertThat(ADMITTER.admit(body, length, Admitting.EDGE))
                        .as("the first %d bytes", length)
                        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.cause())
                                .isEqualTo(Cause.MALFORMED));
            }
            assertThat(ADMITTER.admit(body, end, Admitting.EDGE)).isInstanceOf(Batch.class);
        }
    }

    @Test
    void accountsForDamagedBodiesWithoutThrowing() {
        Random random = new Random(20261101);
        byte[] good = GoldenSamples.bodies().getFirst();
        for (int round = 0; round < 20_000; round++) {
            byte[] body = good.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                body[random.nextInt(body.length)] = (byte)
                        (random.nextBoolean() ? random.nextInt(256) : "[]{}\",:\\0-e.tn".charAt(random.nextInt(14)));
            }
            switch (ADMITTER.admit(body, body.length, Admitting.EDGE)) {
                case Batch batch -> assertThat(batch.items()).isBetween(1, 20);
                case Refused refused -> assertThat(refused.detail()).isNotBlank();
            }
        }
    }

    @Test
    void refusesNestingThatIsTooDeepAndReadsWhatIsNot() {
        assertThat(refusal("[" + nested(100) + "]").cause()).isEqualTo(Cause.MALFORMED);
        assertThat(refusal("[{\"x\":" + nested(99) + "}]").cause()).isEqualTo(Cause.MALFORMED);
        assertThat(refusal("[".repeat(200_000)).cause()).isEqualTo(Cause.MALFORMED);
        assertThat(refusal("{\"a\":".repeat(200_000)).cause()).isEqualTo(Cause.MALFORMED);
        assertThat(batch("[" + nested(99) + "]").invalid()).hasSize(1);
    }

    @Test
    void refusesNumbersThatAreTooLong() {
        assertThat(refusal("[" + item("\"value_micros\":" + "9".repeat(1001)) + "]")
                        .cause())
                .isEqualTo(Cause.MALFORMED);
        assertThat(batch("[" + item("\"value_micros\":1e999999999") + "]").invalid())
                .hasSize(1);
        assertThat(batch("[1e999999999,-" + "9".repeat(999) + "]").invalid()).hasSize(2);
    }

    @Test
    void readsAMegabyteOfTextAsOneBadItem() {
        String text = "\\u0041".repeat(180_000);
        assertThat(batch("[\"" + text + "\"]").invalid().getFirst().getReason()).isEqualTo("NOT_AN_OBJECT");
        assertThat(batch("[" + item("\"url\":\"" + text + "\"") + "]")
                        .invalid()
                        .getFirst()
                        .getReason())
                .isEqualTo("TOO_LONG");
        assertThat(batch("[{\"" + text + "\":1}]").invalid().getFirst().getReason())
                .isEqualTo("TOO_MANY_FIELDS");
    }

    @Test
    void readsAHundredThousandFieldNamesAsOneBadItem() {
        StringBuilder fields = new StringBuilder("[{");
        for (int i = 0; i < 100_000; i++) {
            fields.append("\"f").append(i).append("\":1,");
        }
        String body = fields.append("\"last\":1},").append(item("")).append("]").toString();
        Batch batch = batch(body);
        assertThat(batch.invalid()).hasSize(1);
        assertThat(batch.events()).hasSize(1);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static int lastBracket(byte[] body) {
        int end = body.length;
        while (body[end - 1] != ']' && body[end - 1] != '}') {
            end--;
        }
        return end;
    }
}
