package io.adtally.processing.sink.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchSerializerTest {
    private static final String EARLIER = "0005746f6b656e000000020000000878012bca2fd75128ca2f07000d7202fd";

    /** Likewise, by the build that deflated rows of today's format. */
    private static final String DEFLATED = "0005746f6b656e00000002000000020000000878012bca2fd75128ca2f07000d7202fd";

    private final BatchSerializer serializer = new BatchSerializer();

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        for (int length : new int[] {0, 1, 1_000, 300_000}) {
            byte[] rowBinary = new byte[length];
            new Random(length).nextBytes(rowBinary);
            Batch batch = serializer.deserialize(3, serializer.serialize(TestBatches.of("token", 12, rowBinary)));
            assertThat(batch.token()).isEqualTo("token");
            assertThat(batch.rows()).isEqualTo(12);
            assertThat(batch.format()).isEqualTo(RowFormat.NEWEST);
            assertThat(TestBatches.rowBinary(batch)).isEqualTo(rowBinary);
        }
    }

    /** Written by the build before rows named their client. */
    @Test
    void whatAnEarlierBuildWroteIsInsertedInItsOwnColumnsHoweverOftenItIsKeptOn() throws IOException {
        byte[] earlier = HexFormat.of().parseHex(EARLIER);
        Batch batch = serializer.deserialize(1, earlier);
        Batch keptOn = serializer.deserialize(3, serializer.serialize(batch));
        assertThat(keptOn).usingRecursiveComparison().isEqualTo(batch);
        assertThat(batch.token()).isEqualTo("token");
        assertThat(TestBatches.rowBinary(batch))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("row, row");
        assertThat(batch.format().insert()).contains(", price_micros) FORMAT").doesNotContain("device");
        assertThat(RowFormat.NEWEST.insert())
                .endsWith(", viewability, source_partition, source_offset) FORMAT RowBinary");
    }

    @Test
    void whatWasDeflatedIsReadStill() throws IOException {
        Batch batch = serializer.deserialize(2, HexFormat.of().parseHex(DEFLATED));
        assertThat(batch.rows()).isEqualTo(2);
        assertThat(batch.format()).isEqualTo(RowFormat.WITH_CLIENT);
        assertThat(TestBatches.rowBinary(batch))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("row, row");
    }

    @Test
    void refusesWhatIsCutShortAnywhere() throws IOException {
        byte[] rows = "some rows, some rows, some rows".getBytes(StandardCharsets.UTF_8);
        byte[] whole = serializer.serialize(TestBatches.of("token", 1, rows));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> serializer.deserialize(3, cut)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        assertThat(serializer.getVersion()).isEqualTo(3);
        assertThatThrownBy(() -> serializer.deserialize(4, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 4");
    }
}
