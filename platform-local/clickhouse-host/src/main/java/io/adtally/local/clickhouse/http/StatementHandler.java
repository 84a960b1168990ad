package io.adtally.local.clickhouse.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.adtally.local.clickhouse.engine.Connection;
import io.adtally.local.clickhouse.engine.EngineException;
import io.adtally.local.clickhouse.engine.Pool;
import io.adtally.local.clickhouse.engine.QueryResult;
import io.adtally.local.clickhouse.engine.Statistics;
import io.adtally.local.clickhouse.sql.Statement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one request with one statement of the engine. Thread-safe. */
final class StatementHandler implements HttpHandler {
    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(30);
    private static final byte[] OK = "Ok.\n".getBytes(StandardCharsets.UTF_8);
    private static final Pattern QUERY_ID = Pattern.compile("(?i)\\bquery_id\\b");
    private static final Pattern SYNC = Pattern.compile("(?i)\\bSYNC\\b");
    private static final Logger log = LoggerFactory.getLogger(StatementHandler.class);

    private final Pool pool;
    private final Credentials credentials;
    private final ServerIdentity identity;

    StatementHandler(Pool pool, Credentials credentials, ServerIdentity identity) {
        this.pool = pool;
        this.credentials = credentials;
        this.identity = identity;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(exchange);
            if (request.isPing()) {
                exchange.sendResponseHeaders(200, OK.length);
                exchange.getResponseBody().write(OK);
                return;
            }
            answer(request, new Response(exchange, request, identity));
        } catch (IllegalArgumentException e) {
            exchange.sendResponseHeaders(400, -1); // the request line itself is malformed
        }
    }

    private void answer(Request request, Response response) throws IOException {
        try {
            if (!credentials.allow(request.headers(), request.parameters())) {
                throw EngineException.of(
                        516,
                        "AUTHENTICATION_FAILED",
                        "Authentication failed: password is incorrect, or there is no such user");
            }
            run(request, response);
        } catch (EngineException e) {
            response.fail(ErrorStatus.of(e.code()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.fail(503, EngineException.of(236, "ABORTED", "The host is stopping"));
        }
    }

    private void run(Request request, Response response) throws EngineException, IOException, InterruptedException {
        byte[] text = request.queryParameter();
        InputStream body = body(request);
        Statement statement = text.length == 0 ? null : Statement.parse(text);
        if (statement == null || !statement.takesData()) {
            // Otherwise parameter and body are one text, as in ClickHouse.
            text = joined(text, body);
            statement = Statement.parse(text);
            body = new ByteArrayInputStream(new byte[0]);
        }
        if (statement.keyword().isEmpty()) {
            throw EngineException.of(62, "SYNTAX_ERROR", "Empty query");
        }
        Connection connection = pool.take(CONNECTION_PATIENCE);
        try {
            connection.session().apply(request.database(), request.settings());
            if (statement.takesData()) {
                insert(connection, statement, text, body, request, response);
            } else {
                query(connection, statement, request, response);
            }
        } catch (EngineException e) {
            connection.forgetFailure();
            throw e;
        } finally {
            pool.giveBack(connection);
        }
    }

    private static void insert(
            Connection connection,
            Statement statement,
            byte[] text,
            InputStream body,
            Request request,
            Response response)
            throws EngineException, IOException {
        InputStream inText = new ByteArrayInputStream(text, statement.dataStart(), text.length - statement.dataStart());
        InputStream data = new SequenceInputStream(inText, body);
        Statistics statistics;
        try {
            statistics = connection.insert(statement.sql(), statement.format(), request.queryParameters(), data);
        } catch (IOException e) {
            // Damaged, or the client went away; nothing of it is in the table.
            throw EngineException.of(271, "CANNOT_DECOMPRESS", "The data cannot be read to its end: " + e.getMessage());
        }
        response.succeed(new byte[0], statement.format(), statistics);
    }

    private static void query(Connection connection, Statement statement, Request request, Response response)
            throws EngineException, IOException {
        byte[] sql = statement.keyword().equals("KILL") ? withoutQueryId(statement.sql()) : statement.sql();
        QueryResult result = connection.query(sql, request.defaultFormat(), request.queryParameters());
        String format = statement.format().isEmpty() ? request.defaultFormat() : statement.format();
        response.succeed(result.bytes(), format, result.statistics());
    }

    /**
     * Queries are known to the engine by their log comment only; and waiting for one to end would block, because a killed
     * one is listed until its connection runs another.
     */
    private static byte[] withoutQueryId(byte[] kill) {
        String sql = new String(kill, StandardCharsets.UTF_8);
        String byComment = QUERY_ID.matcher(sql).replaceAll("Settings['log_comment']");
        return SYNC.matcher(byComment).replaceAll("ASYNC").getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream body(Request request) throws EngineException {
        try {
            return request.body();
        } catch (IOException e) {
            throw EngineException.of(
                    354, "ZLIB_INFLATE_FAILED", "The request's body cannot be unpacked: " + e.getMessage());
        }
    }

    private static byte[] joined(byte[] parameter, InputStream body) throws EngineException {
        try {
            byte[] rest = body.readAllBytes();
            if (parameter.length == 0 || rest.length == 0) {
                return parameter.length == 0 ? rest : parameter;
            }
            ByteArrayOutputStream both = new ByteArrayOutputStream(parameter.length + rest.length + 1);
            both.write(parameter);
            both.write('\n');
            both.write(rest);
            return both.toByteArray();
        } catch (IOException e) {
            log.debug("Body not read", e);
            throw EngineException.of(271, "CANNOT_DECOMPRESS", "The request's body cannot be read: " + e.getMessage());
        }
    }
}
