package dev.parley.tests.peer;

import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.Pem;
import dev.parley.tls.testing.TestPki;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The certificates of one run, made once, and as files for other programs. */
public final class Identities {
    /** The name in the servers' certificates. */
    public static final String HOST = "localhost";
    /** Who issues them. */
    public static final TestPki PKI = TestPki.create();

    private static final Map<KeyKind, Identity> SERVERS = new ConcurrentHashMap<>();
    private static final Map<KeyKind, Identity> CLIENTS = new ConcurrentHashMap<>();

    private Identities() {
    }

    /** The server with that kind of key. */
    public static Identity server(KeyKind kind) {
        return SERVERS.computeIfAbsent(kind, PKI::server);
    }

    /** The client with that kind of key. */
    public static Identity client(KeyKind kind) {
        return CLIENTS.computeIfAbsent(kind, PKI::client);
    }

    /** The file with the authority to trust. */
    public static Path rootFile() throws IOException {
        return PKI.writeRoot(Scratch.folder());
    }

    /** The arguments that give an identity to OpenSSL: certificate, key, and the certificates between it and the root. */
    public static List<String> openSslArguments(Identity identity) throws IOException {
        Path folder = Scratch.folder();
        List<X509Certificate> between = identity.chain().subList(1, identity.chain().size());
        Path certificate = Pem.writeCertificates(folder.resolve("own.crt"), identity.certificate());
        List<String> own = List.of("-cert", certificate.toString(), "-key", identity.writeKey(folder, "own").toString());
        if (between.isEmpty()) {
            return own;
        }
        Path chain = Pem.writeCertificates(folder.resolve("chain.crt"), between.toArray(X509Certificate[]::new));
        return List.of(own.get(0), own.get(1), own.get(2), own.get(3), "-cert_chain", chain.toString());
    }
}
