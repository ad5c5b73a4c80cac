package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ClientHello;
import dev.parley.tls.spec.ProtocolNameList;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.Optional;

/** Negotiates the application protocol (RFC 7301). */
final class ApplicationProtocols {
    private ApplicationProtocols() {
    }

    /** Section 3.2: the server's choice, or no_application_protocol if there is nothing in common. */
    static Optional<String> select(TlsConfig config, ClientHello hello) throws ProtocolException {
        Optional<ProtocolNameList> offered = hello.applicationLayerProtocolNegotiation();
        if (config.applicationProtocols().isEmpty() || offered.isEmpty()) {
            return Optional.empty();
        }
        for (String protocol : config.applicationProtocols()) {
            if (offered.get().protocolNameList().contains(Bytes.ofUtf8(protocol))) {
                return Optional.of(protocol);
            }
        }
        throw new ProtocolException(AlertDescription.NO_APPLICATION_PROTOCOL, "no application protocol in common");
    }

    /** The name that was selected, out of the server's answer. */
    static Optional<String> selected(Optional<ProtocolNameList> answer) {
        return answer.map(ProtocolNameList::protocolNameList).map(names -> names.get(0).toUtf8());
    }
}
