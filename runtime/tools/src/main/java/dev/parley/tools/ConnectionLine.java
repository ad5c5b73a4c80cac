package dev.parley.tools;

import dev.parley.tls.ConnectionInfo;
import dev.parley.wire.CodePoint;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/** One line with what a handshake agreed on; a dash stands for what there is not. */
final class ConnectionLine {
    private ConnectionLine() {
    }

    static String of(ConnectionInfo info) {
        return String.join(" ", "connected", info.version(), info.suite().label(),
                info.group().map(CodePoint::label).orElse("-"), info.scheme().map(CodePoint::label).orElse("-"),
                info.peerCertificates().stream().findFirst().map(X509Certificate::getSubjectX500Principal)
                        .map(X500Principal::getName).map(Printable::of)
                        .or(() -> info.peerRawKey().map(key -> "raw_key=" + key.getAlgorithm())).orElse("-"),
                "resumed=" + info.resumed(), "early_data=" + info.earlyData());
    }
}
