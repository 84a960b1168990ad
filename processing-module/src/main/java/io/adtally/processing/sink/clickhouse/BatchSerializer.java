package io.adtally.processing.sink.clickhouse;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * How batches lie in checkpoints: token, row count, format, and the compressed rows behind their length uncompressed.
 * Earlier builds deflated the rows, the first of them named no format as there was one.
 */
final class BatchSerializer implements SimpleVersionedSerializer<Batch> {
    private static final int VERSION = 3;
    private static final int DEFLATED = 2;
    private static final int DEFLATED_OF_FIRST_FORMAT = 1;

    /** What stands before the rows, roughly. */
    private static final int USUAL_HEAD_BYTES = 64;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Batch batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(batch.zstd().length + USUAL_HEAD_BYTES);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(batch.token());
        out.writeInt(batch.rows());
        out.writeInt(batch.format().number());
        out.writeInt(batch.rowBytes());
        out.write(batch.zstd());
        return bytes.toByteArray();
    }

    @Override
    public Batch deserialize(int version, byte[] serialized) throws IOException {
        if (version < DEFLATED_OF_FIRST_FORMAT || version > VERSION) {
            throw new IOException("ClickHouse batch of version " + version + ", this build reads up to " + VERSION);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        String token = in.readUTF();
        int rows = in.readInt();
        RowFormat format = version == DEFLATED_OF_FIRST_FORMAT ? RowFormat.FIRST : RowFormat.of(in.readInt());
        int length = in.readInt();
        byte[] rest = in.readAllBytes();
        byte[] rowBinary = version > DEFLATED ? decompressed(rest, length) : inflated(rest, length);
        if (rowBinary.length != length) {
            throw new IOException("ClickHouse batch " + token + " is cut short");
        }
        return new Batch(token, rows, format, length, version > DEFLATED ? rest : Zstd.compress(rowBinary));
    }

    /** Looked at because ClickHouse may take the beginning of a frame for the whole. */
    private static byte[] decompressed(byte[] zstd, int length) throws IOException {
        try {
            return Zstd.decompress(zstd, length);
        } catch (ZstdException e) {
            throw new IOException("a ClickHouse batch cannot be decompressed", e);
        }
    }

    private static byte[] inflated(byte[] deflated, int length) throws IOException {
        try (InflaterInputStream body = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return body.readNBytes(length);
        }
    }
}
