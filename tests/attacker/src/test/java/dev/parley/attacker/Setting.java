package dev.parley.attacker;

import de.rub.nds.tlsattacker.core.config.Config;
import de.rub.nds.tlsattacker.core.constants.CipherSuite;
import de.rub.nds.tlsattacker.core.constants.ClientCertificateType;
import java.util.List;

/** A kind of handshake: the server's key, the suites, and whether the client has a certificate too. */
enum Setting {
    ECDHE_RSA(Identities.RSA, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, false),
    ECDHE_ECDSA(Identities.EC, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, false),
    RSA(Identities.RSA, CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, false),
    CLIENT_CERTIFICATE(Identities.RSA, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, true);

    private final Identity server;
    private final CipherSuite suite;
    private final boolean clientCertificate;

    Setting(Identity server, CipherSuite suite, boolean clientCertificate) {
        this.server = server;
        this.suite = suite;
        this.clientCertificate = clientCertificate;
    }

    /** The server's certificate. */
    Identity server() {
        return server;
    }

    /** Whether the client shows one too. */
    boolean hasClientCertificate() {
        return clientCertificate;
    }

    /** Whether keys are agreed on with ECDHE; else the client encrypts a secret to the server. */
    boolean isEphemeral() {
        return this != RSA;
    }

    /** Offers or selects only the setting's suite. */
    void configure(Config config) {
        config.setDefaultClientSupportedCipherSuites(List.of(suite));
        config.setDefaultServerSupportedCipherSuites(List.of(suite));
        config.setDefaultSelectedCipherSuite(suite);
        config.setClientCertificateTypes(ClientCertificateType.ECDSA_SIGN);
    }

    /** The suite, as the command calls it. */
    String suite() {
        return suite.name();
    }
}
