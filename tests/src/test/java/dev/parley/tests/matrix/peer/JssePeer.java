package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.JsseEnd;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.spec.ExtensionType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/** A provider of {@code javax.net.ssl}, in memory. */
public final class JssePeer implements Peer {
    private static final int PORT = 443;
    private static final String NONE = "SSL_NULL_WITH_NULL_NULL";
    private static final Pattern ALERT = Pattern.compile(
            "(?:Received fatal alert: |TlsFatalAlertReceived: |(?:SSLV3|TLSV1)_ALERT_)([A-Za-z_]+)");

    private final JsseProvider provider;

    private JssePeer(JsseProvider provider) {
        this.provider = provider;
    }

    /** The JDK's own. */
    public static JssePeer sun() {
        return new JssePeer(new SunJsse());
    }

    /** Bouncy Castle's bctls, with Bouncy Castle's primitives. */
    public static JssePeer bouncyCastle() {
        return new JssePeer(new BouncyCastleJsse());
    }

    /** Conscrypt, which is BoringSSL. */
    public static JssePeer conscrypt() {
        return new JssePeer(new ConscryptJsse());
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public String version() {
        return provider.version();
    }

    @Override
    public boolean isInMemory() {
        return true;
    }

    @Override
    public Outcome talk(PeerSetting setting, TlsConfig ours, byte[] data) throws GeneralSecurityException, IOException {
        Optional<Identity> own = setting.identity == null ? Optional.empty()
                : Optional.of(provider.suited(setting.identity));
        SSLContext context = JsseContexts.of(provider.provider(), setting.version, own, setting.root);
        return new MemoryTalk(setting, ours, data).run(() -> end(context, setting), JssePeer::report);
    }

    private JsseEnd end(SSLContext context, PeerSetting setting) throws SSLException {
        SSLEngine engine = setting.isServer() ? context.createSSLEngine()
                : context.createSSLEngine(Identities.HOST, PORT);
        engine.setUseClientMode(!setting.isServer());
        SSLParameters parameters = new SSLParameters(provider.suites(setting, engine.getEnabledCipherSuites()),
                new String[] {setting.version.toString()});
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
        provider.configure(engine, setting);
        return new JsseEnd(engine);
    }

    private static Report report(JsseEnd end, Tap shown) {
        Hello hello = shown.hello();
        SSLSession session = end.engine().getSession();
        String failure = end.failure().map(JssePeer::reasons).orElse("");
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        if (!session.getCipherSuite().equals(NONE)) {
            facts.put(Fact.VERSION, session.getProtocol());
            facts.put(Fact.CIPHER_SUITE, session.getCipherSuite());
            facts.put(Fact.KEY_UPDATES, shown.keyUpdates());
            facts.put(Fact.EXTENDED_MASTER_SECRET, String.valueOf(hello.has(ExtensionType.EXTENDED_MASTER_SECRET)));
            Optional.ofNullable(end.engine().getApplicationProtocol()).filter(protocol -> !protocol.isEmpty())
                    .ifPresent(protocol -> facts.put(Fact.APPLICATION_PROTOCOL, protocol));
            certificate(session).ifPresent(subject -> facts.put(Fact.CERTIFICATE, subject));
            if (!end.engine().getUseClientMode()) {
                facts.put(Fact.SERVER_NAME, end.engine().getSSLParameters().getSNIMatchers().stream()
                        .map(matcher -> ((AskedName) matcher).asked).findFirst().orElseThrow());
            }
        }
        Facts.last(ALERT, failure).map(alert -> alert.toLowerCase(Locale.ROOT))
                .ifPresent(alert -> facts.put(Fact.ALERT, alert));
        return new Report(facts, end.received(), failure + "\n" + hello);
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
