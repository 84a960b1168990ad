package io.adtally.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfluentWireTest {
    @Test
    void isAZeroAndTheIdBigEndian() {
        byte[] value = {9, 9, 9, 9, 9, 7};
        ConfluentWire.writeHeader(value, 0x01_23_45_67);
        assertThat(value).containsExactly(0, 0x01, 0x23, 0x45, 0x67, 7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_536, 1 << 24, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void readsWhatItWrote(int schemaId) {
        byte[] value = new byte[ConfluentWire.HEADER_BYTES];
        ConfluentWire.writeHeader(value, schemaId);
        assertThat(ConfluentWire.schemaId(value)).isEqualTo(schemaId);
    }

    @Test
    void refusesValuesWithoutHeader() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConfluentWire.schemaId(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> ConfluentWire.schemaId(new byte[4]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfluentWire.schemaId(new byte[] {'{', '"', 'a', '"', ':', '1'}))
                .withMessageContaining("6 bytes, first is 123");
    }
}
