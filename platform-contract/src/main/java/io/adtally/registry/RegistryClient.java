package io.adtally.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.registry.RegistryException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The few calls adtally makes to a registry that speaks Confluent's REST interface. Answers are cached for the life of
 * the client, as ids never change. Thread-safe; calls block for at most ten seconds.
 */
public final class RegistryClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    /** @param baseUrl for example {@code http://127.0.0.1:8084/apis/ccompat/v7} */
    public RegistryClient(String baseUrl) {
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    /** Makes the subject accept only schemas that can read what its earlier ones wrote. */
    public void requireBackward(String subject) {
        send("PUT", "/config/" + encode(subject), Map.of("compatibility", "BACKWARD"));
    }

    /** Registers the schema under the subject, or finds it there; returns its id. INCOMPATIBLE if it cannot follow. */
    public int register(String subject, Schema schema) {
        return idIn(send("POST", "/subjects/" + encode(subject) + "/versions", Map.of("schema", schema.toString())));
    }

    /** The id of a schema that is registered under the subject; NOT_FOUND if it is not. */
    public int id(String subject, Schema schema) {
        return idIn(send("POST", "/subjects/" + encode(subject), Map.of("schema", schema.toString())));
    }

    /** The schema with this id; NOT_FOUND if there is none. */
    public Schema schema(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        JsonNode answer = send("GET", "/schemas/ids/" + id, Map.of());
        try {
            Schema schema = new Schema.Parser().parse(answer.path("schema").asText());
            schemas.put(id, schema);
            return schema;
        } catch (AvroRuntimeException e) {
            throw new RegistryException(Kind.UNAVAILABLE, "no Avro schema " + id + " in the answer: " + answer, e);
        }
    }

    private static int idIn(JsonNode answer) {
        JsonNode id = answer.path("id");
        if (!id.isInt()) {
            throw new RegistryException(Kind.UNAVAILABLE, "no schema id in the answer: " + answer);
        }
        return id.intValue();
    }

    private JsonNode send(String method, String path, Map<String, String> body) {
        URI uri = URI.create(baseUrl + path);
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Content-Type", CONTENT_TYPE);
            request.method(
                    method,
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) {
                return JSON.readTree(response.body());
            }
            throw new RegistryException(
                    kind(response.statusCode()),
                    method + " " + uri + ": " + response.statusCode() + " " + response.body());
        } catch (JsonProcessingException e) {
            throw new RegistryException(Kind.UNAVAILABLE, method + " " + uri + ": answer is not JSON", e);
        } catch (IOException e) {
            throw new RegistryException(Kind.UNAVAILABLE, method + " " + uri + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(Kind.UNAVAILABLE, method + " " + uri + ": interrupted", e);
        }
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.INCOMPATIBLE;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.REFUSED;
        };
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
}
