package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** Makes of an entry the row that stands for it in the books. */
public final class ToLedgerRow extends RichMapFunction<Entry, LedgerRow> {
    private static final long serialVersionUID = 1L;

    private transient SpecificDatumReader<AdEvent> reader;
    private transient ClientReader clients;
    private transient @Nullable BinaryDecoder decoder;
    private transient @Nullable AdEvent reused;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    public ToLedgerRow() {}

    @Override
    public void open(OpenContext context) {
        reader = new SpecificDatumReader<>(AdEvent.class);
        reader.getSpecificData().setCustomCoders(true);
        clients = ClientReader.shared();
    }

    @Override
    public LedgerRow map(Entry entry) throws IOException {
        return switch (entry) {
            case LedgerRow row -> row;
            case DecidedEvent decided -> row(decided);
        };
    }

    private LedgerRow row(DecidedEvent decided) throws IOException {
        decoder = decided.candidate().event().decodeAvro(decoder);
        reused = reader.read(reused, decoder);
        return LedgerRow.of(decided, reused, clients.read(reused.getUserAgent()));
    }
}
