package dev.parley.tls;

import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.PathValidator;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.crypto.SigningScheme.Padding;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.wire.Bytes;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How one side talks TLS. Immutable; one object serves any number of connections. Lists are in order of preference.
 * {@link #toString} shows every setting that is in effect. A wrong configuration fails in {@link Builder#build} with a
 * sentence that says what to do, or, if only one role has no use for it, when an engine of that role is made.
 *
 * <table>
 * <caption>Settings and their defaults</caption>
 * <tr><th>Setting</th><th>Default</th><th>Why</th></tr>
 * <tr><td>{@link #cipherSuites}</td><td>TLS_ECDHE_… with AES-GCM and ChaCha20-Poly1305, ECDSA first</td>
 *   <td>Forward secrecy and AEAD only; TLS_RSA_… runs only if it is named.</td></tr>
 * <tr><td>{@link #groups}</td><td>x25519, secp256r1, secp384r1</td><td>At least 128 bits of strength.</td></tr>
 * <tr><td>{@link #signatureSchemes}</td><td>ECDSA, RSA-PSS, Ed25519, then RSA with PKCS #1 v1.5; SHA-256 and up</td>
 *   <td>No SHA-1. They also bound what chains may be signed with.</td></tr>
 * <tr><td>{@link #credentials}</td><td>none</td><td>A server needs one at least.</td></tr>
 * <tr><td>{@link #unknownServerName}</td><td>{@link UnknownServerName#SERVED}</td>
 *   <td>The client checks the name in the certificate.</td></tr>
 * <tr><td>{@link #verifier}, {@link #anchors}</td><td>nobody is trusted</td>
 *   <td>A client needs one; {@link TrustAnchors#system} is the Java runtime's choice.</td></tr>
 * <tr><td>{@link #stapling}</td><td>{@link Stapling#REQUESTED} if the verifier can judge responses</td>
 *   <td>A revoked certificate is noticed where the server helps; who must help says so in its certificate.</td></tr>
 * <tr><td>{@link #clientAuthentication}</td><td>{@link ClientAuthentication#NONE}</td><td></td></tr>
 * <tr><td>{@link #applicationProtocols}</td><td>none: no ALPN</td><td></td></tr>
 * <tr><td>{@link #sessions}</td><td>not kept: no resumption</td><td>Secrets live as long as they are kept.</td></tr>
 * <tr><td>{@link #ticketKeys}</td><td>none: a server hands out no tickets</td><td></td></tr>
 * <tr><td>{@link #takesTickets}</td><td>if sessions are kept</td><td></td></tr>
 * <tr><td>{@link #isFallback}</td><td>no</td><td></td></tr>
 * <tr><td>{@link #keyLog}</td><td>off</td><td>Whoever reads it can decrypt connections.</td></tr>
 * <tr><td>{@link #crypto}</td><td>{@link CryptoSuites#standard}</td><td>The better of JDK and Bouncy Castle.</td></tr>
 * </table>
 */
public final class TlsConfig {
    private static final int FINGERPRINT_LENGTH = 32;

    private final Builder from;

    private TlsConfig(Builder from) {
        this.from = from;
    }

    /** A builder with secure defaults: ECDHE suites only, no credentials, nobody trusted. */
    public static Builder builder() {
        return new Builder();
    }

    /** The primitives. */
    public Crypto crypto() {
        return from.crypto;
    }

    /** The cipher suites to offer or accept. */
    public List<CipherSuite> cipherSuites() {
        return from.cipherSuites;
    }

    /** The groups to offer or accept for key agreement. */
    public List<NamedGroup> groups() {
        return from.groups;
    }

    /** The signature schemes to accept from the peer and to sign with. */
    public List<SignatureScheme> signatureSchemes() {
        return from.signatureSchemes;
    }

    /** The certificates of this side with their keys. */
    public List<Credentials> credentials() {
        return from.credentials;
    }

    /** What judges the peer's certificate; absent if nobody is trusted. */
    public Optional<CertificateVerifier> verifier() {
        return Optional.ofNullable(from.verifier);
    }

    /** The authorities that a server names when it asks for a certificate (RFC 5246 section 7.4.4). */
    public Optional<TrustAnchors> anchors() {
        return Optional.ofNullable(from.anchors);
    }

    /** Whether a client asks for an OCSP response with the server's certificate. */
    public Stapling stapling() {
        return from.stapling;
    }

    /** What a server does with clients that ask for a name that none of its certificates has. */
    public UnknownServerName unknownServerName() {
        return from.unknownServerName;
    }

    /** Whether a server asks for a certificate. */
    public ClientAuthentication clientAuthentication() {
        return from.clientAuthentication;
    }

    /** The application protocols for ALPN (RFC 7301); empty if it is not used. */
    public List<String> applicationProtocols() {
        return from.applicationProtocols;
    }

    /** Where sessions are kept; absent if none is resumed. */
    public Optional<SessionCache> sessions() {
        return Optional.ofNullable(from.sessions);
    }

    /** What protects the tickets that a server hands out; absent if it hands out none. */
    public Optional<TicketKeys> ticketKeys() {
        return Optional.ofNullable(from.ticketKeys);
    }

    /** Whether a client asks for tickets, to keep them with its sessions. */
    public boolean takesTickets() {
        return from.sessions != null && from.tickets.orElse(true);
    }

    /** Whether this is a client's second attempt, after one with a higher version failed (RFC 7507). */
    public boolean isFallback() {
        return from.fallback;
    }

    /** Tells whom this side believes from what others believe, see {@link CertificateVerifier#fingerprint}; empty if nobody. */
    public Bytes verifierFingerprint() {
        return from.verifierFingerprint;
    }

    /** Who is told the secrets; absent if nobody. */
    public Optional<KeyLog> keyLog() {
        return Optional.ofNullable(from.keyLog);
    }

    /** Every setting that is in effect, each on a line of its own; no secret is among them. */
    @Override
    public String toString() {
        return ConfigSummary.of(this);
    }

    /** Collects settings. */
    public static final class Builder implements Cloneable {
        private Crypto crypto = CryptoSuites.standard();
        private List<CipherSuite> cipherSuites = ephemeralSuites();
        private List<NamedGroup> groups = List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1);
        private List<SignatureScheme> signatureSchemes = knownSchemes();
        private List<Credentials> credentials = List.of();
        private CertificateVerifier verifier;
        private TrustAnchors anchors;
        private Stapling stapling;
        private UnknownServerName unknownServerName = UnknownServerName.SERVED;
        private ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
        private List<String> applicationProtocols = List.of();
        private SessionCache sessions;
        private TicketKeys ticketKeys;
        private Optional<Boolean> tickets = Optional.empty();
        private boolean fallback;
        private Bytes verifierFingerprint = Bytes.EMPTY;
        private KeyLog keyLog;

        private Builder() {
        }

        /** Other primitives than {@link CryptoSuites#standard}. */
        public Builder crypto(Crypto value) {
            crypto = Objects.requireNonNull(value);
            return this;
        }

        /** These suites. Naming a suite with RSA key exchange, which has no forward secrecy, turns it on. */
        public Builder cipherSuites(List<CipherSuite> value) {
            cipherSuites = List.copyOf(value);
            return this;
        }

        /** These groups. */
        public Builder groups(List<NamedGroup> value) {
            groups = List.copyOf(value);
            return this;
        }

        /** These signature schemes. */
        public Builder signatureSchemes(List<SignatureScheme> value) {
            signatureSchemes = List.copyOf(value);
            return this;
        }

        /**
         * These certificates with their keys. A server chooses by the name that the client asks for, then by its own
         * order of suites, then in this order; a client takes the first that the server accepts.
         */
        public Builder credentials(List<Credentials> value) {
            credentials = List.copyOf(value);
            return this;
        }

        /** Trusts peers whose certificates lead to one of these authorities. */
        public Builder trust(TrustAnchors value) {
            anchors = Objects.requireNonNull(value);
            return trust(new PathValidator(value, Clock.systemUTC()));
        }

        /**
         * Trusts whom the verifier accepts. Sessions are resumed under a verifier with the same
         * {@link CertificateVerifier#fingerprint}, or if it has none, under configurations that this builder makes.
         */
        public Builder trust(CertificateVerifier value) {
            verifier = Objects.requireNonNull(value);
            verifierFingerprint = value.fingerprint().orElseGet(() -> crypto.randomBytes(FINGERPRINT_LENGTH));
            return this;
        }

        /**
         * Asks servers for an OCSP response with their certificate, or not. Unless it is set, it is
         * {@link Stapling#REQUESTED} if what is trusted can judge responses, as a {@link PathValidator} can.
         */
        public Builder stapling(Stapling value) {
            stapling = Objects.requireNonNull(value);
            return this;
        }

        /** Serves or refuses clients that ask for an unknown name. */
        public Builder unknownServerName(UnknownServerName value) {
            unknownServerName = Objects.requireNonNull(value);
            return this;
        }

        /** Asks clients for a certificate. */
        public Builder clientAuthentication(ClientAuthentication value) {
            clientAuthentication = Objects.requireNonNull(value);
            return this;
        }

        /** Negotiates one of these protocols. */
        public Builder applicationProtocols(List<String> value) {
            applicationProtocols = List.copyOf(value);
            return this;
        }

        /** Resumes sessions kept there. */
        public Builder sessions(SessionCache value) {
            sessions = Objects.requireNonNull(value);
            return this;
        }

        /**
         * As a server, gives clients that ask for it a ticket, so that it needs to remember no session (RFC 5077). By default a
         * server gives none: whoever gets hold of a ticket key can decrypt the connections whose tickets it protects, although
         * their key exchange was ephemeral, so keys must be guarded and replaced, see {@link TicketKeys}.
         */
        public Builder ticketKeys(TicketKeys value) {
            ticketKeys = Objects.requireNonNull(value);
            return this;
        }

        /** Whether a client with a session cache also takes tickets from servers; it does by default. */
        public Builder tickets(boolean value) {
            tickets = Optional.of(value);
            return this;
        }

        /**
         * For a client that tries again after a connection with a higher version than this one knows has failed: the server
         * then refuses with inappropriate_fallback if it knows a higher version, which shows that somebody made the first
         * attempt fail (RFC 7507). Never for a first attempt.
         */
        public Builder fallback(boolean value) {
            fallback = value;
            return this;
        }

        /** Tells the secrets of every connection. */
        public Builder keyLog(KeyLog value) {
            keyLog = Objects.requireNonNull(value);
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException if the settings cannot work; the message says which and what to do
         */
        public TlsConfig build() {
            if (ticketKeys != null && !tickets.orElse(true)) {
                throw new IllegalArgumentException(
                        "tickets are turned off but there are keys for them; leave out ticketKeys(…) or tickets(false)");
            }
            if (tickets.orElse(false) && sessions == null && ticketKeys == null) {
                throw new IllegalArgumentException("tickets are turned on but of no use; set sessions(…) for a client, which"
                        + " keeps them, or ticketKeys(…) for a server, which makes them");
            }
            TlsConfig config = new TlsConfig(copy());
            ConfigChecks.check(config);
            return config;
        }

        private boolean judgesStaples() {
            return verifier != null && verifier.staples().isPresent();
        }

        private Builder copy() {
            try {
                Builder copy = (Builder) clone();
                copy.stapling = Objects.requireNonNullElse(stapling, judgesStaples() ? Stapling.REQUESTED : Stapling.NONE);
                return copy;
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static List<CipherSuite> ephemeralSuites() {
            return CipherSuite.registered().stream()
                    .filter(s -> s.keyExchange() != KeyExchangeAlgorithm.RSA)
                    .toList();
        }

        /** PKCS #1 v1.5 signatures, whose padding has no proof, come last. */
        private static List<SignatureScheme> knownSchemes() {
            Comparator<SignatureScheme> order = Comparator.comparing(s -> padding(s).equals(Optional.of(Padding.PKCS1)));
            return SignatureScheme.values().stream().filter(s -> padding(s).isPresent()).sorted(order).toList();
        }

        private static Optional<Padding> padding(SignatureScheme scheme) {
            return SigningScheme.named(scheme.label()).map(SigningScheme::padding);
        }
    }
}
