package io.adtally.processing.pipeline;

import io.adtally.event.AdEvent;
import io.adtally.processing.pipeline.SentEvents.Sent;
import io.adtally.processing.pipeline.SentEvents.Traffic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Events as text, a line each: payload, traffic, and the event in Avro's single-object encoding. */
final class SentFile {
    private SentFile() {}

    static void write(List<Sent> sent, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Sent one : sent) {
            ByteBuffer encoded = AdEvent.getEncoder().encode(one.event());
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            lines.add(one.payload() + " " + one.traffic() + " "
                    + Base64.getEncoder().encodeToString(bytes));
        }
        Files.write(file, lines);
    }

    /** The schema must be registered with the decoder when it is no longer today's. */
    static List<Sent> read(Path file) throws IOException {
        List<Sent> sent = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split(" ", -1);
            AdEvent event = AdEvent.getDecoder().decode(Base64.getDecoder().decode(columns[2]));
            sent.add(new Sent(event, Integer.parseInt(columns[0]), Traffic.valueOf(columns[1])));
        }
        return sent;
    }
}
