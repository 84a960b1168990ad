package io.adtally.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.adtally.local.launcher.EmbeddedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A control plane on a free port, and people who call its REST API by their passwords. */
final class RunningPlatform implements AutoCloseable {
    static final String ADMIN = "admin";
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String ADMIN_PASSWORD = "of this test only";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> passwords = new HashMap<>(Map.of(ADMIN, ADMIN_PASSWORD));

    private RunningPlatform(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningPlatform start(EmbeddedStack stack, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(stack.settings());
        all.put("ADTALLY_CONSOLE_PORT", "0");
        all.put("ADTALLY_CONSOLE_ADMIN_PASSWORD", ADMIN_PASSWORD);
        all.put("adtally.console.review.undo-window", "6s");
        // Events of tests happened at a fixed time.
        all.put("adtally.console.review.review-window", "36500d");
        all.put("adtally.console.key-publish-interval", "1s");
        all.put("adtally.console.redis-check-interval", "1s");
        all.putAll(properties);
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new RunningPlatform(
                new SpringApplicationBuilder(PlatformApplication.class).run(arguments.toArray(String[]::new)));
    }

    /**
     * An answer.
     *
     * @param body missing if there is none
     */
    record Answer(int status, HttpHeaders headers, JsonNode body, String text) {
        @Nullable
        String eTag() {
            return headers.firstValue("ETag").orElse(null);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        String string(String field) {
            return body.path(field).asText();
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void addPerson(String name, String role, @Nullable String advertiserId) throws Exception {
        Map<String, @Nullable String> body = new HashMap<>();
        body.put("name", name);
        body.put("role", role);
        body.put("advertiserId", advertiserId);
        Answer made = post(ADMIN, "/accounts", body);
        passwords.put(name, made.string("password"));
    }

    Answer get(String person, String path) throws Exception {
        return send(request(person, path).GET());
    }

    Answer post(String person, String path, Object body) throws Exception {
        return send(json(request(person, path)).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer postText(String person, String path, String type, String text) throws Exception {
        return send(request(person, path).header("Content-Type", type).POST(BodyPublishers.ofString(text)));
    }

    Answer delete(String person, String path) throws Exception {
        return send(request(person, path).DELETE());
    }

    Answer put(String person, String path, @Nullable String ifMatch, Object body) throws Exception {
        HttpRequest.Builder request = json(request(person, path));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return send(request.PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer withKey(String key, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("X-API-Key", key).GET());
    }

    Answer withKey(String key, String path, Object body) throws Exception {
        return send(json(HttpRequest.newBuilder(uri(path)).header("X-API-Key", key))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer putWithKey(String key, String path, Object body) throws Exception {
        return send(json(HttpRequest.newBuilder(uri(path)).header("X-API-Key", key))
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer withToken(String token, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    Answer withToken(String token, String path, Object body) throws Exception {
        return send(json(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer anonymous(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    Answer withPassword(String person, String password, String path) throws Exception {
        return send(request(person, password, path).GET());
    }

    private HttpRequest.Builder request(String person, String path) {
        return request(person, passwords.getOrDefault(person, "unknown"), path);
    }

    private HttpRequest.Builder request(String person, String password, String path) {
        String credentials = person + ":" + password;
        return HttpRequest.newBuilder(uri(path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private URI uri(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port
                + (path.startsWith("/api/") || path.startsWith("/v3") || path.startsWith("/actuator") ? "" : "/api/v1")
                + path);
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
                response.statusCode(),
                response.headers(),
                json ? JSON.readTree(response.body()) : MissingNode.getInstance(),
                response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
