package dev.parley.tests.peer;

import dev.parley.tls.testing.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's own TLS as a peer: an implementation of other authors that needs no installation. */
public final class Jsse {
    private static final char[] PASSWORD = "test".toCharArray();
    private static final int PORT = 443;

    static {
        RsaKeyExchange.permit();
    }

    private final SSLContext context;

    private Jsse(SSLContext context) {
        this.context = context;
    }

    /** One that trusts {@link Identities#PKI} and shows the identity. Its sessions live as long as this object. */
    public static Jsse with(Identity identity) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("own", identity.privateKey(), PASSWORD, identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, PASSWORD);
        return new Jsse(context(keyManagers));
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
        return new Jsse(context(null, trust));
    }

    /** One that trusts {@link Identities#PKI} and shows nothing. */
    public static Jsse anonymous() throws GeneralSecurityException, IOException {
        return new Jsse(context(null));
    }

    /** A client that checks the name {@link Identities#HOST}. */
    public JsseEnd client(SSLParameters parameters) throws SSLException {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return end(true, parameters);
    }

    /** A server. */
    public JsseEnd server(SSLParameters parameters) throws SSLException {
        return end(false, parameters);
    }

    /** Parameters for TLS 1.2 with these suites. */
    public static SSLParameters suites(String... suites) {
        return new SSLParameters(suites, new String[] {"TLSv1.2"});
    }

    private JsseEnd end(boolean client, SSLParameters parameters) throws SSLException {
        SSLEngine engine = context.createSSLEngine(Identities.HOST, PORT);
        engine.setUseClientMode(client);
        engine.setSSLParameters(parameters);
        return new JsseEnd(engine);
    }

    private static SSLContext context(KeyManagerFactory keys) throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(roots());
        return context(keys, trust);
    }

    private static KeyStore roots() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", Identities.PKI.root().certificate());
        return trusted;
    }

    private static SSLContext context(KeyManagerFactory keys, TrustManagerFactory trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(keys == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
