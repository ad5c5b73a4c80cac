package dev.parley.tls.handshake;

import dev.parley.tls.TlsConfig;
import dev.parley.tls.UnknownServerName;
import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.HostNames;
import dev.parley.tls.certificate.ServerName;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ClientHello;
import dev.parley.wire.Bytes;
import dev.parley.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The certificates that may answer a client, by the name that it asks for (RFC 6066 section 3).
 *
 * @param ranks those that fit the name equally well, the best first, each in the server's order; none is empty
 * @param recognized whether they were chosen by the name
 */
record NamedCertificates(List<List<Credentials>> ranks, boolean recognized) {

    /**
     * The certificates with the name itself come first, then those with a wildcard for it. If there are neither, the
     * server's setting decides whether all may serve.
     *
     * @throws ProtocolException {@code unrecognized_name} if the setting is to refuse
     */
    static NamedCertificates of(TlsConfig config, ClientHello hello) throws ProtocolException {
        Optional<Bytes> asked = Outcome.serverName(hello);
        if (asked.isEmpty()) {
            return new NamedCertificates(List.of(config.credentials()), false);
        }
        Optional<ServerName> name = ServerName.tryParse(asked.get().toUtf8()).filter(ServerName.Dns.class::isInstance);
        List<List<Credentials>> ranks = name.map(n -> ranks(config.credentials(), n)).orElse(List.of());
        if (ranks.isEmpty() && config.unknownServerName() == UnknownServerName.REFUSED) {
            throw new ProtocolException(AlertDescription.UNRECOGNIZED_NAME, "no certificate is for the name of the client");
        }
        return ranks.isEmpty() ? new NamedCertificates(List.of(config.credentials()), false)
                : new NamedCertificates(ranks, true);
    }

    private static List<List<Credentials>> ranks(List<Credentials> all, ServerName name) {
        Predicate<Credentials> named = c -> HostNames.matches(c.certificate(), name);
        Predicate<Credentials> exact = c -> HostNames.matchesExactly(c.certificate(), name);
        return Stream.of(exact, named.and(exact.negate())).map(rank -> all.stream().filter(rank).toList())
                .filter(rank -> !rank.isEmpty()).toList();
    }
}
