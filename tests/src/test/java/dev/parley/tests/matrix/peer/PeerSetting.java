package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.Identities;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.PskMode;
import dev.parley.tls.TlsVersion;
import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a peer is set to. Starts as everything that Parley knows of its version, but of groups and schemes only those of
 * TLS 1.2, which all peers know; with a certificate if the peer is the server. Each method changes one thing.
 */
public final class PeerSetting {
    final PeerRole role;
    final TlsVersion version;
    List<CipherSuite> suites;
    List<NamedGroup> groups = Known.groups(TlsVersion.TLS12);
    List<SignatureScheme> schemes = Known.schemes(TlsVersion.TLS12);
    Identity identity;
    X509Certificate root = Identities.PKI.root().certificate();
    ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
    List<String> protocols = List.of();
    String serverName = Identities.HOST;
    boolean extendedMasterSecret = true;
    boolean closesFirst;
    Resumption resumption = Resumption.NONE;
    List<PskMode> pskModes = List.of(PskMode.DHE_KE);
    byte[] earlyData = {};
    Optional<Update> update = Optional.empty();

    /**
     * New keys on the last connection, before the data (RFC 9846 section 4.7.3).
     *
     * @param byPeer whether the peer begins, or Parley
     * @param forBoth whether who begins asks the other side for the same
     */
    record Update(boolean byPeer, boolean forBoth) {
    }

    private PeerSetting(PeerRole role, TlsVersion version) {
        this.role = role;
        this.version = version;
        suites = Known.suites(version);
        identity = role == PeerRole.SERVER ? Identities.server(KeyKind.P256) : null;
    }

    /** A peer of that role that speaks that version only. */
    public static PeerSetting of(PeerRole role, TlsVersion version) {
        return new PeerSetting(role, version);
    }

    /** Sets the cipher suites. */
    public PeerSetting suites(List<CipherSuite> value) {
        suites = value;
        return this;
    }

    /** Sets the groups, if the peer lets them be set. */
    public PeerSetting groups(List<NamedGroup> value) {
        groups = value;
        return this;
    }

    /** Sets the signature schemes, if the peer lets them be set. */
    public PeerSetting schemes(List<SignatureScheme> value) {
        schemes = value;
        return this;
    }

    /** Lets it show a certificate. */
    public PeerSetting identity(Identity value) {
        identity = value;
        return this;
    }

    /** Sets whom it trusts. */
    public PeerSetting root(X509Certificate value) {
        root = value;
        return this;
    }

    /** Lets a server ask for a certificate. */
    public PeerSetting clientAuthentication(ClientAuthentication value) {
        clientAuthentication = value;
        return this;
    }

    /** Sets the application protocols for ALPN. */
    public PeerSetting protocols(String... value) {
        protocols = List.of(value);
        return this;
    }

    /** Sets the host name that a client asks for, and that a server knows; empty for none. */
    public PeerSetting serverName(String value) {
        serverName = value;
        return this;
    }

    /** Lets it know nothing of RFC 7627. */
    public PeerSetting withoutExtendedMasterSecret() {
        extendedMasterSecret = false;
        return this;
    }

    /** Lets it close the connection, instead of answering to Parley's end of it; a server closes after a request of HTTP. */
    public PeerSetting closesFirst() {
        closesFirst = true;
        return this;
    }

    /** Lets the last connection resume the one before. */
    public PeerSetting resumption(Resumption value) {
        resumption = value;
        return this;
    }

    /** Sets how sessions may be resumed, in TLS 1.3. */
    public PeerSetting pskModes(PskMode... value) {
        pskModes = List.of(value);
        return this;
    }

    /** Lets the client, whoever that is, send that as early data on the last connection, and a server that is the peer take it. */
    public PeerSetting earlyData(byte[] value) {
        earlyData = value;
        return this;
    }

    /** Lets the peer replace its keys, and ask Parley for the same if that is for both. */
    public PeerSetting updatesKeys(boolean forBoth) {
        update = Optional.of(new Update(true, forBoth));
        return this;
    }

    /** Lets Parley replace its keys, and ask the peer for the same if that is for both. */
    public PeerSetting seesUpdateOfKeys(boolean forBoth) {
        update = Optional.of(new Update(false, forBoth));
        return this;
    }

    boolean isServer() {
        return role == PeerRole.SERVER;
    }

    Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    /** How often it is connected. */
    int connections() {
        return resumption == Resumption.NONE ? 1 : 2;
    }
}
