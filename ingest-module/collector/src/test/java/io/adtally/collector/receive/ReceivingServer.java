package io.adtally.collector.receive;

import io.adtally.collector.admit.Admission.Batch;
import io.adtally.collector.admit.AdmissionSettings;
import io.adtally.collector.admit.Admitter;
import io.adtally.collector.publish.EventPublisher;
import io.adtally.collector.publish.Readiness;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** The servlets in a server of their own, in front of a publisher that does what the test says. */
final class ReceivingServer implements EventPublisher, AutoCloseable {
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final List<Batch> handedOver = Collections.synchronizedList(new ArrayList<>());
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WebServer server;
    private volatile Function<Batch, CompletableFuture<Void>> fate = batch -> CompletableFuture.completedFuture(null);
    private volatile Readiness readiness = Readiness.READY;

    ReceivingServer(ReceiveSettings settings) {
        Admitter admitter = new Admitter(new AdmissionSettings(50, Duration.ofMinutes(5), 32, 4096), "collector-7");
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        factory.addConnectorCustomizers(connector -> connector.setProperty("connectionTimeout", "1000"));
        server = factory.getWebServer(
                new ServletRegistrationBean<>(
                        new EventServlet(settings, admitter, this, Clock.systemUTC(), meters), "/v1/events"),
                new ServletRegistrationBean<>(new HealthServlet(this), "/health/*"),
                new ServletRegistrationBean<>(new NotFoundServlet(), "/*"));
        server.start();
    }

    /** What becomes of batches from now on. */
    void decide(Function<Batch, CompletableFuture<Void>> newFate) {
        fate = newFate;
    }

    void decide(Readiness newReadiness) {
        readiness = newReadiness;
    }

    @Override
    public CompletableFuture<Void> publish(Batch batch) {
        handedOver.add(batch);
        return fate.apply(batch);
    }

    @Override
    public Readiness readiness() {
        return readiness;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path));
    }

    HttpRequest post(String body) {
        return post(BodyPublishers.ofString(body)).build();
    }

    HttpRequest.Builder post(BodyPublisher body) {
        return request("/v1/events").header("Content-Type", "application/json").POST(body);
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** Sends the text as it is and returns all that comes until the server closes the connection. */
    String raw(String text) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    double count(String meter) {
        return meters.find("adtally.collector." + meter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    double gauge(String meter) {
        return meters.get("adtally.collector." + meter).gauge().value();
    }

    @Override
    public void close() {
        server.stop();
        server.destroy();
    }
}
