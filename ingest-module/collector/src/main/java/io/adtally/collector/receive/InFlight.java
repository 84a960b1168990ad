package io.adtally.collector.receive;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds what is held in memory for requests that are not answered yet. Thread-safe. */
final class InFlight {
    private final int maxRequests;
    private final long maxBytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    InFlight(ReceiveSettings settings) {
        this.maxRequests = settings.maxRequestsInFlight();
        this.maxBytes = settings.maxBytesInFlight().toBytes();
    }

    /** Takes room for a request with a body of that size; false if there is none. */
    boolean enter(long bodyBytes) {
        int requestsNow = requests.incrementAndGet();
        long bytesNow = bytes.addAndGet(bodyBytes);
        if (requestsNow <= maxRequests && bytesNow <= maxBytes) {
            return true;
        }
        leave(bodyBytes);
        return false;
    }

    /** Gives the room back. */
    void leave(long bodyBytes) {
        requests.decrementAndGet();
        bytes.addAndGet(-bodyBytes);
    }

    int requests() {
        return requests.get();
    }

    long bytes() {
        return bytes.get();
    }
}
