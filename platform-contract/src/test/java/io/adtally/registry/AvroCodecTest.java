package io.adtally.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.event.AdEvent;
import io.adtally.event.EventType;
import io.adtally.event.RandomAdEvents;
import io.adtally.event.SignalType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData.EnumSymbol;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;

/** The generated coders are held against Avro's plain, schema-driven reader and writer. */
class AvroCodecTest {
    private static final int SCHEMA_ID = 42;
    private static final Schema SCHEMA = AdEvent.getClassSchema();

    private final AvroEncoder<AdEvent> encoder = new AvroEncoder<>(AdEvent.class, SCHEMA_ID);
    private final AvroDecoder<AdEvent> decoder = new AvroDecoder<>(SCHEMA, id -> SCHEMA);

    @Test
    void writesExactlyWhatThePlainWriterWrites() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            AdEvent event = RandomAdEvents.next(random);
            byte[] value = encoder.encode(event);
            assertThat(ConfluentWire.schemaId(value)).isEqualTo(SCHEMA_ID);
            assertThat(body(value)).isEqualTo(plain(event));
        }
    }

    @Test
    void readsExactlyWhatThePlainReaderReads() throws IOException {
        SpecificData withoutGeneratedCoders = new SpecificData(AdEvent.class.getClassLoader());
        withoutGeneratedCoders.setCustomCoders(false);
        SpecificDatumReader<AdEvent> plainReader = new SpecificDatumReader<>(SCHEMA, SCHEMA, withoutGeneratedCoders);
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            AdEvent event = RandomAdEvents.next(random);
            byte[] value = encoder.encode(event);
            AdEvent decoded = decoder.decode(value);
            assertThat(decoded).isEqualTo(event);
            assertThat(decoded)
                    .isEqualTo(plainReader.read(null, DecoderFactory.get().binaryDecoder(body(value), null)));
        }
    }

    @Test
    void writesNothingOfARecordThatFailedIntoTheNext() throws IOException {
        AdEvent unfinished = new AdEvent();
        unfinished.setEventId("01KK0000000000000000000001");
        encoder.encode(RandomAdEvents.next(new Random(3)));
        assertThatThrownBy(() -> encoder.encode(unfinished)).isInstanceOf(RuntimeException.class);
        AdEvent event = RandomAdEvents.next(new Random(4));
        assertThat(body(encoder.encode(event))).isEqualTo(plain(event));
    }

    @Test
    void everyValueIsAnArrayOfItsOwn() {
        Random random = new Random(3);
        byte[] first = encoder.encode(RandomAdEvents.next(random));
        byte[] copy = first.clone();
        encoder.encode(RandomAdEvents.next(random));
        assertThat(first).isEqualTo(copy);
    }

    /** What a build without the optional fields of today wrote. */
    @Test
    void readsAnOlderSchemaWithDefaults() throws IOException {
        Schema older = new Schema.Parser().parse("""
                {"type":"record","name":"AdEvent","namespace":"io.adtally.event","fields":[
                 {"name":"event_id","type":"string"},
                 {"name":"event_type","type":{"type":"enum","name":"EventType","symbols":["IMPRESSION","CLICK"]}},
                 {"name":"signal_type","type":{"type":"enum","name":"SignalType","symbols":["BROWSER"]}},
                 {"name":"event_time","type":"long"},{"name":"server_received_at","type":"long"},
                 {"name":"collector_id","type":"string"},{"name":"ad_id","type":"string"},
                 {"name":"campaign_id","type":"string"}]}""");
        GenericRecord written = new GenericRecordBuilder(older)
                .set("event_id", "E")
                .set("event_type", new EnumSymbol(older.getField("event_type").schema(), "CLICK"))
                .set("signal_type", new EnumSymbol(older.getField("signal_type").schema(), "BROWSER"))
                .set("event_time", 1L)
                .set("server_received_at", 2L)
                .set("collector_id", "c")
                .set("ad_id", "a")
                .set("campaign_id", "k")
                .build();
        AvroDecoder<AdEvent> mixed = new AvroDecoder<>(SCHEMA, id -> id == 7 ? older : SCHEMA);
        assertThat(mixed.decode(value(7, plain(written))))
                .isEqualTo(AdEvent.newBuilder()
                        .setEventId("E")
                        .setEventType(EventType.CLICK)
                        .setSignalType(SignalType.BROWSER)
                        .setEventTime(1)
                        .setServerReceivedAt(2)
                        .setCollectorId("c")
                        .setAdId("a")
                        .setCampaignId("k")
                        .build());
        AdEvent today = RandomAdEvents.next(new Random(4));
        assertThat(mixed.decode(encoder.encode(today)))
                .as("versions may alternate")
                .isEqualTo(today);
    }

    @Test
    void refusesAValueCutAnywhere() {
        byte[] value = encoder.encode(RandomAdEvents.next(new Random(5)));
        for (int length = 0; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            assertThatThrownBy(() -> decoder.decode(cut)).isInstanceOf(Exception.class);
        }
    }

    /** Consumers copy the body as it is: what follows the record would end up inside another. */
    @Test
    void refusesBytesBehindTheRecord() {
        byte[] value = encoder.encode(RandomAdEvents.next(new Random(6)));
        byte[] longer = Arrays.copyOf(value, value.length + 1);
        assertThatIOException().isThrownBy(() -> decoder.decode(longer)).withMessageContaining("1 bytes too many");
    }

    /** A damaged length must not make the process allocate what it says. */
    @Test
    void refusesALengthBeyondTheValueWithoutAllocatingIt() {
        byte[] twoGigabytes = {(byte) 0xee, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
        assertThatThrownBy(() -> decoder.decode(value(SCHEMA_ID, twoGigabytes))).isInstanceOf(Exception.class);
    }

    @Test
    void goesOnAfterADamagedValue() throws IOException {
        AdEvent event = RandomAdEvents.next(new Random(7));
        byte[] value = encoder.encode(event);
        assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(value, value.length / 2)));
        assertThat(decoder.decode(value)).isEqualTo(event);
    }

    @Test
    void refusesAValueWithoutHeader() {
        assertThatIllegalArgumentException().isThrownBy(() -> decoder.decode(new byte[] {1, 2, 3, 4, 5, 6}));
    }

    @Test
    void survivesRandomDamage() {
        Random random = new Random(8);
        AdEvent event = RandomAdEvents.next(random);
        event.setExtra(new TreeMap<>(Map.of("a", "b", "c", "d")));
        byte[] value = encoder.encode(event);
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] damaged = value.clone();
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged[ConfluentWire.HEADER_BYTES + random.nextInt(value.length - ConfluentWire.HEADER_BYTES)] =
                        (byte) random.nextInt();
            }
            try {
                decoder.decode(damaged);
            } catch (IOException | RuntimeException e) {
                refused++; // the two kinds that callers treat as a damaged record; an Error would end the process
            }
        }
        assertThat(refused).isPositive();
    }

    private static byte[] body(byte[] value) {
        return Arrays.copyOfRange(value, ConfluentWire.HEADER_BYTES, value.length);
    }

    private static byte[] value(int schemaId, byte[] body) {
        byte[] value = new byte[ConfluentWire.HEADER_BYTES + body.length];
        ConfluentWire.writeHeader(value, schemaId);
        System.arraycopy(body, 0, value, ConfluentWire.HEADER_BYTES, body.length);
        return value;
    }

    private static byte[] plain(IndexedRecord event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder plain = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(event.getSchema()).write(event, plain);
        plain.flush();
        return out.toByteArray();
    }
}
