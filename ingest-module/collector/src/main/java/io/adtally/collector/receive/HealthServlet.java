package io.adtally.collector.receive;

import io.adtally.collector.publish.EventPublisher;
import io.adtally.collector.publish.Readiness;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code /health/live}: the process runs. {@code /health/ready}: it could make events durable, or why not. */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    private final transient EventPublisher publisher;

    public HealthServlet(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            new Problem(405, "Method not allowed", "Health is read with GET.").write(response);
            return;
        }
        switch (request.getRequestURI()) {
            case "/health/live" -> write(response, 200, "live", List.of());
            case "/health/ready" -> {
                Readiness readiness = publisher.readiness();
                if (readiness.isReady()) {
                    write(response, 200, "ready", List.of());
                } else {
                    response.setHeader("Retry-After", "1");
                    write(response, 503, "not_ready", readiness.reasons());
                }
            }
            default -> NotFoundServlet.problem().write(response);
        }
    }

    private static void write(HttpServletResponse response, int status, String word, List<String> reasons)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("status", word);
            json.writeArrayPropertyStart("reasons");
            reasons.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
