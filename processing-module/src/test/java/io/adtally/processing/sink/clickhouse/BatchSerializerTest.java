package io.adtally.processing.sink.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchSerializerTest {
    private final BatchSerializer serializer = new BatchSerializer();

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        for (int length : new int[] {0, 1, 1_000, 300_000}) {
            byte[] rowBinary = new byte[length];
            new Random(length).nextBytes(rowBinary);
            Batch batch = serializer.deserialize(1, serializer.serialize(new Batch("token", 12, rowBinary)));
            assertThat(batch.token()).isEqualTo("token");
            assertThat(batch.rows()).isEqualTo(12);
            assertThat(batch.rowBinary()).isEqualTo(rowBinary);
        }
    }

    @Test
    void refusesWhatIsCutShortAnywhere() throws IOException {
        byte[] whole = serializer.serialize(
                new Batch("token", 1, "some rows, some rows, some rows".getBytes(StandardCharsets.UTF_8)));
        for (int length = 0; length < whole.length - 8; length++) { // the last bytes are a checksum and an end mark
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> serializer.deserialize(1, cut)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        assertThat(serializer.getVersion()).isOne();
        assertThatThrownBy(() -> serializer.deserialize(2, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
    }
}
