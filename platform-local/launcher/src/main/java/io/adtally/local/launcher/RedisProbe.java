package io.adtally.local.launcher;

import io.adtally.local.supervise.Health;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Redis is healthy when it answers a PING, which it does not while it still loads its file. */
record RedisProbe(int port) implements Health {
    private static final int TIMEOUT_MILLIS = 1_000;

    @Override
    public boolean probe() throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(5);
            return "+PONG".equals(new String(answer, StandardCharsets.US_ASCII));
        }
    }
}
