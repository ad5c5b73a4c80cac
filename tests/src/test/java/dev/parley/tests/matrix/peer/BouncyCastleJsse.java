package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.RsaKeyExchange;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLEngine;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/** Bouncy Castle's bctls, with Bouncy Castle's primitives. */
final class BouncyCastleJsse implements JsseProvider {
    /** It tells of every connection; held here, since loggers are forgotten else. */
    private static final Logger CHATTER = Logger.getLogger("org.bouncycastle.jsse");

    static {
        CHATTER.setLevel(Level.OFF);
        RsaKeyExchange.permit();
    }

    private final Provider provider = new BouncyCastleJsseProvider(new BouncyCastleProvider());

    @Override
    public String name() {
        return "bctls";
    }

    @Override
    public String version() {
        // Its own number is another than that of its release, which only the name of the file tells.
        String file = BouncyCastleJsseProvider.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return "Bouncy Castle " + file.substring(file.lastIndexOf('/') + 1);
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public Identity suited(Identity own) throws GeneralSecurityException, IOException {
        return BouncyCastleIdentity.of(own);
    }

    @Override
    public void configure(SSLEngine engine, PeerSetting setting) {
        BCSSLEngine bouncy = (BCSSLEngine) engine;
        BCSSLParameters parameters = bouncy.getParameters();
        parameters.setNamedGroups(setting.groups.stream().map(NamedGroup::label).toArray(String[]::new));
        parameters.setEarlyKeyShares(new String[] {setting.groups.get(0).label()});
        parameters.setSignatureSchemes(setting.schemes.stream().map(SignatureScheme::label).toArray(String[]::new));
        bouncy.setParameters(parameters);
    }
}
