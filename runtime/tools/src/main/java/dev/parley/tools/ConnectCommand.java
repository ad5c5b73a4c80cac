package dev.parley.tools;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.EarlyData;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsEngine;
import dev.parley.tls.certificate.ServerName;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.session.SessionCache;
import dev.parley.wire.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley-tls connect HOST:PORT} */
@Command(name = "connect", mixinStandardHelpOptions = true,
        description = "Connects, prints what was agreed on, and relays standard input and output, or gets a page.")
final class ConnectCommand implements Callable<Integer> {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int SESSION_TIMEOUT_MILLIS = 2_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST:PORT", converter = HostAndPort.Converter.class)
    private HostAndPort address;

    @Option(names = "--ca", paramLabel = "FILE", description = "PEM file of trusted authorities "
            + "(default: the JDK's, or nobody with --trust-raw-key).")
    private Path authorities;

    @Option(names = "--server-name", paramLabel = "NAME", description = "The server's name (default: HOST).")
    private String serverName;

    @Mixin
    private IdentityOptions identity = new IdentityOptions();

    @Option(names = "--get", paramLabel = "PATH", description = "Send an HTTP GET request and print the response.")
    private String path;

    @Option(names = "--reconnect",
            description = "Connect, close, and connect again, which resumes the session if the server lets it.")
    private boolean reconnect;

    @Option(names = "--early-data", paramLabel = "FILE", description = "Send the file first: as early data as far as a resumed "
            + "session permits it, else after the handshake. Early data may be recorded and sent again.")
    private Path earlyData;

    @Option(names = "--sess-in", paramLabel = "FILE", description = "Resume the session that --sess-out wrote.")
    private Path sessionIn;

    @Option(names = "--sess-out", paramLabel = "FILE",
            description = "Write the session to a file; whoever reads it can decrypt what is resumed with it.")
    private Path sessionOut;

    @Option(names = "--fallback", description = "Say that a connection with a higher version has failed (RFC 7507).")
    private boolean fallback;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Override
    public Integer call() throws Exception {
        TlsConfig.Builder builder = tls.builder().fallback(fallback);
        if (authorities != null) {
            builder.trust(TrustAnchors.fromPem(authorities));
        } else if (!identity.trustsRawKeys()) {
            builder.trust(TrustAnchors.system());
        }
        identity.addTo(builder);
        SessionCache sessions = new SessionCache(1);
        byte[] first = earlyData == null ? new byte[0] : Files.readAllBytes(earlyData);
        if (reconnect || sessionIn != null || sessionOut != null) {
            builder.sessions(sessions).maxEarlyData(first.length);
        }
        TlsConfig config = tls.config(builder);
        String name = expectedName();
        if (sessionIn != null) {
            sessions.put(SessionFiles.read(sessionIn));
        }
        if (reconnect) {
            connect(config, name, new byte[0], ConnectCommand::awaitSession);
        }
        connect(config, name, first, (connection, socket) -> exchange(connection, name));
        if (sessionOut != null) {
            SessionFiles.write(sessions, sessionOut);
        }
        return 0;
    }

    private void connect(TlsConfig config, String name, byte[] first, Use use) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Consumer<Step> trace = tls.trace() ? new Ladder(out, "") : step -> { };
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_TIMEOUT_MILLIS);
            try (TlsConnection connection = new TlsConnection(socket, TlsEngine.client(config, name, trace))) {
                int early = connection.sendEarlyData(first);
                connection.handshake();
                ConnectionInfo info = connection.info().orElseThrow();
                out.println(ConnectionLine.of(info));
                out.flush();
                tls.established(connection);
                int arrived = info.earlyData() == EarlyData.ACCEPTED ? early : 0;
                connection.output().write(first, arrived, first.length - arrived);
                use.of(connection, socket);
            }
        }
    }

    /** In TLS 1.3 the session comes after the handshake, but before what the server answers to the end of this side's data. */
    private static void awaitSession(TlsConnection connection, Socket socket) throws IOException {
        socket.setSoTimeout(SESSION_TIMEOUT_MILLIS);
        try {
            connection.closeOutput();
            connection.input().transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException e) {
            // Not every server answers; what it gives it has given by now.
        }
    }

    /** What a connection is for. */
    private interface Use {
        void of(TlsConnection connection, Socket socket) throws IOException, InterruptedException;
    }

    private String expectedName() {
        String name = serverName == null ? address.host() : serverName;
        try {
            ServerName.parse(name);
            return name;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void exchange(TlsConnection connection, String name) throws IOException, InterruptedException {
        if (path != null) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n";
            connection.output().write(request.getBytes(StandardCharsets.US_ASCII));
            connection.input().transferTo(System.out);
            System.out.flush();
            return;
        }
        Thread upload = new Thread(() -> upload(System.in, connection), "upload");
        upload.setDaemon(true);
        upload.start();
        connection.input().transferTo(System.out);
        System.out.flush();
    }

    private static void upload(InputStream from, TlsConnection connection) {
        try (OutputStream to = connection.output()) {
            from.transferTo(to);
        } catch (IOException e) {
            // The reading side reports how the connection ended.
        }
    }
}
