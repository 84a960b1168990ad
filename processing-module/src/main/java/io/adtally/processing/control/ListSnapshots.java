package io.adtally.processing.control;

import io.adtally.campaign.RedisKeys;
import io.adtally.control.ListBase;
import io.adtally.control.ListPublished;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The texts of lists as the control plane keeps them in Redis, see {@link RedisKeys}. Not thread-safe. */
final class ListSnapshots implements AutoCloseable {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final RedisClient client;
    private final RedisCommands<byte[], byte[]> redis;

    ListSnapshots(String redisUrl) {
        RedisURI address = RedisURI.create(redisUrl);
        address.setTimeout(LONGEST_ANSWER);
        client = RedisClient.create(address);
        // Nobody else's message shall wait for a Redis that is away.
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        try {
            redis = client.connect(ByteArrayCodec.INSTANCE).sync();
        } catch (RuntimeException e) {
            client.shutdown(); // or its threads would stay
            throw e;
        }
    }

    /**
     * What a version says by itself: all of a list without a base, else the edits over the base. Fetched chunk by chunk as
     * it is read.
     *
     * @throws NotYetException if it is not there
     */
    InputStream open(long version, ListPublished published) throws NotYetException {
        String list = published.getList();
        return published.getBase() == null
                ? open(RedisKeys.listSnapshot(list, version), "snapshot " + version, list)
                : open(RedisKeys.listEdits(list, version), "edits " + version, list);
    }

    /**
     * What lies below the edits of many versions, fetched in the same way.
     *
     * @throws NotYetException if it is not there
     */
    InputStream open(ListBase base, String list) throws NotYetException {
        return open(RedisKeys.listBase(list, base.getId()), "base " + base.getId(), list);
    }

    private InputStream open(String name, String what, String list) throws NotYetException {
        byte[] key = name.getBytes(StandardCharsets.UTF_8);
        long chunks = redis.llen(key);
        if (chunks == 0) {
            throw new NotYetException("there is no " + what + " of the list " + list + " in Redis");
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
