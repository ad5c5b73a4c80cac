package dev.parley.tools;

import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsEngine;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.ServerName;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.session.SessionCache;
import dev.parley.wire.CodePoint;
import dev.parley.wire.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.security.auth.x500.X500Principal;
import picocli.CommandLine.ArgGroup;
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

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST:PORT", converter = HostAndPort.Converter.class)
    private HostAndPort address;

    @Option(names = "--ca", paramLabel = "FILE", description = "PEM file of trusted authorities (default: the JDK's).")
    private Path authorities;

    @Option(names = "--server-name", paramLabel = "NAME", description = "The server's name (default: HOST).")
    private String serverName;

    @ArgGroup(exclusive = false)
    private OwnCertificate own;

    @Option(names = "--get", paramLabel = "PATH", description = "Send an HTTP GET request and print the response.")
    private String path;

    @Option(names = "--reconnect",
            description = "Connect, close, and connect again, which resumes the session if the server lets it.")
    private boolean reconnect;

    @Option(names = "--fallback", description = "Say that a connection with a higher version has failed (RFC 7507).")
    private boolean fallback;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    /** A client certificate and its key go together. */
    private static final class OwnCertificate {
        @Option(names = "--cert", required = true, paramLabel = "FILE", description = "PEM file of this side's chain.")
        private Path certificate;

        @Option(names = "--key", required = true, paramLabel = "FILE", description = "PEM file of its private key.")
        private Path key;
    }

    @Override
    public Integer call() throws Exception {
        TlsConfig.Builder builder = tls.builder()
                .trust(authorities == null ? TrustAnchors.system() : TrustAnchors.fromPem(authorities))
                .fallback(fallback);
        if (reconnect) {
            builder.sessions(new SessionCache(1));
        }
        if (own != null) {
            builder.credentials(List.of(Credentials.fromPem(own.certificate, own.key)));
        }
        TlsConfig config = tls.config(builder);
        String name = expectedName();
        if (reconnect) {
            connect(config, name, connection -> {
                // Only its session is of use.
            });
        }
        connect(config, name, connection -> exchange(connection, name));
        return 0;
    }

    private void connect(TlsConfig config, String name, Use use) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Consumer<Step> trace = tls.trace() ? new Ladder(out, "") : step -> { };
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_TIMEOUT_MILLIS);
            try (TlsConnection connection = new TlsConnection(socket, TlsEngine.client(config, name, trace))) {
                connection.handshake();
                out.println(line(connection.info().orElseThrow()));
                out.flush();
                use.of(connection);
            }
        }
    }

    /** What a connection is for. */
    private interface Use {
        void of(TlsConnection connection) throws IOException, InterruptedException;
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

    /** One line with what the handshake agreed on; a dash stands for what there is not. */
    static String line(ConnectionInfo info) {
        return String.join(" ", "connected", info.version(), info.suite().label(),
                info.group().map(CodePoint::label).orElse("-"), info.scheme().map(CodePoint::label).orElse("-"),
                info.peerCertificates().stream().findFirst().map(X509Certificate::getSubjectX500Principal)
                        .map(X500Principal::getName).map(Printable::of).orElse("-"),
                "resumed=" + info.resumed());
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
