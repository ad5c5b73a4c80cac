package dev.parley.tls;

import dev.parley.tls.certificate.CertificateVerifier;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.PathValidator;
import dev.parley.tls.certificate.RawKeyCredentials;
import dev.parley.tls.certificate.RawKeyVerifier;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.record.RecordPadding;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.session.TicketNames;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.wire.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How one side talks TLS. Immutable; one object serves any number of connections. Lists are in order of preference.
 * {@link #toString} shows every setting that is in effect. A wrong configuration fails in {@link Builder#build} with a
 * sentence that says what to do, or, if only one role has no use for it, when an engine of that role is made.
 *
 * <table>
 * <caption>Settings and their defaults</caption>
 * <tr><th>Setting</th><th>Default</th><th>Why</th></tr>
 * <tr><td>{@link #versions}</td><td>TLSv1.3, TLSv1.2: those that the other settings leave suites and schemes for</td>
 *   <td>Older ones are broken (RFC 8996).</td></tr>
 * <tr><td>{@link #cipherSuites}</td><td>those of TLS 1.3, AES-128-GCM first, then TLS_ECDHE_… with AES-GCM and
 *   ChaCha20-Poly1305, ECDSA first</td><td>Forward secrecy and AEAD only; TLS_RSA_… runs only if it is named.</td></tr>
 * <tr><td>{@link #groups}</td><td>X25519MLKEM768 (TLS 1.3 only), x25519, secp256r1, secp384r1</td>
 *   <td>At least 128 bits of strength; the first resists quantum computers.</td></tr>
 * <tr><td>{@link #keyShares}</td><td>the first group, and the first that is no hybrid</td>
 *   <td>Most servers know one of them, which saves a round trip.</td></tr>
 * <tr><td>{@link #signatureSchemes}</td><td>ECDSA, RSA-PSS, Ed25519, then RSA with PKCS #1 v1.5; SHA-256 and up</td>
 *   <td>No SHA-1. They also bound what chains may be signed with.</td></tr>
 * <tr><td>{@link #certificateSchemes}</td><td>{@link #signatureSchemes}</td>
 *   <td>For those who verify more in certificates than they take in handshakes, or less.</td></tr>
 * <tr><td>{@link #credentials}</td><td>none</td><td>A server needs one at least.</td></tr>
 * <tr><td>{@link #rawKey}</td><td>none</td><td></td></tr>
 * <tr><td>{@link #unknownServerName}</td><td>{@link UnknownServerName#SERVED}</td>
 *   <td>The client checks the name in the certificate.</td></tr>
 * <tr><td>{@link #verifier}, {@link #anchors}</td><td>nobody is trusted</td>
 *   <td>A client needs one; {@link TrustAnchors#system} is the Java runtime's choice.</td></tr>
 * <tr><td>{@link #namesAuthorities}</td><td>no</td><td>Names of authorities are long, and most servers have one chain.</td></tr>
 * <tr><td>{@link #rawKeyVerifier}</td><td>no raw public key is trusted</td><td></td></tr>
 * <tr><td>{@link #stapling}</td><td>{@link Stapling#REQUESTED} if the verifier can judge responses</td>
 *   <td>A revoked certificate is noticed where the server helps; who must help says so in its certificate.</td></tr>
 * <tr><td>{@link #clientAuthentication}</td><td>{@link ClientAuthentication#NONE}</td><td></td></tr>
 * <tr><td>{@link #applicationProtocols}</td><td>none: no ALPN</td><td></td></tr>
 * <tr><td>{@link #preSharedKeys}</td><td>none</td><td></td></tr>
 * <tr><td>{@link #pskModes}</td><td>{@link PskMode#DHE_KE} only</td><td>Forward secrecy.</td></tr>
 * <tr><td>{@link #sessions}</td><td>not kept: no resumption</td><td>Secrets live as long as they are kept.</td></tr>
 * <tr><td>{@link #ticketKeys}</td><td>none: a server hands out no tickets</td><td></td></tr>
 * <tr><td>{@link #takesTickets}</td><td>if sessions are kept</td><td></td></tr>
 * <tr><td>{@link #ticketsPerConnection}</td><td>2</td><td>A client that opens two connections at once resumes both.</td></tr>
 * <tr><td>{@link #ticketLifetime}</td><td>24 hours</td><td></td></tr>
 * <tr><td>{@link #ticketNames}</td><td>{@link TicketNames#RANDOM}</td><td></td></tr>
 * <tr><td>{@link #maxEarlyData}</td><td>0: no early data</td><td>An attacker can send it again.</td></tr>
 * <tr><td>{@link #recordPadding}</td><td>none</td><td>Padding hides lengths and costs bytes.</td></tr>
 * <tr><td>{@link #recordsPerKey}</td><td>what RFC 9846 section 5.5 allows</td><td></td></tr>
 * <tr><td>{@link #recordSizeLimit}</td><td>none: records of up to 2^14 bytes</td><td></td></tr>
 * <tr><td>{@link #certificateCompression}</td><td>on, with zlib</td><td>Chains are most of a handshake's bytes.</td></tr>
 * <tr><td>{@link #middleboxCompatibility}</td><td>on</td><td>Some middleboxes let only through what looks like TLS 1.2.</td></tr>
 * <tr><td>{@link #grease}</td><td>on</td><td>Servers that cannot stand new code points are noticed early.</td></tr>
 * <tr><td>{@link #extensionLayout}</td><td>{@link ExtensionLayout#shuffled} with TLS 1.3 and grease, else
 *   {@link ExtensionLayout#plain}</td><td>Servers that rely on an order are noticed early.</td></tr>
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

    /** The versions to offer or accept, the preferred one first. */
    public List<TlsVersion> versions() {
        return from.versions;
    }

    /** The cipher suites to offer or accept, of all versions. */
    public List<CipherSuite> cipherSuites() {
        return from.cipherSuites;
    }

    /** Those of the cipher suites that may be negotiated in a version. */
    public List<CipherSuite> cipherSuites(TlsVersion version) {
        return Suites.of(version, from.cipherSuites);
    }

    /** The groups to offer or accept for key agreement, of all versions. */
    public List<NamedGroup> groups() {
        return from.groups;
    }

    /** Those of the groups that may be negotiated in a version. */
    public List<NamedGroup> groups(TlsVersion version) {
        return Groups.of(version, from.groups);
    }

    /** The groups for which a client sends shares in its first hello (RFC 9846 section 4.3.8); empty in TLS 1.2. */
    public List<NamedGroup> keyShares() {
        return from.keyShares;
    }

    /** The signature schemes to accept from the peer and to sign with. */
    public List<SignatureScheme> signatureSchemes() {
        return from.signatureSchemes;
    }

    /** Those of the signature schemes that may sign a handshake of a version; the others still serve in certificates. */
    public List<SignatureScheme> signatureSchemes(TlsVersion version) {
        return Schemes.of(version, from.signatureSchemes);
    }

    /** The signature schemes that peers are told to sign their certificates with (RFC 9846 section 4.3.3). */
    public List<SignatureScheme> certificateSchemes() {
        return from.certificateSchemes.orElse(from.signatureSchemes);
    }

    /** The certificates of this side with their keys. */
    public List<Credentials> credentials() {
        return from.credentials;
    }

    /** The raw public key that this side shows, in TLS 1.3, to who prefers it to a certificate (RFC 7250); absent if it has none. */
    public Optional<RawKeyCredentials> rawKey() {
        return Optional.ofNullable(from.rawKey);
    }

    /** What judges a raw public key that the peer shows instead of a certificate (RFC 7250); absent if none is trusted. */
    public Optional<RawKeyVerifier> rawKeyVerifier() {
        return Optional.ofNullable(from.rawKeyVerifier);
    }

    /** What judges the peer's certificate; absent if nobody is trusted. */
    public Optional<CertificateVerifier> verifier() {
        return Optional.ofNullable(from.verifier);
    }

    /** The authorities that a server names when it asks for a certificate (RFC 5246 section 7.4.4). */
    public Optional<TrustAnchors> anchors() {
        return Optional.ofNullable(from.anchors);
    }

    /** Whether a client of TLS 1.3 tells servers which authorities it trusts (RFC 9846 section 4.3.4). */
    public boolean namesAuthorities() {
        return from.namesAuthorities;
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

    /** The keys that both sides were given by other means (RFC 9846 section 4.3.11); empty if there are none. */
    public List<ExternalPsk> preSharedKeys() {
        return from.preSharedKeys;
    }

    /** How pre-shared keys, and so sessions of TLS 1.3, may be used. */
    public List<PskMode> pskModes() {
        return from.pskModes;
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

    /** How many tickets a server of TLS 1.3 that can resume sessions gives each client, from 0 to 10. */
    public int ticketsPerConnection() {
        return from.ticketsPerConnection;
    }

    /** How long a ticket that a server of TLS 1.3 gives can be used. */
    public Duration ticketLifetime() {
        return from.ticketLifetime;
    }

    /** What names the sessions of TLS 1.3 that a server remembers. */
    public TicketNames ticketNames() {
        return from.ticketNames;
    }

    /** How many bytes of early data a connection takes as a server, or sends as a client; 0 if none. */
    public long maxEarlyData() {
        return from.maxEarlyData;
    }

    /** How records of TLS 1.3 are padded. */
    public RecordPadding recordPadding() {
        return from.recordPadding;
    }

    /** How many records of TLS 1.3 are sent under one key at most; absent if as many as RFC 9846 section 5.5 allows. */
    public OptionalLong recordsPerKey() {
        return from.recordsPerKey;
    }

    /** The longest plaintext of a record that this side asks for, in bytes (RFC 8449); absent if it does not ask. */
    public OptionalInt recordSizeLimit() {
        return from.recordSizeLimit;
    }

    /** Whether certificates are sent compressed to who takes them so, and accepted compressed (RFC 8879). */
    public boolean certificateCompression() {
        return from.certificateCompression;
    }

    /** Whether handshakes of TLS 1.3 look like resumptions of TLS 1.2 (RFC 9846 appendix E.4). */
    public boolean middleboxCompatibility() {
        return from.middleboxCompatibility;
    }

    /** Whether a client also offers reserved code points that every server must ignore (RFC 8701). */
    public boolean grease() {
        return from.grease;
    }

    /** What arranges the extensions that this side sends. */
    public ExtensionLayout extensionLayout() {
        return from.extensionLayout;
    }

    /** Whether this is a client's second attempt, after one with a higher version failed (RFC 7507). */
    public boolean isFallback() {
        return from.fallback;
    }

    /** Tells whom this side believes from what others believe, see {@link CertificateVerifier#fingerprint}; empty if nobody. */
    public Bytes verifierFingerprint() {
        return from.verifierFingerprint;
    }

    /** The same of {@link #rawKeyVerifier}; empty if there is none. */
    public Bytes rawKeyVerifierFingerprint() {
        return from.rawKeyVerifierFingerprint;
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
        /** Null, as other settings that depend on each other, if it was not set; {@link #build} then decides. */
        private List<TlsVersion> versions;
        private List<CipherSuite> cipherSuites = Suites.ephemeral();
        private List<NamedGroup> groups = Groups.standard();
        private List<NamedGroup> keyShares;
        private List<SignatureScheme> signatureSchemes = Schemes.known();
        private Optional<List<SignatureScheme>> certificateSchemes = Optional.empty();
        private List<Credentials> credentials = List.of();
        private RawKeyCredentials rawKey;
        private CertificateVerifier verifier;
        private RawKeyVerifier rawKeyVerifier;
        private TrustAnchors anchors;
        private boolean namesAuthorities;
        private Stapling stapling;
        private UnknownServerName unknownServerName = UnknownServerName.SERVED;
        private ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
        private List<String> applicationProtocols = List.of();
        private List<ExternalPsk> preSharedKeys = List.of();
        private List<PskMode> pskModes = List.of(PskMode.DHE_KE);
        private SessionCache sessions;
        private TicketKeys ticketKeys;
        private Optional<Boolean> tickets = Optional.empty();
        private int ticketsPerConnection = 2;
        private Duration ticketLifetime = Session.LIFETIME;
        private TicketNames ticketNames = TicketNames.RANDOM;
        private long maxEarlyData;
        private RecordPadding recordPadding = RecordPadding.none();
        private OptionalLong recordsPerKey = OptionalLong.empty();
        private OptionalInt recordSizeLimit = OptionalInt.empty();
        private boolean certificateCompression = true;
        private boolean middleboxCompatibility = true;
        private boolean grease = true;
        private ExtensionLayout extensionLayout;
        private boolean fallback;
        private Bytes verifierFingerprint = Bytes.EMPTY;
        private Bytes rawKeyVerifierFingerprint = Bytes.EMPTY;
        private KeyLog keyLog;

        private Builder() {
        }

        /** Other primitives than {@link CryptoSuites#standard}. */
        public Builder crypto(Crypto value) {
            crypto = Objects.requireNonNull(value);
            return this;
        }

        /**
         * These versions, the preferred one first. Unless it is set, all versions are in use for which cipher suites and signature
         * schemes were named or kept.
         */
        public Builder versions(List<TlsVersion> value) {
            versions = List.copyOf(value);
            return this;
        }

        /**
         * These suites; those of versions that are not in use are left out. Naming a suite with RSA key exchange, which has no
         * forward secrecy, turns it on.
         */
        public Builder cipherSuites(List<CipherSuite> value) {
            cipherSuites = List.copyOf(value);
            return this;
        }

        /** These groups; those that no version in use can negotiate are left out. */
        public Builder groups(List<NamedGroup> value) {
            groups = List.copyOf(value);
            return this;
        }

        /**
         * As a client, sends shares for these groups in the first hello: some of {@link #groups}, in the same order. With none, the
         * server names a group first, which costs a round trip (RFC 9846 section 4.3.8).
         */
        public Builder keyShares(List<NamedGroup> value) {
            keyShares = List.copyOf(value);
            return this;
        }

        /** These signature schemes. */
        public Builder signatureSchemes(List<SignatureScheme> value) {
            signatureSchemes = List.copyOf(value);
            return this;
        }

        /**
         * Tells peers to sign the certificates that they show with these schemes, where they differ from those for handshakes
         * (RFC 9846 section 4.3.3). It is advice: what is trusted decides what is believed.
         */
        public Builder certificateSchemes(List<SignatureScheme> value) {
            certificateSchemes = Optional.of(List.copyOf(value));
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
         * As a client of TLS 1.3, tells servers the names of the authorities that it trusts, so that one with several chains shows
         * the right one (RFC 9846 section 4.3.4). Servers always tell when they ask for a certificate.
         */
        public Builder namesAuthorities(boolean value) {
            namesAuthorities = value;
            return this;
        }

        /** Shows this raw public key, in TLS 1.3, to peers that take one (RFC 7250); certificates are not needed then. */
        public Builder rawKey(RawKeyCredentials value) {
            rawKey = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Trusts, in TLS 1.3, peers that show a raw public key which the verifier accepts, as {@code PinnedRawKeys} does. Peers with
         * a certificate are judged by {@link #trust(CertificateVerifier)} as well, if that is set.
         */
        public Builder trustRawKeys(RawKeyVerifier value) {
            rawKeyVerifier = Objects.requireNonNull(value);
            rawKeyVerifierFingerprint = value.fingerprint().orElseGet(() -> crypto.randomBytes(FINGERPRINT_LENGTH));
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

        /**
         * Takes part in connections of TLS 1.3 whose peer has one of these keys; certificates are not needed then. A client offers
         * all of them, a server takes the first of the client's that it knows.
         */
        public Builder preSharedKeys(List<ExternalPsk> value) {
            preSharedKeys = List.copyOf(value);
            return this;
        }

        /** Uses pre-shared keys, and so sessions of TLS 1.3, in these ways, the preferred one first. */
        public Builder pskModes(List<PskMode> value) {
            pskModes = List.copyOf(value);
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

        /** As a server that can resume sessions of TLS 1.3, gives each client so many tickets, from 0 to 10. */
        public Builder ticketsPerConnection(int value) {
            ticketsPerConnection = value;
            return this;
        }

        /** As a server of TLS 1.3, gives tickets that can be used for so long, from a second to a day. */
        public Builder ticketLifetime(Duration value) {
            ticketLifetime = Objects.requireNonNull(value);
            return this;
        }

        /** As a server of TLS 1.3, names the sessions that it remembers so. */
        public Builder ticketNames(TicketNames value) {
            ticketNames = Objects.requireNonNull(value);
            return this;
        }

        /**
         * As a server, takes up to so many bytes of early data, from 0 to 2^32-1, from clients that resume a session of TLS 1.3 that
         * {@link #sessions} keeps. Early data has no forward secrecy, and an attacker can send it again to other servers that share no
         * cache with this one: only what does no harm twice belongs there (RFC 9846 section 8).
         */
        public Builder maxEarlyData(long bytes) {
            maxEarlyData = bytes;
            return this;
        }

        /** Pads records of TLS 1.3 so. */
        public Builder recordPadding(RecordPadding value) {
            recordPadding = Objects.requireNonNull(value);
            return this;
        }

        /** Sends at most so many records of TLS 1.3 under one key, from 64 on; RFC 9846 section 5.5: KeyUpdate follows. */
        public Builder recordsPerKey(long records) {
            recordsPerKey = OptionalLong.of(records);
            return this;
        }

        /** Asks the peer for records of at most so many bytes of plaintext, from 64 to 2^14+1 (RFC 8449). */
        public Builder recordSizeLimit(int bytes) {
            recordSizeLimit = OptionalInt.of(bytes);
            return this;
        }

        /** Whether to compress certificates, and to take compressed ones (RFC 8879). */
        public Builder certificateCompression(boolean value) {
            certificateCompression = value;
            return this;
        }

        /** Whether to make handshakes of TLS 1.3 look like resumptions of TLS 1.2 (RFC 9846 appendix E.4). */
        public Builder middleboxCompatibility(boolean value) {
            middleboxCompatibility = value;
            return this;
        }

        /** Whether to also offer, as a client, reserved code points that every server must ignore (RFC 8701). */
        public Builder grease(boolean value) {
            grease = value;
            return this;
        }

        /**
         * Arranges the extensions of what is sent so. Unless it is set, a client that offers TLS 1.3 with
         * {@link #grease} sends them in an order of chance, and everybody else as they were written.
         */
        public Builder extensionLayout(ExtensionLayout value) {
            extensionLayout = Objects.requireNonNull(value);
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
                copy.versions = versions != null ? versions : usableVersions();
                copy.cipherSuites = cipherSuites.stream().filter(suite -> copy.versions.isEmpty() || !suite.isRegistered()
                        || copy.versions.contains(Suites.version(suite))).toList();
                copy.groups = groups.stream().filter(group -> copy.versions.isEmpty()
                        || copy.versions.stream().anyMatch(version -> Groups.fits(version, group))).toList();
                copy.keyShares = keyShares != null ? keyShares
                        : copy.versions.contains(TlsVersion.TLS13) ? Groups.shares(copy.groups) : List.of();
                copy.extensionLayout = extensionLayout != null ? extensionLayout
                        : grease && copy.versions.contains(TlsVersion.TLS13) ? ExtensionLayout.shuffled(crypto.random())
                        : ExtensionLayout.plain();
                copy.stapling = Objects.requireNonNullElse(stapling, judgesStaples() ? Stapling.REQUESTED : Stapling.NONE);
                return copy;
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }

        private List<TlsVersion> usableVersions() {
            return Stream.of(TlsVersion.TLS13, TlsVersion.TLS12).filter(version -> !Suites.of(version, cipherSuites).isEmpty()
                    && signatureSchemes.isEmpty() == Schemes.of(version, signatureSchemes).isEmpty()).toList();
        }
    }
}
