package dev.parley.tools;

import dev.parley.tls.TlsConnection;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/** Answers one HTTP request with a page that says how it was protected. */
final class WebPage {
    private static final int MAX_LINE = 8192;
    private static final int MAX_LINES = 100;

    private WebPage() {
    }

    /** Answers the request that the client sent, perhaps as early data: to get a page twice does no harm. */
    static void answer(TlsConnection connection) throws IOException {
        InputStream in = new BufferedInputStream(
                new SequenceInputStream(new ByteArrayInputStream(connection.earlyData()), connection.input()));
        String request = line(in);
        if (request.isEmpty()) {
            return;
        }
        for (int i = 0; i < MAX_LINES && !line(in).isEmpty(); i++) {
            // The headers say nothing that the answer depends on.
        }
        boolean get = request.startsWith("GET ");
        String body = get ? "<!DOCTYPE html><title>Parley</title><p>" + ConnectionLine.of(connection.info().orElseThrow())
                .replace("&", "&amp;").replace("<", "&lt;") + "\n" : "only GET is answered\n";
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + (get ? "200 OK" : "405 Method Not Allowed") + "\r\nContent-Type: text/"
                + (get ? "html" : "plain") + "; charset=utf-8\r\nContent-Length: " + content.length
                + "\r\nConnection: close\r\n\r\n";
        connection.output().write(head.getBytes(StandardCharsets.US_ASCII));
        connection.output().write(content);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.length() == MAX_LINE) {
                throw new IOException("a request line of more than " + MAX_LINE + " bytes");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
