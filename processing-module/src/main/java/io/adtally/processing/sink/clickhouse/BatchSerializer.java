package io.adtally.processing.sink.clickhouse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** How batches lie in checkpoints: token, row count, format, and the rows deflated at the fastest level. */
final class BatchSerializer implements SimpleVersionedSerializer<Batch> {
    private static final int VERSION = 2;

    /** Named no format: there was one. */
    private static final int VERSION_OF_FIRST_FORMAT = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Batch batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(batch.rowBinary().length / 4 + 64);
        DataOutputStream head = new DataOutputStream(bytes);
        head.writeUTF(batch.token());
        head.writeInt(batch.rows());
        head.writeInt(batch.format().number());
        head.writeInt(batch.rowBinary().length);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream body = new DeflaterOutputStream(bytes, deflater)) {
            body.write(batch.rowBinary());
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    @Override
    public Batch deserialize(int version, byte[] serialized) throws IOException {
        if (version < VERSION_OF_FIRST_FORMAT || version > VERSION) {
            throw new IOException("ClickHouse batch of version " + version + ", this build reads up to " + VERSION);
        }
        DataInputStream head = new DataInputStream(new ByteArrayInputStream(serialized));
        String token = head.readUTF();
        int rows = head.readInt();
        RowFormat format = version == VERSION_OF_FIRST_FORMAT ? RowFormat.FIRST : RowFormat.of(head.readInt());
        int length = head.readInt();
        try (InflaterInputStream body = new InflaterInputStream(head)) {
            byte[] rowBinary = body.readNBytes(length);
            if (rowBinary.length != length) {
                throw new IOException("ClickHouse batch " + token + " is cut short");
            }
            return new Batch(token, rows, format, rowBinary);
        }
    }
}
