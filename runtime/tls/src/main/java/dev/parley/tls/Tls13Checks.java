package dev.parley.tls;

import static dev.parley.tls.ConfigChecks.require;
import static dev.parley.tls.ConfigChecks.requireOnce;

import dev.parley.tls.certificate.RawKeyCredentials;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.session.Session;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What makes the settings of TLS 1.3 useless, and the choice of versions. */
final class Tls13Checks {
    private static final int MAX_TICKETS = 10;
    private static final Duration MIN_LIFETIME = Duration.ofSeconds(1);
    private static final long MAX_EARLY_DATA = 0xFFFF_FFFFL;
    /** So that a KeyUpdate, which may have to wait, comes before the last. */
    private static final int MIN_RECORDS_PER_KEY = 64;
    /** RFC 8449 section 4: "MUST NOT send a value lower than 64"; in TLS 1.3 the content type counts. */
    private static final int MIN_RECORD = 64;
    private static final int MAX_RECORD = (1 << 14) + 1;

    private final TlsConfig config;
    private final boolean tls13;

    private Tls13Checks(TlsConfig config) {
        this.config = config;
        this.tls13 = config.versions().contains(TlsVersion.TLS13);
    }

    /** To be called before the lists are checked that depend on the versions. */
    static void versions(TlsConfig config) {
        requireOnce(config.versions(), "version");
        config.versions().forEach(version -> versionWorks(config, version));
    }

    static void check(TlsConfig config) {
        require(!config.versions().isEmpty(), "no version is left; name at least one, or keep the default");
        Tls13Checks checks = new Tls13Checks(config);
        checks.keyShares();
        checks.preSharedKeys();
        checks.rawKeys();
        checks.tickets();
        checks.earlyData();
        checks.records();
    }

    private static void versionWorks(TlsConfig config, TlsVersion version) {
        require(!config.cipherSuites(version).isEmpty(), "no cipher suite is for " + version + "; add one"
                + Suites.of(version, Suites.ephemeral()).stream().findFirst().map(suite -> " such as " + suite.label()).orElse("")
                + ", or leave the version out");
        require(config.groups().isEmpty() || !config.groups(version).isEmpty(), "no group is for " + version
                + "; add one such as " + NamedGroup.X25519.label() + ", or leave the version out");
        require(config.signatureSchemes().isEmpty() || !config.signatureSchemes(version).isEmpty(), "no signature scheme is for "
                + version + "; add one such as " + SignatureScheme.RSA_PSS_RSAE_SHA256.label() + ", or leave the version out");
    }

    private void keyShares() {
        List<NamedGroup> shares = config.keyShares();
        require(tls13 || shares.isEmpty(), "key shares are for " + TlsVersion.TLS13 + ", which is not in use; leave out keyShares(…)");
        requireOnce(shares, "key share");
        for (NamedGroup share : shares) {
            require(config.groups().contains(share),
                    "the key share " + share + " is for none of the groups; add the group, or remove the share");
        }
        // RFC 9846 section 4.3.8: key shares "MUST appear in the same order" as the groups.
        List<NamedGroup> inOrder = config.groups().stream().filter(shares::contains).toList();
        require(shares.equals(inOrder), "key shares are in the order of the groups: "
                + inOrder.stream().map(NamedGroup::label).collect(Collectors.joining(", ")));
    }

    private void preSharedKeys() {
        List<ExternalPsk> keys = config.preSharedKeys();
        require(tls13 || keys.isEmpty(),
                "pre-shared keys are for " + TlsVersion.TLS13 + ", which is not in use; leave out preSharedKeys(…)");
        List<Bytes> identities = keys.stream().map(ExternalPsk::identity).toList();
        for (ExternalPsk key : keys) {
            require(identities.indexOf(key.identity()) == identities.lastIndexOf(key.identity()),
                    "the pre-shared key " + key + " is named twice; an identity stands for one key");
            require(config.cipherSuites(TlsVersion.TLS13).stream().anyMatch(suite -> Hash.named(suite.hash().label())
                            .filter(key.hash()::equals).isPresent()),
                    "no cipher suite goes with the hash of the pre-shared key " + key + "; add a suite with " + key.hash().specName()
                            + ", or remove the key");
        }
        requireOnce(config.pskModes(), "mode of pre-shared keys");
        require(keys.isEmpty() && config.sessions().isEmpty() && config.ticketKeys().isEmpty() || !config.pskModes().isEmpty(),
                "no mode is left for pre-shared keys and sessions; name at least one, or keep the default");
    }

    private void rawKeys() {
        require(tls13 || config.rawKey().isEmpty() && config.rawKeyVerifier().isEmpty(), "raw public keys are for "
                + TlsVersion.TLS13 + ", which is not in use; leave out rawKey(…) and trustRawKeys(…)");
        config.rawKey().map(RawKeyCredentials::schemesOfTls13).ifPresent(able -> require(able.stream().anyMatch(
                        scheme -> config.signatureSchemes().stream().anyMatch(s -> s.label().equals(scheme.specName()))),
                "the raw public key makes none of the signature schemes; add one of " + able.stream().map(SigningScheme::specName)
                        .collect(Collectors.joining(", ")) + ", or leave the key out"));
    }

    private void tickets() {
        int tickets = config.ticketsPerConnection();
        require(tickets >= 0 && tickets <= MAX_TICKETS,
                "a connection gets 0 to " + MAX_TICKETS + " tickets, not " + tickets);
        Duration lifetime = config.ticketLifetime();
        require(lifetime.compareTo(MIN_LIFETIME) >= 0 && lifetime.compareTo(Session.LIFETIME) <= 0,
                "a ticket can be used for a second to a day, not for " + lifetime);
    }

    private void earlyData() {
        long bytes = config.maxEarlyData();
        require(bytes >= 0 && bytes <= MAX_EARLY_DATA, "early data has 0 to " + MAX_EARLY_DATA + " bytes, not " + bytes);
        if (bytes > 0) {
            require(tls13, "early data is for " + TlsVersion.TLS13 + ", which is not in use; leave out maxEarlyData(…)");
            require(config.sessions().isPresent(), "early data is taken with tickets that serve once, which only a cache can tell; "
                    + "set sessions(…) as well, or leave out maxEarlyData(…)");
        }
    }

    private void records() {
        config.recordsPerKey().ifPresent(records -> require(records >= MIN_RECORDS_PER_KEY,
                "a key protects " + MIN_RECORDS_PER_KEY + " records or more, not " + records));
        config.recordSizeLimit().ifPresent(limit -> require(limit >= MIN_RECORD && limit <= MAX_RECORD,
                "a limit for records is from " + MIN_RECORD + " to " + MAX_RECORD + " bytes, not " + limit));
    }
}
