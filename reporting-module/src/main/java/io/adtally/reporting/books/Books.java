package io.adtally.reporting.books;

import io.adtally.reporting.query.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads over ClickHouse's HTTP interface. Throws {@link BooksUnavailableException} if there is no answer, and refuses
 * answers that are too large. Thread-safe.
 */
@Component
public class Books {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** Granted to the server beyond the time after which it gives up by itself. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int LONGEST_ERROR = 300;
    private static final JsonMapper JSON = new JsonMapper();

    private final BooksSettings settings;
    private final URI base;
    private final String authorization;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    Books(BooksSettings settings) {
        this.settings = settings;
        this.base = settings.url();
        String credentials = settings.user() + ":" + settings.password();
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** The rows, each an object by column name. */
    public List<JsonNode> rows(Select select) {
        List<JsonNode> rows = new ArrayList<>();
        try (InputStream in = answer(select, "JSONEachRow", settings.timeout());
                var parser = JSON.readerFor(JsonNode.class).<JsonNode>readValues(in)) {
            parser.forEachRemaining(rows::add);
        } catch (JacksonException e) {
            throw BooksUnavailableException.away("ClickHouse's answer is not JSON", e);
        } catch (IOException e) {
            throw BooksUnavailableException.away("ClickHouse's answer broke off", e);
        }
        return rows;
    }

    /** The answer as ClickHouse writes it; to be closed by the caller. */
    public InputStream stream(Select select, Format format) {
        return answer(select, format.storeName(), settings.timeout());
    }

    /** The same with another limit of time, for those who do not wait. */
    public InputStream stream(Select select, Format format, Duration timeout) {
        return answer(select, format.storeName(), timeout);
    }

    private InputStream answer(Select select, String format, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(select, format, timeout)))
                .timeout(timeout.plus(GRACE))
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(select.sql()))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw failure(response);
            }
            return response.body();
        } catch (IOException e) {
            throw BooksUnavailableException.away("ClickHouse does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BooksUnavailableException.away("Interrupted while ClickHouse was asked", e);
        }
    }

    private String url(Select select, String format, Duration timeout) {
        StringBuilder url = new StringBuilder(base.toString().replaceFirst("/$", ""))
                .append(
                        "/?readonly=2&wait_end_of_query=1&prefer_column_name_to_alias=1&result_overflow_mode=throw&timeout_overflow_mode=throw")
                .append("&output_format_json_quote_64bit_integers=0&output_format_parquet_string_as_string=1")
                .append("&output_format_arrow_string_as_string=1&default_format=")
                .append(format)
                .append("&max_execution_time=")
                .append(timeout.toSeconds())
                .append("&max_result_rows=")
                .append(settings.maxRows());
        select.parameters().forEach((name, value) -> url.append("&param_")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return url.toString();
    }

    private RuntimeException failure(HttpResponse<InputStream> response) throws IOException {
        String code =
                response.headers().firstValue("X-ClickHouse-Exception-Code").orElse("");
        String text;
        try (InputStream body = response.body()) {
            text = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8).strip();
        }
        return switch (code) {
            // TOO_MANY_ROWS, TOO_MANY_BYTES, TOO_MANY_ROWS_OR_BYTES, MEMORY_LIMIT_EXCEEDED
            case "158", "307", "396", "241" ->
                RefusedException.tooLarge("The answer has more than " + settings.maxRows()
                        + " rows or takes too much memory: ask for a shorter range, a coarser granularity or fewer"
                        + " dimensions, or make a report job");
            // TIMEOUT_EXCEEDED, TOO_SLOW
            case "159", "160" -> BooksUnavailableException.tooSlow(text);
            default ->
                BooksUnavailableException.away("ClickHouse answered " + response.statusCode() + ": " + text, null);
        };
    }
}
