package io.adtally.local.clickhouse.http;

import com.sun.net.httpserver.HttpServer;
import io.adtally.local.clickhouse.engine.Connection;
import io.adtally.local.clickhouse.engine.EngineException;
import io.adtally.local.clickhouse.engine.Pool;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The listening side: loopback only. */
public final class HttpInterface {
    private static final int BACKLOG = 256;
    private static final int THREADS = 32;

    private final HttpServer server;
    private final ExecutorService threads;

    private HttpInterface(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Asks the engine who it is, which proves that it works, and starts to listen. */
    public static HttpInterface listen(int port, Pool pool, Credentials credentials)
            throws EngineException, IOException, InterruptedException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // otherwise every answer waits 40 ms
        ServerIdentity identity = identity(pool);
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (BindException e) {
            throw new IOException("Port " + port + " cannot be listened on: " + e.getMessage(), e);
        }
        ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("http-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", new StatementHandler(pool, credentials, identity));
        server.start();
        return new HttpInterface(server, threads);
    }

    /** Takes no more requests and waits for the running ones, at most so long. */
    public void stop(Duration patience) {
        server.stop((int) patience.toSeconds());
        threads.shutdownNow();
    }

    private static ServerIdentity identity(Pool pool) throws EngineException, InterruptedException {
        Connection connection = pool.take(Duration.ofSeconds(5));
        try {
            return new ServerIdentity(connection.text("SELECT version()"), connection.text("SELECT timezone()"));
        } finally {
            pool.giveBack(connection);
        }
    }
}
