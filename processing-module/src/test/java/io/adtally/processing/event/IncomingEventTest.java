package io.adtally.processing.event;

import static io.adtally.processing.encoding.Encoding.writeBytes;
import static io.adtally.processing.encoding.Encoding.writeOptional;
import static io.adtally.processing.encoding.Encoding.writeText;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.processing.encoding.HandWrittenSnapshot;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncomingEventTest {
    private static final List<EventType> TYPES = List.of(EventType.values());
    private static final List<SignalType> SIGNALS = List.of(SignalType.values());

    @Test
    void saysAfterTheWireWhatItSaidBefore() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            @Nullable String[] texts = new String[8];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text(random, i < 3);
            }
            byte[] avro = new byte[random.nextInt(300)];
            random.nextBytes(avro);
            EventType type = TYPES.get(random.nextInt(TYPES.size()));
            SignalType signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
            Slot slot = random.nextBoolean()
                    ? Slot.UNKNOWN
                    : new Slot(random.nextInt(5_000), random.nextInt(5_000), random.nextBoolean());
            Source source = random.nextBoolean() ? Source.NONE : new Source(random.nextInt(512), random.nextLong());
            long[] numbers = random.longs(4).toArray();
            int flags = random.nextInt();
            IncomingEvent event = onTheWire(IncomingEvent.of(
                    String.valueOf(texts[0]),
                    type,
                    signal,
                    String.valueOf(texts[1]),
                    numbers[0],
                    numbers[1],
                    numbers[2],
                    numbers[3],
                    String.valueOf(texts[2]),
                    texts[3],
                    texts[4],
                    texts[5],
                    texts[6],
                    texts[7],
                    slot,
                    flags,
                    source,
                    avro));
            assertThat(new @Nullable String[] {
                        event.eventId(),
                        event.joinKey(),
                        event.campaignId(),
                        event.userIdHash(),
                        event.ip(),
                        event.userAgent(),
                        event.deviceIdHash(),
                        event.country()
                    })
                    .containsExactly(texts);
            assertThat(new long[] {
                        event.payloadHigh(), event.payloadLow(), event.eventTimeMillis(), event.receivedAtMillis()
                    })
                    .containsExactly(numbers);
            assertThat(event.type()).isEqualTo(type);
            assertThat(event.signal()).isEqualTo(signal);
            assertThat(new Slot(event.widthPixels(), event.heightPixels(), event.prefetch()))
                    .isEqualTo(slot);
            assertThat(event.flags()).isEqualTo(flags);
            assertThat(event.source()).isEqualTo(source);
            assertThat(TestEvents.avro(event)).isEqualTo(avro);
        }
    }

    /** Events that wait for Redis lie in checkpoints by themselves. */
    @Test
    void readsWhatEarlierBuildsWroteFieldByField() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(16);
        writeText("event", out);
        out.writeByte(3);
        out.writeByte(2);
        writeText("impression", out);
        for (long number = 4; number < 8; number++) {
            out.writeLong(number);
        }
        writeText("campaign", out);
        writeOptional("user", out);
        writeOptional(null, out);
        writeOptional("agent", out);
        writeOptional("", out);
        writeOptional("DE", out);
        out.writeInt(300);
        out.writeInt(-1);
        out.writeBoolean(true);
        out.writeInt(9);
        out.writeInt(10);
        out.writeLong(11);
        writeBytes(new byte[] {12, 13}, out);

        TypeSerializerSnapshot<IncomingEvent> earlier = earlierSnapshot();
        assertThat(IncomingEventSerializer.INSTANCE
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(earlier)
                        .isCompatibleAfterMigration())
                .isTrue();
        assertThat(earlier.restoreSerializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(IncomingEvent.of(
                        "event",
                        EventType.CLICK,
                        SignalType.MOBILE,
                        "impression",
                        4,
                        5,
                        6,
                        7,
                        "campaign",
                        "user",
                        null,
                        "agent",
                        "",
                        "DE",
                        new Slot(300, -1, true),
                        9,
                        new Source(10, 11),
                        new byte[] {12, 13}));
    }

    private static TypeSerializerSnapshot<IncomingEvent> earlierSnapshot() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeUTF(IncomingEventSerializer.class.getName());
        out.writeInt(1);
        TypeSerializerSnapshot<IncomingEvent> snapshot = new HandWrittenSnapshot<>();
        snapshot.readSnapshot(
                1, new DataInputDeserializer(out.getCopyOfBuffer()), IncomingEventTest.class.getClassLoader());
        return snapshot;
    }

    private static IncomingEvent onTheWire(IncomingEvent event) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(16);
        IncomingEventSerializer.INSTANCE.serialize(event, out);
        IncomingEvent read =
                IncomingEventSerializer.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(read).isEqualTo(event);
        return read;
    }

    private static @Nullable String text(Random random, boolean required) {
        return switch (random.nextInt(4)) {
            case 0 -> required ? "r" : null;
            case 1 -> "";
            case 2 -> "a".repeat(random.nextInt(400));
            default -> "ü€😀".repeat(random.nextInt(4));
        };
    }
}
