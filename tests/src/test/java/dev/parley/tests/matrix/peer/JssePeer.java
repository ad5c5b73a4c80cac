package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.DataEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.JsseEnd;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.StandardConstants;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/** A provider of {@code javax.net.ssl}, in memory. */
public final class JssePeer implements Peer {
    private static final int PORT = 443;
    private static final String NONE = "SSL_NULL_WITH_NULL_NULL";
    private static final Pattern ALERT = Pattern.compile("(?:Received fatal alert: |TlsFatalAlertReceived: )([a-z_]+)");

    /** It tells of every connection; held here, since loggers are forgotten else. */
    private static final Logger CHATTER = Logger.getLogger("org.bouncycastle.jsse");

    static {
        CHATTER.setLevel(Level.OFF);
        // Newer updates of the JDK disable RSA key exchange; the peer of a test may still be asked for it.
        String property = "jdk.tls.disabledAlgorithms";
        Security.setProperty(property, Stream.of(Security.getProperty(property).split(","))
                .map(String::strip).filter(rule -> !rule.startsWith("TLS_RSA")).collect(Collectors.joining(", ")));
    }

    private final String name;
    private final Provider provider;
    private final String version;

    private JssePeer(String name, Provider provider, String version) {
        this.name = name;
        this.provider = provider;
        this.version = version;
    }

    /** The JDK's own. */
    public static JssePeer sun() {
        return new JssePeer("SunJSSE", Security.getProvider("SunJSSE"), "SunJSSE of JDK " + Runtime.version());
    }

    /** Bouncy Castle's bctls, with Bouncy Castle's primitives. */
    public static JssePeer bouncyCastle() {
        Provider provider = new BouncyCastleJsseProvider(new BouncyCastleProvider());
        // Its own number is another than that of its release, which only the name of the file tells.
        String file = BouncyCastleJsseProvider.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return new JssePeer("bctls", provider, "Bouncy Castle " + file.substring(file.lastIndexOf('/') + 1));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public boolean isInMemory() {
        return true;
    }

    @Override
    public Outcome talk(PeerSetting setting, TlsConfig ours, byte[] data) throws GeneralSecurityException, IOException {
        Optional<Identity> own = setting.identity == null ? Optional.empty() : Optional.of(suited(setting.identity));
        SSLContext context = JsseContexts.of(provider, own, setting.root);
        return new MemoryTalk(setting, ours, data).run(() -> end(context, setting), JssePeer::report);
    }

    /** Bouncy Castle does not know EdDSA by the name that it has in the JDK's keys. */
    private Identity suited(Identity own) throws GeneralSecurityException, IOException {
        if (!name.equals("bctls") || !own.privateKey().getAlgorithm().equals("EdDSA")) {
            return own;
        }
        CertificateFactory certificates = CertificateFactory.getInstance("X.509", new BouncyCastleProvider());
        List<X509Certificate> chain = new ArrayList<>();
        for (X509Certificate certificate : own.chain()) {
            chain.add((X509Certificate) certificates.generateCertificate(
                    new ByteArrayInputStream(certificate.getEncoded())));
        }
        PrivateKeyInfo key = PrivateKeyInfo.getInstance(own.privateKey().getEncoded());
        return new Identity(chain, BouncyCastleProvider.getPrivateKey(key));
    }

    private static JsseEnd end(SSLContext context, PeerSetting setting) throws SSLException {
        SSLEngine engine = context.createSSLEngine(Identities.HOST, PORT);
        engine.setUseClientMode(!setting.isServer());
        SSLParameters parameters = new SSLParameters(
                setting.suites.stream().map(CipherSuite::label).toArray(String[]::new), new String[] {"TLSv1.2"});
        parameters.setApplicationProtocols(setting.protocols.toArray(String[]::new));
        if (setting.isServer()) {
            parameters.setSNIMatchers(List.of(new AskedName()));
            parameters.setWantClientAuth(setting.clientAuthentication == ClientAuthentication.REQUESTED);
            if (setting.clientAuthentication == ClientAuthentication.REQUIRED) {
                parameters.setNeedClientAuth(true);
            }
        } else {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            List<SNIServerName> names = setting.serverName.isEmpty() ? List.of()
                    : List.of(new SNIHostName(setting.serverName));
            parameters.setServerNames(names);
        }
        engine.setSSLParameters(parameters);
        if (engine instanceof BCSSLEngine bouncy) {
            BCSSLParameters more = bouncy.getParameters();
            more.setNamedGroups(setting.groups.stream().map(NamedGroup::label).toArray(String[]::new));
            more.setSignatureSchemes(setting.schemes.stream().map(SignatureScheme::label).toArray(String[]::new));
            bouncy.setParameters(more);
        }
        return new JsseEnd(engine);
    }

    private static Report report(JsseEnd end, List<String> extensions) {
        SSLSession session = end.engine().getSession();
        String failure = end.failure().map(JssePeer::reasons).orElse("");
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        if (!session.getCipherSuite().equals(NONE)) {
            facts.put(Fact.CIPHER_SUITE, session.getCipherSuite());
            facts.put(Fact.EXTENDED_MASTER_SECRET, String.valueOf(extensions.contains("extended_master_secret")));
            Optional.ofNullable(end.engine().getApplicationProtocol()).filter(protocol -> !protocol.isEmpty())
                    .ifPresent(protocol -> facts.put(Fact.APPLICATION_PROTOCOL, protocol));
            certificate(session).ifPresent(subject -> facts.put(Fact.CERTIFICATE, subject));
            if (!end.engine().getUseClientMode()) {
                facts.put(Fact.SERVER_NAME, end.engine().getSSLParameters().getSNIMatchers().stream()
                        .map(matcher -> ((AskedName) matcher).asked).findFirst().orElseThrow());
            }
        }
        Facts.last(ALERT, failure).ifPresent(alert -> facts.put(Fact.ALERT, alert));
        return new Report(facts, end.received(), failure + "\nextensions of its hello: " + extensions);
    }

    /** Takes any name, and keeps it: not every provider tells it later. */
    private static final class AskedName extends SNIMatcher {
        private String asked = "";

        AskedName() {
            super(StandardConstants.SNI_HOST_NAME);
        }

        @Override
        public boolean matches(SNIServerName name) {
            asked = new String(name.getEncoded(), StandardCharsets.US_ASCII);
            return true;
        }
    }

    private static Optional<String> certificate(SSLSession session) {
        try {
            return Facts.commonName((X509Certificate) session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static String reasons(Throwable failure) {
        return Stream.iterate(failure, reason -> reason != null, Throwable::getCause).map(Throwable::toString)
                .collect(Collectors.joining("; "));
    }
}
