package dev.parley.tools;

import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsConnection;
import dev.parley.tls.TlsEngine;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.wire.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley-tls serve} */
@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Serves clients side by side: echoes what they send, or answers HTTP requests with a page.")
final class ServeCommand implements Callable<Integer> {
    private static final int MAX_CONNECTIONS = 256;
    private static final int IDLE_TIMEOUT_MILLIS = 60_000;
    private static final int ACCEPT_PAUSE_MILLIS = 100;
    private static final int HANDSHAKE_SECONDS = 30;
    private static final int CONNECTION_SECONDS = 900;
    private static final int MAX_SESSIONS = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", required = true, paramLabel = "PORT", converter = PortNumber.class,
            description = "Port; 0 takes a free one and prints it.")
    private int port;

    @Mixin
    private IdentityOptions identity = new IdentityOptions();

    @Option(names = "--client-ca", paramLabel = "FILE",
            description = "Require client certificates from these authorities.")
    private Path clientAuthorities;

    @Option(names = "--tickets", description = "Give clients session tickets; the key is this process's own, and replaced.")
    private boolean tickets;

    @Option(names = "--early-data", description = "Take early data from clients that resume a session (TLS 1.3).")
    private boolean earlyData;

    @Option(names = "--max-early-data", paramLabel = "BYTES", defaultValue = "16384",
            description = "So much of it with --early-data (default: ${DEFAULT-VALUE}).")
    private long maxEarlyData;

    @Option(names = "--www", description = "Answer HTTP requests with a small page.")
    private boolean www;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();

    @Override
    public Integer call() throws Exception {
        if (!identity.isNamed() && !tls.sharesKey()) {
            throw new ParameterException(spec.commandLine(),
                    "clients must know whom they talk to; add --cert and --key, or --raw-key, or --psk");
        }
        TlsConfig.Builder builder = tls.builder().sessions(new SessionCache(MAX_SESSIONS));
        identity.addTo(builder);
        if (tickets) {
            builder.ticketKeys(new TicketKeys(tls.crypto()));
        }
        if (earlyData) {
            builder.maxEarlyData(maxEarlyData);
        }
        if (clientAuthorities != null) {
            builder.trust(TrustAnchors.fromPem(clientAuthorities));
        }
        if (clientAuthorities != null || identity.trustsRawKeys()) {
            builder.clientAuthentication(ClientAuthentication.REQUIRED);
        }
        serve(tls.config(builder));
        return 0;
    }

    private void serve(TlsConfig config) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ExecutorService threads = Executors.newCachedThreadPool();
        Semaphore places = new Semaphore(MAX_CONNECTIONS);
        try (ServerSocket server = new ServerSocket(port)) {
            out.println("listening on port " + server.getLocalPort());
            out.flush();
            for (int number = 1; ; number++) {
                places.acquire();
                Socket socket = accept(server, out);
                String prefix = number + " ";
                threads.execute(() -> {
                    try {
                        handle(config, socket, prefix, out);
                    } finally {
                        places.release();
                    }
                });
            }
        } finally {
            threads.shutdownNow();
            deadlines.shutdownNow();
        }
    }

    /** One client that cannot be accepted, for want of file handles perhaps, does not end the server. */
    private static Socket accept(ServerSocket server, PrintWriter out) throws IOException, InterruptedException {
        while (true) {
            try {
                return server.accept();
            } catch (IOException e) {
                if (server.isClosed()) {
                    throw e;
                }
                out.println("cannot accept: " + e.getMessage());
                out.flush();
                Thread.sleep(ACCEPT_PAUSE_MILLIS);
            }
        }
    }

    private void handle(TlsConfig config, Socket socket, String prefix, PrintWriter out) {
        Consumer<Step> trace = tls.trace() ? new Ladder(out, prefix) : step -> { };
        ScheduledFuture<?> deadline = deadlines.schedule(() -> hangUp(socket), HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_TIMEOUT_MILLIS);
            try (TlsConnection connection = new TlsConnection(socket, TlsEngine.server(config, trace))) {
                connection.handshake();
                deadline.cancel(false);
                deadline = deadlines.schedule(() -> hangUp(socket), CONNECTION_SECONDS, TimeUnit.SECONDS);
                out.println(prefix + ConnectionLine.of(connection.info().orElseThrow()));
                out.flush();
                tls.established(connection);
                if (www) {
                    WebPage.answer(connection);
                } else {
                    connection.output().write(connection.earlyData());
                    connection.input().transferTo(connection.output());
                }
            }
        } catch (IOException | RuntimeException e) {
            out.println(prefix + "failed " + Printable.of(String.valueOf(e.getMessage())));
            out.flush();
        } finally {
            deadline.cancel(false);
        }
    }

    /** Frees the thread of a client that is slow or does not read what it is sent. */
    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
