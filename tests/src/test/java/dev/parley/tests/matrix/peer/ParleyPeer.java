package dev.parley.tests.matrix.peer;

import dev.parley.tests.Configs;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tls.ConnectionInfo;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsException;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.session.TicketKeys;
import dev.parley.tls.spec.ExtensionType;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parley itself, in memory. */
public final class ParleyPeer implements Peer {
    private static final int SESSIONS = 8;

    @Override
    public String name() {
        return "Parley";
    }

    @Override
    public String version() {
        return "Parley itself";
    }

    @Override
    public boolean isInMemory() {
        return true;
    }

    @Override
    public Outcome talk(PeerSetting setting, TlsConfig ours, byte[] data) throws GeneralSecurityException, IOException {
        TlsConfig config = config(setting);
        return new MemoryTalk(setting, ours, data).run(() -> end(config, setting), ParleyPeer::report);
    }

    private static EngineEnd end(TlsConfig config, PeerSetting setting) {
        return setting.isServer() ? EngineEnd.server(config) : EngineEnd.client(config, MemoryTalk.wanted(setting));
    }

    private static TlsConfig config(PeerSetting setting) {
        TlsConfig.Builder builder = Configs.of(setting.version).cipherSuites(setting.suites).groups(setting.groups)
                .signatureSchemes(setting.schemes).trust(TrustAnchors.of(List.of(setting.root)))
                .clientAuthentication(setting.clientAuthentication).applicationProtocols(setting.protocols)
                .pskModes(setting.pskModes).maxEarlyData(setting.earlyData.length);
        setting.identity().ifPresent(own -> builder.credentials(List.of(own.credentials())));
        if (setting.resumption == Resumption.TICKET && setting.isServer() && setting.earlyData.length == 0) {
            builder.ticketKeys(new TicketKeys(CryptoSuites.standard()));
        } else if (setting.resumption != Resumption.NONE) {
            builder.sessions(new SessionCache(SESSIONS)).tickets(setting.resumption == Resumption.TICKET);
        }
        return builder.build();
    }

    private static Report report(EngineEnd end, Tap shown) {
        Hello hello = shown.hello();
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        end.failure().filter(TlsException::isFromPeer).flatMap(TlsException::alert)
                .ifPresent(alert -> facts.put(Fact.ALERT, alert.label()));
        if (end.failure().isEmpty()) {
            end.engine().info().ifPresent(info -> describe(info, facts));
            facts.put(Fact.KEY_UPDATES, shown.keyUpdates());
            facts.put(Fact.EXTENDED_MASTER_SECRET, String.valueOf(hello.has(ExtensionType.EXTENDED_MASTER_SECRET)));
        }
        return new Report(facts, end.receivedAfterEarly(),
                end.failure().map(TlsException::getMessage).orElse("") + "\n" + hello);
    }

    private static void describe(ConnectionInfo info, Map<Fact, String> facts) {
        facts.put(Fact.VERSION, info.version());
        facts.put(Fact.CIPHER_SUITE, info.suite().label());
        info.group().ifPresent(group -> facts.put(Fact.GROUP, group.label()));
        info.scheme().ifPresent(scheme -> facts.put(Fact.SIGNATURE_SCHEME, scheme.label()));
        info.applicationProtocol().ifPresent(protocol -> facts.put(Fact.APPLICATION_PROTOCOL, protocol));
        facts.put(Fact.SERVER_NAME, info.serverName().orElse(""));
        facts.put(Fact.EARLY_DATA, info.earlyData().name().toLowerCase(Locale.ROOT));
        facts.put(Fact.RESUMED, String.valueOf(info.resumed()));
        info.peerCertificates().stream().findFirst().flatMap(Facts::commonName)
                .ifPresent(name -> facts.put(Fact.CERTIFICATE, name));
    }
}
