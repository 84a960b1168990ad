package io.adtally.local.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.local.clickhouse.engine.EngineException;
import io.adtally.local.clickhouse.http.StatementReader.Asked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatementReaderTest {
    private static final int HEAD_BYTES = 65_536;
    private static final int MAX_STATEMENT_BYTES = 16_777_216;
    private static final String INSERT = "INSERT INTO t FORMAT RowBinary\r\n";

    private final StatementReader reader = new StatementReader();

    @Test
    void dataComesWholeWhereverTheFirstPieceReadIsCut() throws Exception {
        byte[] data = new byte[3 * HEAD_BYTES];
        new Random(1).nextBytes(data);
        for (int beyond = -2; beyond <= INSERT.length() + 2; beyond++) {
            String padding = " ".repeat(HEAD_BYTES - beyond);
            byte[] body = joined((padding + INSERT).getBytes(StandardCharsets.UTF_8), data);
            try (Asked asked = read("", body)) {
                assertThat(asked.statement().format())
                        .as("%d bytes beyond", beyond)
                        .isEqualTo("RowBinary");
                assertThat(asked.data().readAllBytes())
                        .as("%d bytes beyond", beyond)
                        .isEqualTo(data);
            }
        }
    }

    @Test
    void dataOfAnyLengthIsNotHeld() throws Exception {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        byte[] insert = "INSERT INTO t FORMAT CSV\n".getBytes(StandardCharsets.UTF_8);
        try (Asked asked = reader.read(insert, endless)) {
            asked.data().skipNBytes(2L * MAX_STATEMENT_BYTES);
            assertThat(asked.data().read()).isEqualTo('x');
        }
    }

    @Test
    void theParameterIsTheFirstLineOfTheBody() throws Exception {
        try (Asked asked = read("SELECT 1", bytes("+ 1 -- x"))) {
            assertThat(asked.statement().sql()).isEqualTo(bytes("SELECT 1\n+ 1 -- x"));
        }
        try (Asked asked = read("INSERT INTO t", bytes("FORMAT CSV\n1"))) {
            assertThat(asked.data().readAllBytes()).isEqualTo(bytes("1"));
        }
    }

    @Test
    void dataMayBeginInTheParameter() throws Exception {
        try (Asked asked = read("INSERT INTO t FORMAT CSV\n1", bytes("2\n3"))) {
            assertThat(asked.data().readAllBytes()).isEqualTo(bytes("12\n3"));
        }
        try (Asked asked = read("INSERT INTO t FORMAT CSV", bytes("\n1"))) {
            assertThat(asked.data().readAllBytes()).isEqualTo(bytes("\n1"));
        }
    }

    @Test
    void aStatementOverTheLimitIsRefusedAndOneAtItIsNot() throws Exception {
        byte[] longest = bytes("SELECT '" + "x".repeat(MAX_STATEMENT_BYTES - 9) + "'");
        try (Asked asked = read("", longest)) {
            assertThat(asked.statement().sql()).hasSize(MAX_STATEMENT_BYTES);
        }
        for (int i = 0; i < 20; i++) { // a refused one holds no place
            assertThatThrownBy(() -> read("", joined(longest, bytes(" "))))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(223))
                    .hasMessageContaining("16777216 bytes");
        }
    }

    private Asked read(String parameter, byte[] body) throws EngineException, IOException, InterruptedException {
        return reader.read(bytes(parameter), new ByteArrayInputStream(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
