package dev.parley.tests.matrix;

import static dev.parley.tls.TlsVersion.TLS12;
import static dev.parley.tls.TlsVersion.TLS13;
import static dev.parley.tls.certificate.PeerRole.CLIENT;
import static dev.parley.tls.certificate.PeerRole.SERVER;

import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Everything that a peer cannot. */
final class Limits {
    private static final Set<TlsVersion> ANY = Set.of(TlsVersion.values());
    private static final Set<PeerRole> BOTH = Set.of(PeerRole.values());
    private static final Set<Feature> GROUPS = Set.of(Feature.GROUPS, Feature.RETRY);
    private static final Set<Feature> EARLY_DATA = Set.of(Feature.EARLY_DATA, Feature.EARLY_DATA_REJECTED);
    private static final String ALL_CELLS = ".*";
    private static final String NOT_TRIED = "";
    private static final String HYBRIDS = ".*MLKEM.*";
    private static final String CLEAR_ALERT = "Parley's client rejects a certificate before it has the keys to say so, in the clear "
            + "(RFC 9846 A.1), and the server takes that for a record under its keys";
    private static final String FOR_ALL = "its hello has it: jdk.tls.useExtendedMasterSecret=false is for a whole JVM";

    private static final List<Limit> ALL = List.of(
            limit("gnutls-cli 3\\.", ANY, Set.of(CLIENT), Set.of(Feature.CLOSE), "Parley first",
                    "Peer has closed the GnuTLS connection", "and it leaves without a close_notify of its own"),
            limit("gnutls-cli 3\\.", ANY, Set.of(SERVER), Set.of(Feature.REFUSED_CLIENT_CERTIFICATE), "for another purpose",
                    "Status: The certificate is trusted", "it does not ask what a client's certificate is for"),

            limit("gnutls-cli 3\\.[0-7]\\.", Set.of(TLS13), BOTH, GROUPS, HYBRIDS,
                    "Syntax error at: \\+GROUP-\\w*MLKEM\\d*", "it has no hybrids"),
            limit("gnutls-cli 3\\.", Set.of(TLS13), Set.of(SERVER), Set.of(Feature.REFUSED_SERVER_CERTIFICATE), ALL_CELLS,
                    "Discarded message\\[0\\] due to invalid decryption", CLEAR_ALERT),
            limit("OpenSSL (1|3\\.[0-4])\\.", Set.of(TLS13), BOTH, GROUPS, HYBRIDS,
                    "group '\\w*MLKEM\\d*' cannot be set", "it has no hybrids"),

            limit("SunJSSE", Set.of(TLS12), BOTH, Set.of(Feature.EXTENDED_MASTER_SECRET), "unknown",
                    "extended_master_secret", FOR_ALL),
            limit("SunJSSE of JDK (17|21)", Set.of(TLS13), Set.of(SERVER), GROUPS, HYBRIDS,
                    "Unexpected key_share extension in HelloRetryRequest", "it has no hybrids, and asks for nothing else"),
            limit("SunJSSE of JDK (17|21)", Set.of(TLS13), Set.of(CLIENT), GROUPS, HYBRIDS,
                    "groups of its hello: \\[(?!.*MLKEM).+\\]", "it has no hybrids"),
            limit("SunJSSE", Set.of(TLS13), Set.of(SERVER), Set.of(Feature.REFUSED_SERVER_CERTIFICATE), ALL_CELLS,
                    "Insufficient buffer remaining for AEAD cipher fragment", CLEAR_ALERT),

            limit("SunJSSE|Conscrypt", Set.of(TLS13), Set.of(SERVER), Set.of(Feature.TICKET_ALONE), ALL_CELLS,
                    "extensions of its hello: \\[(?!.*pre_shared_key).+\\]", "it does not take a ticket without (EC)DHE"),
            limit("SunJSSE|Conscrypt", Set.of(TLS13), Set.of(CLIENT), Set.of(Feature.TICKET_ALONE), ALL_CELLS,
                    "PSK modes of its hello: \\[1(, 1)?\\]", "psk_dhe_ke is its only one"),
            limit("SunJSSE|Bouncy Castle|Conscrypt", Set.of(TLS13), Set.of(SERVER), EARLY_DATA, ALL_CELLS,
                    "Parley has early data NONE", "it has no tickets that permit some"),
            limit("SunJSSE|Bouncy Castle|Conscrypt", Set.of(TLS13), Set.of(CLIENT), EARLY_DATA, ALL_CELLS,
                    "extensions of its hello: \\[(?!.*early_data).+\\]", "it offers none"),
            limit("SunJSSE", Set.of(TLS13), Set.of(CLIENT), Set.of(Feature.RETRY), "x25519|secp256r1",
                    "shares of its hello: \\[x25519, secp256r1\\]", "it has always a share of that"),
            limit("gnutls-cli 3\\.", Set.of(TLS13), Set.of(CLIENT), Set.of(Feature.TICKET_ALONE), ALL_CELLS, NOT_TRIED,
                    "it offers psk_ke only with a key from outside, and then waits for its ticket for ever"),
            limit("gnutls-cli 3\\.", Set.of(TLS13), Set.of(CLIENT), Set.of(Feature.EARLY_DATA_REJECTED), ALL_CELLS, NOT_TRIED,
                    "after a HelloRetryRequest, its --resume waits for ever"),
            limit("gnutls-cli 3\\.", Set.of(TLS13), Set.of(SERVER), Set.of(Feature.EARLY_DATA_REJECTED), ALL_CELLS,
                    "Error in handshake: Decryption has failed", "it does not skip early data behind its HelloRetryRequest"),
            limit("gnutls-cli 3\\.", Set.of(TLS13), Set.of(SERVER), Set.of(Feature.UPDATE_BY_PEER), "its own keys",
                    "KEY_UPDATES=1 sent, 1 received", "it always asks for ours, too"),
            limit("SunJSSE", Set.of(TLS13), BOTH, Set.of(Feature.UPDATE_BY_PEER), "its own keys",
                    "KEY_UPDATES=1 sent, 1 received", "it always asks for ours, too"),

            limit("Bouncy Castle", Set.of(TLS12), BOTH, Set.of(Feature.EXTENDED_MASTER_SECRET), "unknown",
                    "extended_master_secret", FOR_ALL),
            limit("Bouncy Castle", Set.of(TLS12), BOTH, Set.of(Feature.TICKET), ALL_CELLS,
                    "extensions of its hello: \\[(?!.*session_ticket).+\\]", "session_ticket is not among them"),
            limit("Bouncy Castle", Set.of(TLS13), BOTH, Set.of(Feature.TICKET, Feature.TICKET_ALONE), ALL_CELLS,
                    "extensions of its hello: \\[(?!.*pre_shared_key).+\\]", "pre_shared_key is not among them"),

            limit("Bouncy Castle", Set.of(TLS13), BOTH, Set.of(Feature.UPDATE_BY_PEER), ALL_CELLS,
                    "Renegotiation not supported", "it has no other way to be told to"),

            limit("Conscrypt", Set.of(TLS13), BOTH, Set.of(Feature.UPDATE_BY_PEER), ALL_CELLS,
                    "KEY_UPDATES=0 sent, 0 received", "it has no way to be told to"),
            limit("Conscrypt", Set.of(TLS13), Set.of(CLIENT), Set.of(Feature.RETRY), "x25519|X25519MLKEM768",
                    "shares of its hello: \\[X25519MLKEM768, x25519\\]", "it has always a share of that"),
            limit("Conscrypt", Set.of(TLS13), Set.of(SERVER), GROUPS,
                    "secp521r1|x448|ffdhe.*|SecP.*MLKEM.*", "NO_SHARED_GROUP", "it has no such group"),
            limit("Conscrypt", Set.of(TLS13), Set.of(CLIENT), GROUPS,
                    "secp521r1|x448|ffdhe.*|SecP.*MLKEM.*", "groups of its hello: .*", "it has no such group"),
            limit("Conscrypt", Set.of(TLS13), Set.of(SERVER),
                    Set.of(Feature.SERVER_KEYS, Feature.COMBINATIONS, Feature.SIGNATURE_SCHEMES),
                    "(?i).*ed25519|ed448|rsa_pss_pss.*", "NO_CERTIFICATE_SET", "it takes no such key"),
            limit("Conscrypt", Set.of(TLS13), Set.of(CLIENT),
                    Set.of(Feature.SERVER_KEYS, Feature.COMBINATIONS, Feature.SIGNATURE_SCHEMES),
                    "(?i).*(ed25519|ed448|p521|rsa_pss_pss.*|secp521r1.*)", "schemes of its hello: .*",
                    "it has no such scheme"),
            limit("Conscrypt", Set.of(TLS13), Set.of(SERVER), Set.of(Feature.CLIENT_CERTIFICATE, Feature.SIGNATURE_SCHEMES),
                    "ED25519|P521|ecdsa_secp521r1_sha512", "PEER_DID_NOT_RETURN_A_CERTIFICATE",
                    "as its CertificateRequest has no such scheme"),
            limit("Conscrypt", Set.of(TLS13), Set.of(CLIENT), Set.of(Feature.CLIENT_CERTIFICATE),
                    "ED25519", "TLSV1_ALERT_CERTIFICATE_REQUIRED", "it takes no such key, and shows nothing"),
            limit("Conscrypt", Set.of(TLS13), Set.of(CLIENT), Set.of(Feature.SERVER_NAME), "no name",
                    "extensions of its hello: .*server_name", "it asks for the host that its engine is made for"),
            limit("Conscrypt", Set.of(TLS13), Set.of(SERVER), Set.of(Feature.APPLICATION_PROTOCOL), "none in common",
                    "it says \\{(?!.*APPLICATION_PROTOCOL).+\\}", "it goes on without, and RFC 7301 3.2 wants an alert"),
            limit("Conscrypt", Set.of(TLS13), Set.of(SERVER), Set.of(Feature.REFUSED_SERVER_CERTIFICATE), ALL_CELLS,
                    "BAD_PACKET_LENGTH", CLEAR_ALERT),

            limit("Parley", Set.of(TLS12), BOTH, Set.of(Feature.EXTENDED_MASTER_SECRET), "unknown",
                    "extended_master_secret", "its hello always has it"));

    private Limits() {
    }

    /** The limit of that version of a peer that lets the cell fail, if there is one. */
    static Optional<Limit> of(Place place, Cell cell, String version) {
        return ALL.stream().filter(limit -> limit.holds(place, cell, version)).findFirst();
    }

    private static Limit limit(String peer, Set<TlsVersion> versions, Set<PeerRole> roles, Set<Feature> features,
            String cells, String words, String reason) {
        return new Limit(Pattern.compile(peer), versions, roles, features, Pattern.compile(cells),
                words.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(words)), reason);
    }
}
