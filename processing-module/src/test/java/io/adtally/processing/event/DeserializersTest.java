package io.adtally.processing.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.event.AdEvent;
import io.adtally.event.EventType;
import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lies in a topic, a record of it is read or put aside with its bytes, and never stops the job. */
class DeserializersTest {
    private static final AdEvent EVENT = RawRecords.random(new Random(5));
    private static final byte[] VALUE = value(EVENT);

    private final FakeRegistry registry = new FakeRegistry(AdEvent.getClassSchema());
    private final RawEventDeserializer rawEvents = new RawEventDeserializer(registry.url());
    private final InvalidEventDeserializer invalidEvents = new InvalidEventDeserializer(registry.url());

    @BeforeEach
    void open() {
        rawEvents.open(new NoMetrics());
        invalidEvents.open(new NoMetrics());
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void readsWhatOperatorsLookAtAndKeepsTheWholeEvent() {
        IncomingEvent read = Objects.requireNonNull(raw(VALUE).event());
        assertThat(read.eventId()).isEqualTo(EVENT.getEventId());
        assertThat(read.type()).isEqualTo(EVENT.getEventType());
        assertThat(read.eventTimeMillis()).isEqualTo(EVENT.getEventTime());
        assertThat(read.receivedAtMillis()).isEqualTo(EVENT.getServerReceivedAt());
        assertThat(read.campaignId()).isEqualTo(EVENT.getCampaignId());
        assertThat(read.userIdHash()).isEqualTo(EVENT.getUserIdHash());
        assertThat(read.ip()).isEqualTo(EVENT.getIp());
        assertThat(read.userAgent()).isEqualTo(EVENT.getUserAgent());
        assertThat(TestEvents.avro(read)).isEqualTo(Arrays.copyOfRange(VALUE, 5, VALUE.length));
    }

    @Test
    void anEventGoesWithItsImpressionOrElseAlone() {
        String shown = "01KK0000000000000000000002";
        AdEvent event = AdEvent.newBuilder(EVENT).setImpressionId(shown).build();
        event.setEventType(EventType.CLICK);
        assertThat(joinKey(event)).isEqualTo(shown);
        event.setEventType(EventType.IMPRESSION);
        assertThat(joinKey(event)).isEqualTo(EVENT.getEventId());
        event.setEventType(EventType.CONVERSION);
        event.setImpressionId(null);
        assertThat(joinKey(event)).isEqualTo(EVENT.getEventId());
    }

    @ParameterizedTest
    @MethodSource("damagedValues")
    void aDamagedValueIsPutAsideAsItWas(byte @Nullable [] value) {
        DamagedRecord damaged = Objects.requireNonNull(raw(value).damaged());
        assertThat(damaged.value()).isEqualTo(value == null ? new byte[0] : value);
        assertThat(damaged.detail()).startsWith("topic-3@17: ").hasSizeGreaterThan("topic-3@17: ".length());
        assertThat(damaged.timestampMillis()).isEqualTo(99);
    }

    @ParameterizedTest
    @MethodSource("damagedValues")
    void aDamagedInvalidEventIsCountedUnderItsPosition(byte @Nullable [] value) {
        List<LedgerRow> rows = new ArrayList<>();
        invalidEvents.deserialize(kafka(value), new ListCollector<>(rows));
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.eventId()).isEqualTo("topic-3@17");
            assertThat(row.source()).isEqualTo(new Source(3, 17));
            assertThat(row.outcome()).isEqualTo("invalid");
            assertThat(row.reason()).isEqualTo("DAMAGED_RECORD");
            assertThat(row.receivedAtMillis()).isEqualTo(99);
            assertThat(row.sign()).isOne();
        });
    }

    static Stream<byte @Nullable []> damagedValues() {
        byte[] noHeader = VALUE.clone();
        noHeader[0] = 1;
        byte[] unknownSchema = VALUE.clone();
        unknownSchema[4]++;
        List<byte @Nullable []> values = new ArrayList<>();
        values.add(null);
        values.add(noHeader);
        values.add(unknownSchema);
        values.add(Arrays.copyOf(VALUE, VALUE.length + 1));
        for (int length : new int[] {0, 1, 4, 5, 6, VALUE.length / 2, VALUE.length - 1}) {
            values.add(Arrays.copyOf(VALUE, length));
        }
        return values.stream();
    }

    @Test
    void aTimeThatNoStoreCanKeepIsDamage() {
        for (long time : new long[] {Long.MIN_VALUE, -1, 0, 946_684_799_999L, 253_402_300_800_000L, Long.MAX_VALUE}) {
            AdEvent event = AdEvent.newBuilder(EVENT).setEventTime(time).build();
            assertThat(raw(value(event)).damaged()).as("%d", time).isNotNull();
            event = AdEvent.newBuilder(EVENT).setServerReceivedAt(time).build();
            assertThat(raw(value(event)).damaged()).as("%d", time).isNotNull();
        }
    }

    @Test
    void noNoiseIsEverAnException() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            byte[] noise = VALUE.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                noise[5 + random.nextInt(noise.length - 5)] = (byte) random.nextInt();
            }
            RawRecord read = raw(noise);
            assertThat(read.event() == null).isNotEqualTo(read.damaged() == null);
        }
    }

    @Test
    void aRegistryThatIsAwayIsNoDamage() {
        registry.goAway();
        assertThatThrownBy(() -> raw(VALUE)).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> invalidEvents.deserialize(kafka(VALUE), new ListCollector<>(new ArrayList<>())))
                .isInstanceOf(RegistryException.class);
    }

    /** Operators are chained behind a source: their failures come out of collect. */
    @Test
    void aFailureFurtherDownIsNoDamage() {
        IllegalStateException failure = new IllegalStateException("further down");
        assertThatThrownBy(() -> rawEvents.deserialize(kafka(VALUE), new Failing<>(failure)))
                .isSameAs(failure);
        assertThatThrownBy(() -> invalidEvents.deserialize(kafka(VALUE), new Failing<>(failure)))
                .isSameAs(failure);
    }

    private String joinKey(AdEvent event) {
        return Objects.requireNonNull(raw(value(event)).event()).joinKey();
    }

    private static byte[] value(AdEvent event) {
        return new AvroEncoder<>(AdEvent.class, FakeRegistry.SCHEMA_ID).encode(event);
    }

    private RawRecord raw(byte @Nullable [] value) {
        List<RawRecord> read = new ArrayList<>();
        rawEvents.deserialize(kafka(value), new ListCollector<>(read));
        assertThat(read).hasSize(1);
        return read.getFirst();
    }

    private static ConsumerRecord<byte[], byte[]> kafka(byte @Nullable [] value) {
        return KafkaRecords.of("topic", 3, 17, 99, value);
    }

    private record Failing<T>(RuntimeException failure) implements Collector<T> {
        @Override
        public void collect(T element) {
            throw failure;
        }

        @Override
        public void close() {}
    }
}
