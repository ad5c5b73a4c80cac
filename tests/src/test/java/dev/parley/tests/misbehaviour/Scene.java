package dev.parley.tests.misbehaviour;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.ClientAuthentication;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.record.RecordFormat;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.KeyExchangeAlgorithm;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.testing.AdjustableClock;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A handshake of the engine under test with a scripted peer, which can be played again and again.
 *
 * @param name how it differs from others
 * @param underTest which side the engine is
 * @param client changes the client's settings
 * @param server changes the server's settings
 * @param resumes whether an earlier handshake, an honest one, leaves a session behind that this one resumes
 */
record Scene(String name, Side underTest, UnaryOperator<TlsConfig.Builder> client,
        UnaryOperator<TlsConfig.Builder> server, boolean resumes) {
    private static final int SESSIONS = 8;

    /** The role of the engine under test. */
    enum Side {
        CLIENT,
        SERVER
    }

    /** ECDHE with an ECDSA certificate. */
    static Scene ephemeral(Side underTest) {
        return new Scene("ECDHE", underTest, c -> c, s -> s, false);
    }

    /** ECDHE on one group. */
    static Scene group(Side underTest, NamedGroup group) {
        return new Scene("ECDHE on " + group.label(), underTest, c -> c, s -> s.groups(List.of(group)), false);
    }

    /** ECDHE, and the client must show a certificate. */
    static Scene authenticated(Side underTest) {
        return new Scene("client certificate", underTest,
                c -> c.credentials(List.of(Identities.client(KeyKind.P256).credentials())),
                s -> s.trust(Identities.PKI.trusted()).clientAuthentication(ClientAuthentication.REQUIRED), false);
    }

    /** ECDHE, and the server staples an OCSP response to its certificate. */
    static Scene stapled(Side underTest) {
        Identity own = Identities.server(KeyKind.P256);
        Bytes staple = Identities.PKI.status(own.certificate()).sign();
        return new Scene("staple", underTest, c -> c, s -> s.credentials(List.of(own.credentials().withStaple(staple))),
                false);
    }

    /** RSA key exchange. */
    static Scene rsa(Side underTest) {
        List<CipherSuite> suites = CipherSuite.registered().stream()
                .filter(suite -> suite.keyExchange() == KeyExchangeAlgorithm.RSA).toList();
        return new Scene("RSA key exchange", underTest, c -> c.cipherSuites(suites), s -> s.cipherSuites(suites)
                .credentials(List.of(Identities.server(KeyKind.RSA_2048).credentials())), false);
    }

    /** An abbreviated handshake. */
    static Scene resumption(Side underTest) {
        return new Scene("resumption", underTest, c -> c, s -> s, true);
    }

    /** A full handshake in which the server gives a ticket. */
    static Scene ticket(Side underTest) {
        return new Scene("ticket", underTest, c -> c.sessions(new SessionCache(SESSIONS)),
                s -> s.ticketKeys(new TicketKeys(CryptoSuites.standard())), false);
    }

    /** An abbreviated handshake from a ticket, in which the server gives another one, as its key is not the newest any more. */
    static Scene ticketResumption(Side underTest) {
        return new Scene("resumption from a ticket", underTest, c -> c, s -> s.ticketKeys(new TicketKeys(
                CryptoSuites.standard(), Duration.ofSeconds(1), AdjustableClock.rushing(Duration.ofSeconds(1)))), true);
    }

    /** Plays it with a peer that changes what it sends. */
    Performance play(Edit edit) {
        return play(edit, Wire.whole(), RecordFormat.MAX_CONTENT);
    }

    /** Plays it with handshake records of a given size, over a given wire. */
    Performance play(Edit edit, Wire wire, int recordSize) {
        Performance performance = prepare(edit, recordSize);
        wire.run(performance.engine(), performance.peer());
        return performance;
    }

    /** Both sides before the first byte. */
    Performance prepare(Edit edit, int recordSize) {
        TlsConfig clientConfig = client.apply(begin().trust(Identities.PKI.trusted())).build();
        TlsConfig serverConfig = server.apply(begin()
                .credentials(List.of(Identities.server(KeyKind.P256).credentials()))).build();
        if (resumes) {
            start(clientConfig, serverConfig, Edit.none(), recordSize).run();
        }
        return start(clientConfig, serverConfig, edit, recordSize);
    }

    private TlsConfig.Builder begin() {
        return resumes ? Configs.tls12().sessions(new SessionCache(SESSIONS)) : Configs.tls12();
    }

    private Performance start(TlsConfig clientConfig, TlsConfig serverConfig, Edit edit, int recordSize) {
        return underTest == Side.CLIENT
                ? new Performance(EngineEnd.client(clientConfig), ScriptedPeer.server(serverConfig, edit, recordSize))
                : new Performance(EngineEnd.server(serverConfig), ScriptedPeer.client(clientConfig, edit, recordSize));
    }

    @Override
    public String toString() {
        return name;
    }
}
