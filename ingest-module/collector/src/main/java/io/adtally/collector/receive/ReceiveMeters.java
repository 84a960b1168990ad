package io.adtally.collector.receive;

import io.adtally.collector.admit.Admission.Batch;
import io.adtally.event.InvalidEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The collector's books. For items of bodies that could be read, once all are answered: {@code received = accepted +
 * rejected + shed}. Accepted and rejected items are durable; of shed ones nothing was promised (503, or 500 for a bug).
 */
final class ReceiveMeters {
    private static final String ITEMS = "adtally.collector.items.";

    private final MeterRegistry meters;
    private final Counter received;
    private final Counter accepted;
    private final Counter shed;
    private final ConcurrentMap<String, Counter> rejected = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Counter> responses = new ConcurrentHashMap<>();

    ReceiveMeters(MeterRegistry meters, InFlight inFlight) {
        this.meters = meters;
        this.received = item("received", "Items of readable bodies");
        this.accepted = item("accepted", "Items made durable as events");
        this.shed = item("shed", "Items that were not promised to be durable");
        Gauge.builder("adtally.collector.requests.in.flight", inFlight, InFlight::requests)
                .description("Requests read or waiting for acknowledgements")
                .register(meters);
        Gauge.builder("adtally.collector.bytes.in.flight", inFlight, InFlight::bytes)
                .description("Bodies of requests in flight")
                .register(meters);
    }

    void received(Batch batch) {
        received.increment(batch.items());
    }

    void durable(Batch batch) {
        accepted.increment(batch.events().size());
        List<InvalidEvent> invalid = batch.invalid();
        for (int i = 0; i < invalid.size(); i++) {
            rejected.computeIfAbsent(invalid.get(i).getReason(), this::rejection)
                    .increment();
        }
    }

    void shed(Batch batch) {
        shed.increment(batch.items());
    }

    void answered(int status) {
        responses.computeIfAbsent(status, this::response).increment();
    }

    private Counter item(String name, String description) {
        return Counter.builder(ITEMS + name).description(description).register(meters);
    }

    private Counter rejection(String reason) {
        return Counter.builder(ITEMS + "rejected")
                .description("Items made durable as invalid, by reason")
                .tag("reason", reason)
                .register(meters);
    }

    private Counter response(int status) {
        return Counter.builder("adtally.collector.responses")
                .description("Answers by HTTP status")
                .tag("status", Integer.toString(status))
                .register(meters);
    }
}
