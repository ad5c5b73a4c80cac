package dev.parley.tests.peer;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.util.EnumSet;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's own TLS as a peer: an implementation of other authors that needs no installation. */
public final class Jsse {
    private static final int PORT = 443;

    private final SSLContext context;

    private Jsse(SSLContext context) {
        this.context = context;
    }

    /** One that shows nothing, and believes a server of {@link Identities#PKI} only with an OCSP response at hand. */
    public static Jsse checkingRevocation() throws GeneralSecurityException, IOException {
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots(), new X509CertSelector());
        PKIXRevocationChecker checker = (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY,
                PKIXRevocationChecker.Option.NO_FALLBACK));
        parameters.addCertPathChecker(checker);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(new CertPathTrustManagerParameters(parameters));
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(null, trust.getTrustManagers(), null);
        return new Jsse(context);
    }

    /** A client that checks the name {@link Identities#HOST}. */
    public JsseEnd client(SSLParameters parameters) throws SSLException {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        SSLEngine engine = context.createSSLEngine(Identities.HOST, PORT);
        engine.setUseClientMode(true);
        engine.setSSLParameters(parameters);
        return new JsseEnd(engine);
    }

    /** Parameters for TLS 1.2 with these suites. */
    public static SSLParameters suites(String... suites) {
        return new SSLParameters(suites, new String[] {"TLSv1.2"});
    }

    private static KeyStore roots() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", Identities.PKI.root().certificate());
        return trusted;
    }
}
