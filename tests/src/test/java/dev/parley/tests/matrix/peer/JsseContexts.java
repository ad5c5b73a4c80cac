package dev.parley.tests.matrix.peer;

import dev.parley.tls.TlsVersion;
import dev.parley.tls.testing.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What {@code javax.net.ssl} calls a context: whom to trust, what to show, and the sessions. */
final class JsseContexts {
    private JsseContexts() {
    }

    /** A context without sessions that trusts the root. */
    static SSLContext of(Provider provider, TlsVersion version, Optional<Identity> own, X509Certificate root)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("root", root);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", provider);
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance(version.toString(), provider);
        context.init(own.map(SingleKeyManager::new).stream().toArray(KeyManager[]::new), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
