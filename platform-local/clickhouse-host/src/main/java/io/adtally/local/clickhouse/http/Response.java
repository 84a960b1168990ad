package io.adtally.local.clickhouse.http;

import com.clickhouse.data.stream.Lz4OutputStream;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.adtally.local.clickhouse.engine.EngineException;
import io.adtally.local.clickhouse.engine.QueryResult;
import io.adtally.local.clickhouse.engine.Statistics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;

/** Answers in the form the drivers read: body, statistics and error code in headers. */
final class Response {
    private static final int BLOCK_BYTES = 1 << 16;

    private final HttpExchange exchange;
    private final Request request;
    private final ServerIdentity identity;

    Response(HttpExchange exchange, Request request, ServerIdentity identity) {
        this.exchange = exchange;
        this.request = request;
        this.identity = identity;
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-ClickHouse-Server-Display-Name", "adtally-local");
        headers.set("X-ClickHouse-Query-Id", request.queryId());
        headers.set("X-ClickHouse-Timezone", identity.timeZone());
    }

    private interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The answer to an INSERT. */
    void succeed(String format, Statistics statistics) throws IOException {
        succeed(format, statistics, 0, out -> {});
    }

    void succeed(String format, QueryResult result) throws IOException {
        succeed(format, result.statistics(), result.length(), result::writeTo);
    }

    void fail(EngineException failure) throws IOException {
        request.drain();
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-ClickHouse-Exception-Code", Integer.toString(failure.code()));
        headers.set("Content-Type", "text/plain; charset=UTF-8");
        String text = failure.text();
        if (!text.contains("(version ")) {
            text = text + " (version " + identity.version() + " (official build))";
        }
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        send(ErrorStatus.of(failure.code()), body.length, out -> out.write(body));
    }

    private void succeed(String format, Statistics statistics, long length, Body body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-ClickHouse-Format", format);
        headers.set("X-ClickHouse-Summary", summary(statistics, length));
        headers.set("Content-Type", contentType(format));
        send(200, length, body);
    }

    private void send(int status, long length, Body body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else if (request.wantsCompressedBlocks()) {
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream out = new Lz4OutputStream(exchange.getResponseBody(), BLOCK_BYTES, null)) {
                body.writeTo(out);
            }
        } else if (request.acceptsLz4()) {
            exchange.getResponseHeaders().set("Content-Encoding", "lz4");
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream out = new LZ4FrameOutputStream(exchange.getResponseBody(), BLOCKSIZE.SIZE_64KB)) {
                body.writeTo(out);
            }
        } else {
            exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
            body.writeTo(exchange.getResponseBody());
        }
    }

    private static String summary(Statistics statistics, long resultBytes) {
        return "{\"read_rows\":\"" + statistics.readRows() + "\",\"read_bytes\":\"" + statistics.readBytes()
                + "\",\"written_rows\":\"" + statistics.writtenRows() + "\",\"written_bytes\":\""
                + statistics.writtenBytes() + "\",\"total_rows_to_read\":\"0\",\"result_rows\":\""
                + statistics.resultRows() + "\",\"result_bytes\":\"" + resultBytes + "\",\"elapsed_ns\":\""
                + statistics.elapsedNanos() + "\"}";
    }

    private static String contentType(String format) {
        if (format.startsWith("JSON")) {
            return "application/json; charset=UTF-8";
        }
        if (format.startsWith("TabSeparated") || format.startsWith("TSV")) {
            return "text/tab-separated-values; charset=UTF-8";
        }
        return format.startsWith("CSV") ? "text/csv; charset=UTF-8" : "application/octet-stream";
    }
}
