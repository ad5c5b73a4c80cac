package dev.parley.tests.matrix.peer;

import dev.parley.tls.testing.Identity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows its only certificate to anybody who can do with its kind of key, even a bad one: the usual managers choose. */
final class SingleKeyManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "own";

    private final Identity own;

    SingleKeyManager(Identity own) {
        this.own = own;
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return Stream.of(keyTypes).anyMatch(this::fits) ? ALIAS : null;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return fits(keyType) ? ALIAS : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return own.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return own.privateKey();
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return Stream.of(keyTypes).anyMatch(this::fits) ? ALIAS : null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return fits(keyType) ? ALIAS : null;
    }

    /**
     * A server of Bouncy Castle asks by key exchange, {@code KE:RSA} or {@code ECDHE_RSA}, and in TLS 1.3 by curve,
     * {@code EC/secp256r1}; and EdDSA has the curve's name.
     */
    private boolean fits(String keyType) {
        return switch (own.privateKey().getAlgorithm()) {
            case "RSA" -> List.of("RSA", "ECDHE_RSA", "KE:RSA").contains(keyType);
            case "EC" -> List.of("EC", "ECDHE_ECDSA").contains(keyType) || keyType.startsWith("EC/");
            case "EdDSA" -> List.of("EdDSA", "Ed25519", "Ed448").contains(keyType);
            default -> keyType.equals(own.privateKey().getAlgorithm());
        };
    }
}
