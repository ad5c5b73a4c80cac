package dev.parley.tls;

import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.PathValidator;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.crypto.AeadAlgorithm;
import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How one side talks TLS. Immutable; one object serves any number of connections. Lists are in order of preference. A
 * wrong configuration fails in {@link Builder#build} with a sentence that says what to do.
 */
public final class TlsConfig {
    private static final int MAX_PROTOCOL_NAME = 255;
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
         * These certificates with their keys. A server chooses by the name that the client asks for, then by its own order of
         * suites, then in this order; a client takes the first that the server accepts.
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
         * Asks servers for an OCSP response with their certificate, or not. Unless it is set, it is {@link Stapling#REQUESTED}
         * if what is trusted can judge responses, as a {@link PathValidator} can.
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
            check(cipherSuites, "cipher suite", s -> s.isRegistered() && AeadAlgorithm.named(s.aead().label()).isPresent()
                    && Hash.named(s.hash().label()).isPresent());
            check(signatureSchemes, "signature scheme", s -> SigningScheme.named(s.label()).isPresent());
            check(groups, "group", g -> AgreementGroup.named(g.label()).filter(crypto.agreement()::supports).isPresent());
            for (String protocol : applicationProtocols) {
                int length = protocol.getBytes(StandardCharsets.UTF_8).length;
                if (length < 1 || length > MAX_PROTOCOL_NAME) {
                    throw new IllegalArgumentException("the application protocol \"" + protocol + "\" has " + length
                            + " bytes; ALPN takes names of 1 to " + MAX_PROTOCOL_NAME);
                }
            }
            if (clientAuthentication != ClientAuthentication.NONE && verifier == null) {
                throw new IllegalArgumentException(
                        "client certificates are asked for but nobody is trusted; set trust(…) as well");
            }
            if (stapling != null && stapling != Stapling.NONE && !judgesStaples()) {
                throw new IllegalArgumentException("OCSP responses are asked for but nobody can judge them; "
                        + "set trust(…) to authorities or to a verifier with staples(), or stapling(NONE)");
            }
            if (ticketKeys != null && !tickets.orElse(true)) {
                throw new IllegalArgumentException(
                        "tickets are turned off but there are keys for them; leave out ticketKeys(…) or tickets(false)");
            }
            if (tickets.orElse(false) && sessions == null && ticketKeys == null) {
                throw new IllegalArgumentException("tickets are turned on but of no use; set sessions(…) for a client, which"
                        + " keeps them, or ticketKeys(…) for a server, which makes them");
            }
            return new TlsConfig(copy());
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

        private static <T> void check(List<T> chosen, String what, Predicate<T> isKnown) {
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException("no " + what + " is left; name at least one, or keep the default");
            }
            for (T choice : chosen) {
                if (!isKnown.test(choice)) {
                    throw new IllegalArgumentException("no primitive for the " + what + " " + choice + "; remove it");
                }
            }
        }

        private static List<CipherSuite> ephemeralSuites() {
            return CipherSuite.registered().stream()
                    .filter(s -> s.keyExchange() != KeyExchangeAlgorithm.RSA)
                    .toList();
        }

        private static List<SignatureScheme> knownSchemes() {
            return SignatureScheme.values().stream()
                    .filter(s -> SigningScheme.named(s.label()).isPresent())
                    .toList();
        }
    }
}
