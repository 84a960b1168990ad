package io.adtally.collector.receive;

import io.adtally.collector.admit.Admission;
import io.adtally.collector.admit.Admission.Batch;
import io.adtally.collector.admit.Admission.Refused;
import io.adtally.collector.admit.Admitter;
import io.adtally.collector.admit.Arrival;
import io.adtally.collector.publish.EventPublisher;
import io.adtally.collector.publish.PublishFailedException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/events}: answers 204 when every item of the body is durable, and 503 when that cannot be promised. The
 * container's thread only reads and hands over; the answer is given when the last acknowledgement comes.
 */
public final class EventServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_USER_AGENT = 2048;

    private final transient Admitter admitter;
    private final transient EventPublisher publisher;
    private final transient Clock clock;
    private final transient Body.Reader bodies;
    private final transient InFlight inFlight;
    private final transient ReceiveMeters meters;
    private final transient ClientAddress clientAddress;
    private final long maxBodyBytes;
    private final String retryAfterSeconds;

    public EventServlet(
            ReceiveSettings settings,
            Admitter admitter,
            EventPublisher publisher,
            Clock clock,
            MeterRegistry meterRegistry) {
        this.admitter = admitter;
        this.publisher = publisher;
        this.clock = clock;
        this.bodies = new Body.Reader(settings, System::nanoTime);
        this.inFlight = new InFlight(settings);
        this.meters = new ReceiveMeters(meterRegistry, inFlight);
        this.clientAddress = new ClientAddress(settings.trustedProxies());
        this.maxBodyBytes = settings.maxBody().toBytes();
        this.retryAfterSeconds = Long.toString(settings.retryAfter().toSeconds());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CrossOrigin.allow(response);
        switch (request.getMethod()) {
            case "POST" -> {
                try {
                    post(request, response);
                } catch (RuntimeException e) {
                    getServletContext().log("A request could not be handled", e);
                    answer(response, new Problem(500, "Internal error", "This is a fault of the collector."));
                }
            }
            case "OPTIONS" -> {
                CrossOrigin.preflight(response);
                answer(response, null);
            }
            default -> {
                response.setHeader("Allow", CrossOrigin.METHODS);
                answer(response, new Problem(405, "Method not allowed", "Events are sent with POST."));
            }
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        @Nullable Problem unsupported = MediaType.check(request);
        if (unsupported != null) {
            answer(response, unsupported);
            return;
        }
        long announced = request.getContentLengthLong();
        if (announced > maxBodyBytes) {
            answer(response, tooLarge());
            return;
        }
        long reserved = announced < 0 ? maxBodyBytes : announced;
        if (!inFlight.enter(reserved)) {
            answer(response, unavailable("too many requests are waiting"), retryAfterSeconds);
            return;
        }
        boolean handedOver = false;
        try {
            handedOver = take(request, response, announced, reserved);
        } finally {
            if (!handedOver) {
                inFlight.leave(reserved);
            }
        }
    }

    /** Returns whether the request goes on without this thread, and then gives its room back by itself. */
    private boolean take(HttpServletRequest request, HttpServletResponse response, long announced, long reserved)
            throws IOException {
        switch (bodies.read(announced, request.getInputStream())) {
            case Body.TooLarge tooLarge -> answer(response, tooLarge());
            case Body.TooSlow tooSlow ->
                answer(response, new Problem(408, "Request timeout", "The body took too long to arrive."));
            case Body.Broken broken -> answer(response, new Problem(400, "Malformed request", "The body broke off."));
            case Body.Whole body -> {
                Admission admission = admitter.admit(body.bytes, body.length, arrival(request));
                switch (admission) {
                    case Refused refused -> answer(response, problem(refused));
                    case Batch batch -> {
                        return publish(batch, request, response, reserved);
                    }
                }
            }
        }
        return false;
    }

    private boolean publish(Batch batch, HttpServletRequest request, HttpServletResponse response, long reserved)
            throws IOException {
        meters.received(batch);
        CompletableFuture<Void> durable = handOver(batch);
        if (durable.isDone()) {
            settle(batch, response, durable.isCompletedExceptionally() ? durable.exceptionNow() : null);
            return false;
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(0); // the publisher has a budget of its own
        CompletableFuture<Void> unused = durable.handle((nothing, failure) -> {
            try {
                settle(batch, async, failure);
            } finally {
                inFlight.leave(reserved);
            }
            return null;
        });
        return true;
    }

    private CompletableFuture<Void> handOver(Batch batch) {
        try {
            return publisher.publish(batch);
        } catch (RuntimeException e) {
            meters.shed(batch); // the books balance in spite of a bug
            throw e;
        }
    }

    private void settle(Batch batch, AsyncContext async, @Nullable Throwable failure) {
        try {
            settle(batch, (HttpServletResponse) async.getResponse(), failure);
            async.complete();
        } catch (IOException | IllegalStateException e) {
            // The client has gone, and with it the one who wanted to know.
        }
    }

    private void settle(Batch batch, HttpServletResponse response, @Nullable Throwable failure) throws IOException {
        if (failure == null) {
            meters.durable(batch);
            answer(response, null);
        } else {
            meters.shed(batch);
            answer(response, unavailable(reason(failure)), retryAfterSeconds);
        }
    }

    private Arrival arrival(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        boolean trusted = clientAddress.isTrusted(peer);
        String client = trusted ? clientAddress.behind(peer, request.getHeaders("X-Forwarded-For")) : peer;
        String userAgent = request.getHeader("User-Agent");
        if (userAgent != null && userAgent.length() > MAX_USER_AGENT) {
            userAgent = userAgent.substring(0, MAX_USER_AGENT);
        }
        return new Arrival(clock.millis(), client, trusted, userAgent);
    }

    private void answer(HttpServletResponse response, Problem problem, String retryAfter) throws IOException {
        response.setHeader("Retry-After", retryAfter);
        answer(response, problem);
    }

    private void answer(HttpServletResponse response, @Nullable Problem problem) throws IOException {
        meters.answered(problem == null ? HttpServletResponse.SC_NO_CONTENT : problem.status());
        if (problem == null) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            problem.write(response);
        }
    }

    private Problem tooLarge() {
        return new Problem(413, "Content too large", "The body has more than " + maxBodyBytes + " bytes.");
    }

    private static Problem problem(Refused refused) {
        return switch (refused.cause()) {
            case MALFORMED -> new Problem(400, "Malformed body", refused.detail());
            case TOO_MANY_ITEMS -> new Problem(413, "Content too large", "The batch has " + refused.detail() + ".");
        };
    }

    /** In words that tell a stranger nothing of what stands behind the collector; /health/ready has the details. */
    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (!(cause instanceof PublishFailedException publishing)) {
            return "unexpected failure";
        }
        return switch (publishing.kind()) {
            case NOT_READY -> "the event store is away";
            case TIMEOUT -> "the event store did not confirm in time";
            case OVERLOADED -> "too many events are waiting";
            case REFUSED -> "the event store refused";
        };
    }

    private static Problem unavailable(String why) {
        return new Problem(
                503, "Events cannot be made durable now", "Nothing of this batch is promised; send it again: " + why);
    }
}
