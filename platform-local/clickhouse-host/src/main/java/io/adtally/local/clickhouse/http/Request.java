package io.adtally.local.clickhouse.http;

import com.github.luben.zstd.ZstdInputStream;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.adtally.local.clickhouse.engine.EngineException;
import io.adtally.local.clickhouse.sql.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.jspecify.annotations.Nullable;

/** What an HTTP request asks of the database. */
final class Request {
    static final String METHODS = "GET, HEAD, POST";

    /** Read and thrown away of what a refused request still sends, so that its sender comes to read the answer. */
    private static final long MAX_DRAINED_BYTES = 64 << 20;

    /** Parameters that are not settings. Everything else by its own name is one. */
    private static final Set<String> NOT_SETTINGS = Set.of(
            "query",
            "database",
            "default_format",
            "query_id",
            "compress",
            "decompress",
            "user",
            "password",
            "buffer_size",
            "wait_end_of_query",
            "quota_key",
            "role",
            "stacktrace",
            "enable_http_compression",
            "http_zlib_compression_level",
            "client_protocol_version",
            "send_progress_in_http_headers",
            "http_headers_progress_interval_ms",
            "http_response_buffer_size",
            "cancel_http_readonly_queries_on_client_close");

    /** Sessions, which there are none of, and settings that change others, which would stay changed. */
    private static final Set<String> LASTING =
            Set.of("session_id", "session_timeout", "session_check", "close_session", "compatibility", "profile");

    private static final Pattern SETTING_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** No answer is larger than this unless the request says so: answers are built in memory. */
    private static final String MAX_RESULT_BYTES = Integer.toString(512 << 20);

    private final HttpExchange exchange;
    private final Map<String, String> parameters;
    private final String queryId;

    Request(HttpExchange exchange) {
        this.exchange = exchange;
        this.parameters = decode(exchange.getRequestURI().getRawQuery());
        this.queryId = parameters.getOrDefault("query_id", UUID.randomUUID().toString());
        if (queryId.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("query_id holds a control character");
        }
    }

    boolean isMethodKnown() {
        return List.of(METHODS.split(", ", -1)).contains(exchange.getRequestMethod());
    }

    boolean isStatement() {
        return exchange.getRequestURI().getPath().equals("/");
    }

    Headers headers() {
        return exchange.getRequestHeaders();
    }

    Map<String, String> parameters() {
        return parameters;
    }

    String queryId() {
        return queryId;
    }

    boolean isPing() {
        String path = exchange.getRequestURI().getPath();
        return path.equals("/ping")
                || path.equals("/replicas_status")
                || (path.equals("/") && parameters.isEmpty() && isReading());
    }

    private boolean isReading() {
        return !exchange.getRequestMethod().equals("POST");
    }

    /** The statement given as a parameter, empty if there is none. */
    byte[] queryParameter() {
        return parameters.getOrDefault("query", "").getBytes(StandardCharsets.UTF_8);
    }

    String database() {
        return firstOf(parameters.get("database"), headers().getFirst("X-ClickHouse-Database"), "default");
    }

    String defaultFormat() {
        return firstOf(parameters.get("default_format"), headers().getFirst("X-ClickHouse-Format"), "TabSeparated");
    }

    /** Whether the answer must be in ClickHouse's own compressed blocks. */
    boolean wantsCompressedBlocks() {
        return "1".equals(parameters.get("compress"));
    }

    /** Whether the answer may be an LZ4 frame by HTTP's own content encoding. */
    boolean acceptsLz4() {
        String accepted = headers().getFirst("Accept-Encoding");
        return "1".equals(parameters.get("enable_http_compression")) && accepted != null && accepted.contains("lz4");
    }

    /** Values of {@code {name:Type}} in the statement. */
    Map<String, String> queryParameters() {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith("param_")) {
                values.put(name.substring("param_".length()), value);
            }
        });
        return values;
    }

    /** The settings of this request, with the query's id as log comment: the engine cannot be given one. */
    Map<String, String> settings() throws EngineException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("async_insert", "0"); // an answered insert is in the table, not in a buffer
        settings.put("max_result_bytes", MAX_RESULT_BYTES);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            if (NOT_SETTINGS.contains(name) || name.startsWith("param_")) {
                continue;
            }
            if (LASTING.contains(name)) {
                throw EngineException.of(48, "NOT_IMPLEMENTED", name + " is not available here");
            }
            Refusals.setting(name);
            if (!SETTING_NAME.matcher(name).matches()) {
                throw EngineException.of(115, "UNKNOWN_SETTING", "Unknown setting '" + name + "'");
            }
            settings.put(name, parameter.getValue());
        }
        if (isReading()) {
            settings.merge("readonly", "2", (asked, least) -> asked.equals("0") ? least : asked); // GET changes nothing
        }
        settings.put("log_comment", queryId);
        return settings;
    }

    /** The body, unpacked from whatever it was compressed with. */
    InputStream body() throws IOException {
        InputStream raw = exchange.getRequestBody();
        if ("1".equals(parameters.get("decompress"))) {
            return new CompressedBlocks(raw);
        }
        String encoding = headers().getFirst("Content-Encoding");
        if (encoding == null || encoding.isBlank()) {
            return raw;
        }
        return switch (encoding) {
            case "gzip" -> new GZIPInputStream(raw);
            case "lz4" -> new LZ4FrameInputStream(raw);
            case "zstd" -> new ZstdInputStream(raw);
            default -> throw new IOException("Unknown Content-Encoding " + encoding);
        };
    }

    /** Reads what is left of the body. */
    void drain() {
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream raw = exchange.getRequestBody();
            long drained = 0;
            for (int count; drained < MAX_DRAINED_BYTES && (count = raw.read(buffer)) >= 0; ) {
                drained += count;
            }
        } catch (IOException e) {
            // nobody is there to read the answer
        }
    }

    private static String firstOf(@Nullable String first, @Nullable String second, String otherwise) {
        if (first != null && !first.isEmpty()) {
            return first;
        }
        return second != null && !second.isEmpty() ? second : otherwise;
    }

    private static Map<String, String> decode(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(plain(name), equals < 0 ? "" : plain(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
