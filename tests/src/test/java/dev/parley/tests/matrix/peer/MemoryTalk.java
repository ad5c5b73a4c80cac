package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.Bulk;
import dev.parley.tests.peer.DataEnd;
import dev.parley.tests.peer.EngineEnd;
import dev.parley.tests.peer.Wire;
import dev.parley.tls.TlsConfig;
import dev.parley.tls.TlsVersion;
import dev.parley.wire.Step;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Talks in memory, connection by connection, and looks at what the peer says in the clear. */
final class MemoryTalk {
    /** An IP address, so that no name is asked for. */
    static final String NAMELESS = "127.0.0.1";

    /** Some give tickets only together with data. */
    private static final byte[] GREETING = Bulk.digits(5, 64);

    private final PeerSetting setting;
    private final TlsConfig config;
    private final byte[] data;

    MemoryTalk(PeerSetting setting, TlsConfig config, byte[] data) {
        this.setting = setting;
        this.config = config;
        this.data = data;
    }

    /** Makes an end of the peer. */
    interface Ends<E extends DataEnd> {
        E make() throws GeneralSecurityException, IOException;
    }

    /** Says what an end knows, given what it showed. */
    interface Reporter<E extends DataEnd> {
        Report of(E end, Tap shown);
    }

    /** Connects as often as that is set, or until a connection fails; the data are only on the last. */
    <E extends DataEnd> Outcome run(Ends<E> ends, Reporter<E> reporter) throws GeneralSecurityException, IOException {
        int left = setting.connections();
        List<Step> steps = new ArrayList<>();
        while (true) {
            left--;
            E theirs = ends.make();
            EngineEnd ours = setting.isServer() ? EngineEnd.client(config, wanted(setting)) : EngineEnd.server(config);
            Tap tap = new Tap(theirs);
            connect(ours, theirs, tap, left == 0);
            steps.addAll(ours.steps());
            if (left == 0 || ours.failure().isPresent()) {
                return new Outcome(new Outcome.Ours(ours.engine().info(), ours.failure(), ours.receivedAfterEarly(), ours.early(),
                        ours.engine().isInputClosed(), List.copyOf(steps)), reporter.of(theirs, tap));
            }
        }
    }

    private void connect(EngineEnd ours, DataEnd theirs, Tap tap, boolean last) {
        byte[] sent = last ? data : GREETING;
        if (last && setting.earlyData.length > 0) {
            (setting.isServer() ? ours : theirs).send(setting.earlyData);
            Wire.whole().run(ours, tap);
        }
        if (last && setting.update.isPresent()) {
            Wire.whole().run(ours, tap);
            ours.connected();
            PeerSetting.Update update = setting.update.get();
            (update.byPeer() ? theirs : ours).updateKeys(update.forBoth());
        }
        ours.send(sent);
        theirs.send(sent);
        Wire.whole().run(ours, tap);
        if (ours.failure().isPresent()) {
            return;
        }
        DataEnd closing = (last ? setting.closesFirst : !setting.isServer()) ? theirs : ours;
        closing.closeOutput();
        Wire.whole().run(ours, tap);
        if (setting.version == TlsVersion.TLS13) {
            // Nobody answers for its user (RFC 9846 section 6.1).
            (closing == ours ? theirs : ours).closeOutput();
            Wire.whole().run(ours, tap);
        }
    }

    /** The host that Parley's client wants to talk to. */
    static String wanted(PeerSetting setting) {
        return setting.serverName.isEmpty() ? NAMELESS : setting.serverName;
    }
}
