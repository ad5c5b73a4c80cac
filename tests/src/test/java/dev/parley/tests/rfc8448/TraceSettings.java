package dev.parley.tests.rfc8448;

import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.CertificateLoadException;
import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ClientHelloExtensions;
import dev.parley.tls.spec.Empty;
import dev.parley.tls.spec.Extension;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.NamedGroupList;
import dev.parley.tls.spec.RenegotiationInfo;
import dev.parley.tls.spec.SessionTicket;
import dev.parley.tls.spec.SignatureSchemeList;
import dev.parley.tls.spec.tls13.Cookie;
import dev.parley.tls.spec.tls13.EncryptedExtensionsExtensions;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configurations under which Parley is either side of a trace. Set to the trace's are
 * <ul>
 * <li>the clock, and whom to trust: {@link TraceIdentities};</li>
 * <li>the lists that are offered, of suites, groups and schemes ({@link OfferedLists}) and of extensions
 *   ({@link #clientShows}), and the order of extensions ({@link Implementation});</li>
 * <li>what a server answers at its discretion: its groups and server_name in EncryptedExtensions ({@link #serverShows}),
 *   whether it wants another group, and how many tickets it gives for how long.</li>
 * </ul>
 * Injected are randoms, session ids, key shares and ticket_age_add by {@link ScriptedRandom}, signatures by
 * {@link ScriptedSignatures}, the ticket by its name, and the cookie by {@link TraceLayout}. All else is computed.
 */
final class TraceSettings {
    /** The record_size_limit of both sides. */
    private static final int RECORD_SIZE = (1 << 14) + 1;

    private final Trace trace;
    private final OfferedLists lists;
    private final TraceIdentities identities;
    private final SessionCache sessions;

    /** @param sessions what one side keeps from the trace with a ticket to the one that resumes it, by the trace's clock */
    TraceSettings(Trace trace, SessionCache sessions) {
        this.trace = trace;
        this.lists = OfferedLists.of(trace);
        this.identities = new TraceIdentities(trace);
        this.sessions = sessions;
    }

    TlsConfig client() throws IOException, GeneralSecurityException, CertificateLoadException {
        TlsConfig.Builder client = common(Sender.CLIENT, trace.client(), trace.clientSignature(), clientShows());
        identities.trust(Sender.SERVER, client);
        trace.session().ifPresent(session -> client.sessions(sessions).maxEarlyData(session.maxEarlyData()));
        return client.groups(known(lists.clientGroups())).keyShares(List.of(NamedGroup.X25519))
                .middleboxCompatibility(is(Traces.COMPATIBILITY)).build();
    }

    TlsConfig server() throws IOException, GeneralSecurityException, CertificateLoadException {
        TlsConfig.Builder server = common(Sender.SERVER, trace.server(), trace.serverSignature(), serverShows());
        if (trace.clientSignature().isPresent()) {
            server.clientAuthentication(ClientAuthentication.REQUIRED);
            identities.trust(Sender.CLIENT, server);
        }
        trace.session().ifPresent(session -> server.sessions(sessions).maxEarlyData(session.maxEarlyData())
                .ticketsPerConnection(is(Traces.SIMPLE) ? 1 : 0).ticketLifetime(session.lifetime())
                .ticketNames(crypto -> session.ticket()));
        // A share of x25519 would do for Parley; the server of the trace asks for its first group all the same.
        return server.groups(known(lists.serverGroups()).stream()
                .filter(group -> !is(Traces.RETRIED) || group != NamedGroup.X25519).toList()).build();
    }

    private TlsConfig.Builder common(Sender side, RandomInputs drawn, Optional<Bytes> signature,
            Map<Message, List<Extension>> shown)
            throws IOException, GeneralSecurityException, CertificateLoadException {
        Crypto crypto = CryptoSuites.standard(new ScriptedRandom(drawn));
        Optional<PublicKey> key = identities.key(side);
        TlsConfig.Builder builder = TlsConfig.builder().versions(List.of(TlsVersion.TLS13)).crypto(signature
                        .map(made -> crypto.withSignatures(new ScriptedSignatures(made, key.orElseThrow()))).orElse(crypto))
                .cipherSuites(List.of(CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
                        CipherSuite.TLS_AES_256_GCM_SHA384))
                .signatureSchemes(lists.schemes().stream()
                        .filter(scheme -> SigningScheme.named(scheme.label()).isPresent()).toList())
                .recordSizeLimit(RECORD_SIZE).certificateCompression(false).grease(false)
                .extensionLayout(new TraceLayout(Implementation.of(trace).orders(), shown));
        identities.show(side, builder);
        trace.externalPsk().ifPresent(psk -> builder.preSharedKeys(List.of(
                new dev.parley.tls.ExternalPsk(psk.identity(), Secret.copyOf(psk.secret())))));
        return builder;
    }

    /** What a client offers although, or of which, Parley can do less. */
    private Map<Message, List<Extension>> clientShows() {
        ClientHelloExtensions.Builder hello = ClientHelloExtensions.builder()
                .supportedGroups(new NamedGroupList(lists.clientGroups()))
                .signatureAlgorithms(new SignatureSchemeList(lists.schemes()));
        if (Implementation.of(trace) == Implementation.NSS) {
            hello.renegotiationInfo(new RenegotiationInfo(Bytes.EMPTY));
        }
        if (is(Traces.SIMPLE)) {
            hello.sessionTicket(new SessionTicket(Bytes.EMPTY));
        }
        return Map.of(Message.CLIENT_HELLO, hello.build().raw());
    }

    /** What a server answers that Parley would not, or of which it can do less. */
    private Map<Message, List<Extension>> serverShows() {
        Map<Message, List<Extension>> shown = new HashMap<>();
        trace.cookie().ifPresent(cookie -> shown.put(Message.HELLO_RETRY_REQUEST,
                List.of(new Extension(ExtensionType.COOKIE, new Cookie(cookie).toBytes()))));
        EncryptedExtensionsExtensions.Builder answer = EncryptedExtensionsExtensions.builder()
                .supportedGroups(new NamedGroupList(lists.serverGroups()));
        if (trace.confirmsName()) {
            answer.serverName(new Empty());
        }
        shown.put(Message.ENCRYPTED_EXTENSIONS, answer.build().raw());
        shown.put(Message.TLS13_CERTIFICATE_REQUEST, List.of(new Extension(ExtensionType.SIGNATURE_ALGORITHMS,
                new SignatureSchemeList(lists.schemes()).toBytes())));
        return shown;
    }

    private static List<NamedGroup> known(List<NamedGroup> groups) {
        return groups.stream().filter(group -> AgreementGroup.named(group.label()).isPresent()).toList();
    }

    private boolean is(String name) {
        return trace.name().equals(name);
    }
}
