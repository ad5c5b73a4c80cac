package dev.parley.tests.socks5;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;

/** A web server with one page of bytes of all kinds. */
final class Pages implements Closeable {
    /** The page: longer than what a socket takes at once. */
    static final byte[] PAGE = new byte[300_000];

    private final HttpServer server;

    static {
        new Random(1928).nextBytes(PAGE);
    }

    Pages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/page", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, PAGE.length);
                exchange.getResponseBody().write(PAGE);
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
