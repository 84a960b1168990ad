package io.adtally.processing.sink.clickhouse;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Batches of rows that are at hand uncompressed, and the other way round. */
final class TestBatches {
    private TestBatches() {}

    static Batch of(String token, int rows, byte[] rowBinary) {
        return new Batch(token, rows, RowFormat.NEWEST, rowBinary.length, Zstd.compress(rowBinary));
    }

    static byte[] rowBinary(Batch batch) {
        return Zstd.decompress(batch.zstd(), batch.rowBytes());
    }

    static byte[] bytes(RowBinary rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        rows.moveTo(bytes);
        return bytes.toByteArray();
    }
}
