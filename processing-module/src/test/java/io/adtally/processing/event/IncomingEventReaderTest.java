package io.adtally.processing.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.AdEvent;
import io.adtally.registry.AvroEncoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class IncomingEventReaderTest {
    private static final int CURRENT = 1;
    private static final int NEWER = 2;

    /** During a deployment collectors may already write the schema of tomorrow. */
    @Test
    void rewritesAnotherVersionToTheCurrentOne() throws Exception {
        AdEvent event = RawRecords.random(new Random(3));
        byte[] current = new AvroEncoder<>(AdEvent.class, CURRENT).encode(event);
        Schema newer = withOneMoreField();
        IncomingEventReader reader =
                new IncomingEventReader(CURRENT, id -> id == NEWER ? newer : AdEvent.getClassSchema());

        IncomingEvent fromCurrent = reader.read(current, Source.NONE);
        IncomingEvent fromNewer = reader.read(written(event, newer), Source.NONE);

        assertThat(TestEvents.avro(fromCurrent)).isEqualTo(Arrays.copyOfRange(current, 5, current.length));
        assertThat(fromNewer).usingRecursiveComparison().isEqualTo(fromCurrent);
    }

    private static Schema withOneMoreField() {
        Schema schema = AdEvent.getClassSchema();
        Schema newer = Schema.createRecord(schema.getName(), null, schema.getNamespace(), false);
        List<Field> fields = new ArrayList<>();
        for (Field field : schema.getFields()) {
            fields.add(new Field(field, field.schema()));
        }
        fields.add(new Field(
                "tomorrow",
                Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING)),
                null,
                JsonProperties.NULL_VALUE));
        newer.setFields(fields);
        return newer;
    }

    private static byte[] written(AdEvent event, Schema newer) throws Exception {
        GenericData.Record generic = new GenericData.Record(newer);
        for (Field field : AdEvent.getClassSchema().getFields()) {
            Object value = event.get(field.pos());
            generic.put(
                    field.pos(),
                    value instanceof Enum<?> symbol
                            ? new GenericData.EnumSymbol(field.schema(), symbol.name())
                            : value);
        }
        generic.put("tomorrow", "something new");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {0, 0, 0, 0, NEWER});
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(newer).write(generic, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
