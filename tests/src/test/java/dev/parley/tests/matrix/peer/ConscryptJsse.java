package dev.parley.tests.matrix.peer;

import dev.parley.tls.TlsVersion;
import java.security.Provider;
import javax.net.ssl.SSLEngine;
import org.conscrypt.Conscrypt;

/** Conscrypt, which is BoringSSL with the face of {@code javax.net.ssl}. */
final class ConscryptJsse implements JsseProvider {
    private final Provider provider = Conscrypt.newProvider();

    @Override
    public String name() {
        return "Conscrypt";
    }

    @Override
    public String version() {
        Conscrypt.Version version = Conscrypt.version();
        return "Conscrypt %d.%d.%d (BoringSSL)".formatted(version.major(), version.minor(), version.patch());
    }

    @Override
    public Provider provider() {
        return provider;
    }

    /** Those of TLS 1.3 are always there, and those of TLS 1.2 tell a server what kinds of key there may be. */
    @Override
    public String[] suites(PeerSetting setting, String[] defaults) {
        return setting.version == TlsVersion.TLS13 ? defaults : JsseProvider.super.suites(setting, defaults);
    }

    @Override
    public void configure(SSLEngine engine, PeerSetting setting) {
        Conscrypt.setUseSessionTickets(engine, setting.resumption == Resumption.TICKET);
    }
}
