package io.adtally.local.supervise;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A probe of one process. It may block for a few seconds and may throw: both mean "not yet". */
@FunctionalInterface
public interface Health {
    boolean probe() throws Exception;

    /** Healthy when something accepts connections on the port of 127.0.0.1. */
    static Health listening(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Healthy when a GET of the URL answers with this status. */
    static Health answering(String url, int status) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(3))
                .build();
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        return () -> client.send(request, BodyHandlers.discarding()).statusCode() == status;
    }

    /** Healthy as soon as it runs. */
    static Health running() {
        return () -> true;
    }
}
