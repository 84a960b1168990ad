package io.adtally.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class BodyReaderTest {
    private static final int UNANNOUNCED = -1;

    private final AtomicLong nanoTime = new AtomicLong();

    @ParameterizedTest
    @ValueSource(ints = {1024, 65_535, 65_536, 65_537, 200_000, 1_048_576})
    void takesABodyUpToTheLimitAndNotOneByteMore(int limit) {
        Body.Reader reader = reader(limit);
        byte[] fits = new byte[limit];
        new Random(limit).nextBytes(fits);
        assertThat(read(reader, UNANNOUNCED, fits)).isEqualTo(fits);
        assertThat(read(reader, limit, fits)).isEqualTo(fits);
        assertThat(reader.read(UNANNOUNCED, new ByteArrayInputStream(new byte[limit + 1])))
                .isInstanceOf(Body.TooLarge.class);
        assertThat(read(reader, UNANNOUNCED, new byte[0])).isEmpty();
    }

    @Test
    void keepsNothingOfAnEarlierBody() {
        Body.Reader reader = reader(100_000);
        assertThat(read(reader, UNANNOUNCED, new byte[] {1, 2, 3, 4})).containsExactly(1, 2, 3, 4);
        assertThat(read(reader, 2, new byte[] {5, 6})).containsExactly(5, 6);
    }

    @Test
    void putsABodyTogetherThatArrivesByteByByte() {
        byte[] body = new byte[3000];
        new Random(1).nextBytes(body);
        Body whole = reader(4096).read(UNANNOUNCED, new ByteArrayInputStream(body) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        });
        assertThat(bytes(whole)).isEqualTo(body);
    }

    @Test
    void givesUpOnABodyThatTricklesForLongerThanTheTimeout() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                nanoTime.addAndGet(4_000_000_000L);
                target[offset] = 'x';
                return 1;
            }
        };
        assertThat(reader(4096).read(UNANNOUNCED, endless)).isInstanceOf(Body.TooSlow.class);
        assertThat(nanoTime).hasValue(12_000_000_000L);
    }

    @Test
    void tellsASilentClientFromOneThatHasGone() {
        assertThat(failing(new SocketTimeoutException())).isInstanceOf(Body.TooSlow.class);
        assertThat(failing(new IOException(new SocketTimeoutException()))).isInstanceOf(Body.TooSlow.class);
        assertThat(failing(new IOException("reset"))).isInstanceOf(Body.Broken.class);
    }

    private Body failing(IOException failure) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw failure;
            }
        };
        InputStream start = new ByteArrayInputStream(new byte[10]);
        return reader(4096).read(20, new SequenceInputStream(start, broken));
    }

    private Body.Reader reader(int limitBytes) {
        return new Body.Reader(Settings.maxBody(DataSize.ofBytes(limitBytes)), nanoTime::get);
    }

    private static byte[] read(Body.Reader reader, int announced, byte[] body) {
        return bytes(reader.read(announced, new ByteArrayInputStream(body)));
    }

    private static byte[] bytes(Body body) {
        Body.Whole whole = (Body.Whole) body;
        return Arrays.copyOf(whole.bytes, whole.length);
    }
}
