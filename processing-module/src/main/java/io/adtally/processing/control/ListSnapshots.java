package io.adtally.processing.control;

import io.adtally.campaign.RedisKeys;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Lists as the control plane keeps them in Redis, see {@link RedisKeys#listSnapshot}. Not thread-safe. */
final class ListSnapshots implements AutoCloseable {
    private final RedisClient client;
    private final RedisCommands<byte[], byte[]> redis;

    ListSnapshots(String redisUrl) {
        client = RedisClient.create(redisUrl);
        redis = client.connect(ByteArrayCodec.INSTANCE).sync();
    }

    /**
     * The text of a snapshot, fetched chunk by chunk as it is read.
     *
     * @throws RefusedException if there is no such snapshot
     */
    InputStream open(String list, long version) throws RefusedException {
        byte[] key = RedisKeys.listSnapshot(list, version).getBytes(StandardCharsets.UTF_8);
        long chunks = redis.llen(key);
        if (chunks == 0) {
            throw new RefusedException("there is no snapshot " + version + " of the list " + list + " in Redis");
        }
        return new Chunks(key, chunks);
    }

    private final class Chunks extends InputStream {
        private final byte[] key;
        private final long count;
        private long next;
        private InputStream current = InputStream.nullInputStream();

        Chunks(byte[] key, long count) {
            this.key = key;
            this.count = count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = current.read(into, offset, length);
            while (read < 0 && next < count) {
                List<byte[]> chunk = redis.lrange(key, next, next);
                if (chunk.isEmpty()) {
                    throw new IOException("chunk " + next + " of " + count + " is gone");
                }
                next++;
                current = new GZIPInputStream(new ByteArrayInputStream(chunk.getFirst()));
                read = current.read(into, offset, length);
            }
            return read;
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
