package io.adtally.local.clickhouse.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.adtally.local.clickhouse.engine.Connection;
import io.adtally.local.clickhouse.engine.EngineException;
import io.adtally.local.clickhouse.engine.Pool;
import io.adtally.local.clickhouse.engine.QueryResult;
import io.adtally.local.clickhouse.engine.Statistics;
import io.adtally.local.clickhouse.http.StatementReader.Asked;
import io.adtally.local.clickhouse.sql.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one request with one statement of the engine. Thread-safe. */
final class StatementHandler implements HttpHandler {
    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(30);
    private static final Pattern QUERY_ID = Pattern.compile("(?i)\\bquery_id\\b");
    private static final Pattern SYNC = Pattern.compile("(?i)\\bSYNC\\b");
    private static final Logger log = LoggerFactory.getLogger(StatementHandler.class);

    private final StatementReader reader = new StatementReader();
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
            Request request;
            try {
                request = new Request(exchange);
            } catch (IllegalArgumentException e) {
                Plain.send(exchange, 400, "The request's parameters are malformed: " + e.getMessage());
                return;
            }
            if (!request.isMethodKnown()) {
                exchange.getResponseHeaders().set("Allow", Request.METHODS);
                Plain.send(exchange, 405, exchange.getRequestMethod() + " is not among " + Request.METHODS);
            } else if (request.isPing()) {
                Plain.send(exchange, 200, "Ok.");
            } else if (!request.isStatement()) {
                Plain.send(exchange, 404, "There is nothing here; statements go to /, health checks to /ping");
            } else {
                answer(request, new Response(exchange, request, identity));
            }
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
            response.fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.fail(EngineException.of(236, "ABORTED", "The host is stopping"));
        } catch (RuntimeException e) {
            log.error("Statement {} failed in the host", request.queryId(), e);
            response.fail(EngineException.of(49, "LOGICAL_ERROR", "The host failed: " + e));
        }
    }

    private void run(Request request, Response response) throws EngineException, IOException, InterruptedException {
        try (Asked asked = ask(request)) {
            Statement statement = asked.statement();
            if (statement.keyword().isEmpty()) {
                throw EngineException.of(62, "SYNTAX_ERROR", "Empty query");
            }
            if (statement.takesData()) {
                Statistics inserted =
                        onConnection(statement, request, connection -> insert(connection, asked, request));
                response.succeed(statement.format(), inserted);
                return;
            }
            String format = statement.format().isEmpty() ? request.defaultFormat() : statement.format();
            byte[] sql = statement.keyword().equals("KILL") ? withoutQueryId(statement.sql()) : statement.sql();
            try (QueryResult result = onConnection(
                    statement,
                    request,
                    connection -> connection.query(sql, request.defaultFormat(), request.queryParameters()))) {
                response.succeed(format, result);
            }
        }
    }

    private Asked ask(Request request) throws EngineException, InterruptedException {
        try {
            return reader.read(request.queryParameter(), request.body());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private interface Work<T> {
        T run(Connection connection) throws EngineException;
    }

    private <T> T onConnection(Statement statement, Request request, Work<T> work)
            throws EngineException, InterruptedException {
        Connection connection = statement.keyword().equals("KILL")
                ? pool.takeReserve(CONNECTION_PATIENCE)
                : pool.take(CONNECTION_PATIENCE);
        try {
            connection.session().apply(request.database(), request.settings());
            return work.run(connection);
        } catch (EngineException | RuntimeException e) {
            connection.forgetFailure();
            throw e;
        } finally {
            pool.giveBack(connection);
        }
    }

    private static Statistics insert(Connection connection, Asked asked, Request request) throws EngineException {
        Statement statement = asked.statement();
        try {
            return connection.insert(statement.sql(), statement.format(), request.queryParameters(), asked.data());
        } catch (IOException e) {
            throw unreadable(e); // damaged, or the client went away; nothing of it is in the table
        }
    }

    private static EngineException unreadable(IOException e) {
        return EngineException.of(
                271, "CANNOT_DECOMPRESS", "The request's body cannot be read to its end: " + e.getMessage());
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
}
