package io.adtally.fraud.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Documents made to exhaust the reader: each ends in a refusal, and none takes more than its limits. */
class HostileDocumentTest {
    private static final long GIGABYTE = 1L << 30;
    private static final ModelLimits SMALL =
            new ModelLimits(1 << 20, 1 << 20, 10_000, 100, 50, 64, 100, Duration.ofMinutes(5));

    @Test
    void entitiesAreNeverExpanded() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE PMML [<!ENTITY e0 'boom'>");
        for (int level = 1; level <= 30; level++) {
            bomb.append("<!ENTITY e").append(level).append(" '");
            bomb.append(("&e" + (level - 1) + ";").repeat(10)).append("'>");
        }
        assertThatThrownBy(() -> Pmml.read(bomb + "]><PMML version='4.4'>&e30;</PMML>"))
                .isInstanceOf(ModelRefusedException.class);
        assertThatThrownBy(() -> Pmml.read("<!DOCTYPE PMML><PMML version='4.4'/>"))
                .as("no document type at all")
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("document type");
    }

    /** A server that hears nothing is the proof; it would be asked before the refusal. */
    @Test
    void nothingIsFetched() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            for (String type : new String[] {
                "<!DOCTYPE PMML SYSTEM '" + url + "'><PMML/>",
                "<!DOCTYPE PMML [<!ENTITY x SYSTEM '" + url + "'>]><PMML>&x;</PMML>",
                "<!DOCTYPE PMML [<!ENTITY % x SYSTEM '" + url + "'> %x;]><PMML/>"
            }) {
                assertThatThrownBy(() -> Pmml.read(type)).isInstanceOf(ModelRefusedException.class);
            }
            server.setSoTimeout(1);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aGigabyteOfAnythingEndsAtTheLimit() {
        for (String[] parts : new String[][] {
            {"<PMML>", "<a/>"},
            {"<PMML>", "<a>"},
            {"<PMML>", "text "},
            {"<PMML><!-- ", "comment "},
            {"<PMML x='", "value "},
            {"<PMML ", "a "},
            {"<PMML><Array>", "1 "},
            {"<", "name"},
            {"<!DOCTYPE PMML [", "<!ENTITY e 'x'>"},
            {"", " "}
        }) {
            Endless endless = new Endless(parts[0], parts[1]);
            assertThatThrownBy(() -> PmmlReader.read(endless, Pmml.COLUMNS, SMALL))
                    .as("%s%s...", parts[0], parts[1])
                    .isInstanceOf(ModelRefusedException.class);
            assertThat(endless.bytes).as("%s%s...", parts[0], parts[1]).isLessThan(2 * SMALL.entryBytes());
        }
    }

    @Test
    void everyLimitHolds() {
        assertReason(Reason.TOO_LARGE, () -> Pmml.read("<PMML>" + "<a/>".repeat(10_000) + "</PMML>", SMALL));
        assertReason(Reason.TOO_LARGE, () -> Pmml.read("<a>".repeat(101) + "</a>".repeat(101), SMALL));
        StringBuilder attributes = new StringBuilder("<PMML");
        for (int attribute = 0; attribute < 65; attribute++) {
            attributes.append(" a").append(attribute).append("=''");
        }
        assertReason(Reason.TOO_LARGE, () -> Pmml.read(attributes + "/>", SMALL));
        String leaf = Pmml.tree("missingValueStrategy='defaultChild'", "<Node score='1'><True/></Node>");
        assertReason(
                Reason.TOO_LARGE, () -> Pmml.read(Pmml.document(Pmml.NUMBER + Pmml.CATEGORY, leaf.repeat(51)), SMALL));
        String child = "<Node score='1'><SimplePredicate field='a' operator='greaterThan' value='1'/></Node>";
        assertReason(
                Reason.TOO_LARGE,
                () -> Pmml.read(Pmml.compact("<Node score='0'><True/>" + child.repeat(64) + "</Node>"), SMALL));
        assertReason(
                Reason.TOO_LARGE,
                () -> Pmml.read(Pmml.compact("<Node score='0'><True/>" + child.repeat(5_000) + "</Node>")));
        assertReason(Reason.TOO_SLOW, () -> Pmml.read("<PMML/>", in(Duration.ZERO)));
    }

    @Test
    void noDepthExhaustsTheStack() {
        int depth = 900;
        StringBuilder nodes = new StringBuilder("<Node score='0'><True/>");
        for (int level = 0; level < depth; level++) {
            nodes.append("<Node score='0'><SimplePredicate field='a' operator='greaterThan' value='1'/>");
        }
        nodes.append("</Node>".repeat(depth)).append("</Node>");
        ModelLimits deepest = new ModelLimits(1 << 20, 1 << 20, 10_000, 1_000, 50, 2_000, 100, Duration.ofMinutes(5));
        assertReason(Reason.TOO_LARGE, () -> Pmml.read(Pmml.compact(nodes.toString())));
        assertThat(leaves(Pmml.compact(nodes.toString()), deepest)).isEqualTo(depth + 1);
    }

    @Test
    void brokenDocumentsAreMalformed() {
        for (String broken : new String[] {"", "PK", "<PMML>", "<PMML></PMNL>", "<PMML a='1' a='2'/>", "\u0000"}) {
            assertReason(Reason.MALFORMED, () -> Pmml.read(broken));
        }
    }

    private static int leaves(String document, ModelLimits limits) {
        try {
            return Pmml.read(document, limits).mostLeaves();
        } catch (ModelRefusedException refused) {
            throw new AssertionError(refused);
        }
    }

    private static ModelLimits in(Duration time) {
        return new ModelLimits(1 << 20, 1 << 20, 10_000, 100, 50, 64, 100, time);
    }

    private static void assertReason(Reason reason, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .asInstanceOf(InstanceOfAssertFactories.type(ModelRefusedException.class))
                .extracting(ModelRefusedException::reason)
                .isEqualTo(reason);
    }

    /** A beginning, and then the same again and again up to a gigabyte, made while it is read. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final byte[] again;
        private long bytes;

        Endless(String start, String again) {
            this.start = start.getBytes(StandardCharsets.US_ASCII);
            this.again = again.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public int read() {
            if (bytes == GIGABYTE) {
                return -1;
            }
            long at = bytes++;
            return at < start.length ? start[(int) at] : again[(int) ((at - start.length) % again.length)];
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = 0;
            for (int next = 0; count < Math.min(length, 8_192) && (next = read()) >= 0; count++) {
                into[offset + count] = (byte) next;
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
