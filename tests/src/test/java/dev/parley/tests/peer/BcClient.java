package dev.parley.tests.peer;

import dev.parley.tls.TlsVersion;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A client of Bouncy Castle's own interface, which trusts anyone. */
public final class BcClient implements MemoryEnd {
    private final TlsClientProtocol protocol = new TlsClientProtocol();

    /**
     * A client that connects at once.
     *
     * @param extended whether it offers the extended master secret
     * @param whenDone takes what it wants from the connection once the handshake is complete, and not later
     */
    public BcClient(TlsVersion version, boolean extended, Consumer<TlsContext> whenDone) {
        try {
            protocol.connect(new Client(version, extended, whenDone));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public byte[] take() {
        byte[] output = new byte[protocol.getAvailableOutputBytes()];
        protocol.readOutput(output, 0, output.length);
        return output;
    }

    @Override
    public void give(byte[] bytes) {
        try {
            protocol.offerInput(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Client extends DefaultTlsClient {
        private final TlsVersion version;
        private final boolean extended;
        private final Consumer<TlsContext> whenDone;

        Client(TlsVersion version, boolean extended, Consumer<TlsContext> whenDone) {
            super(new BcTlsCrypto(new SecureRandom()));
            this.version = version;
            this.extended = extended;
            this.whenDone = whenDone;
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            whenDone.accept(context);
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return (version == TlsVersion.TLS13 ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12).only();
        }

        @Override
        public boolean shouldUseExtendedMasterSecret() {
            return extended;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) {
                    // Whose it is does not matter here.
                }

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) {
                    return null;
                }
            };
        }
    }
}
