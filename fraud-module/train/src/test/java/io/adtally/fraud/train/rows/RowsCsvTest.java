package io.adtally.fraud.train.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.train.synthetic.TrafficGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsCsvTest {
    private static final String HEADER = String.join(",", FeatureSchema.columns()) + ",label";
    private static final String VECTOR = "1,0.5,3,60000,7,,1.5,250,0.5,14,6,1250";

    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsReadToTheLastBit() throws IOException {
        Rows rows = TrafficGenerator.rows(4, 2_000);
        Path file = directory.resolve("rows.csv");
        RowsCsv.write(rows, file);
        Rows read = RowsCsv.read(file);
        assertThat(read.sha256()).isEqualTo(rows.sha256());
        for (int row = 0; row < rows.count(); row++) {
            assertThat(read.archetype(row)).isEqualTo(rows.archetype(row));
            assertThat(read.priceMicros(row)).isEqualTo(rows.priceMicros(row));
        }
    }

    @Test
    void columnsComeInAnyOrderAndOnlySomeAreRequired() throws IOException {
        Path file = directory.resolve("rows.csv");
        Files.writeString(file, "weight,label," + HEADER.replace(",label", "") + "\n2.5,1," + VECTOR + "\n");
        Rows rows = RowsCsv.read(file);
        assertThat(rows.vector(0)).containsExactly(1, 0.5, 3, 60000, 7, Double.NaN, 1.5, 250, 0.5, 14, 6, 1250);
        assertThat(rows.isFraud(0)).isTrue();
        assertThat(rows.weights()[0]).isEqualTo(2.5f);
        assertThat(rows.archetype(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",2|label must be 0 or 1",
                ",|label must be 0 or 1",
                ",1,1|fields",
                "|fields",
            })
    void wrongLinesAreNamed(String end, String message) throws IOException {
        Path file = directory.resolve("rows.csv");
        String written = end == null ? "" : end;
        Files.writeString(file, HEADER + "\n" + VECTOR + ",0\n" + VECTOR + written + "\n");
        assertThatThrownBy(() -> RowsCsv.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining(message);
    }

    @Test
    void wrongHeadersAreRefused() throws IOException {
        Path file = directory.resolve("rows.csv");
        for (String header :
                new String[] {"", HEADER.replace("cluster_size", "cluster"), HEADER + ",label", HEADER + ",colour"}) {
            Files.writeString(file, header + "\n");
            assertThatThrownBy(() -> RowsCsv.read(file)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
