package dev.parley.tls;

import dev.parley.tls.certificate.Credentials;
import dev.parley.tls.certificate.TrustAnchors;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.session.TicketNames;
import dev.parley.wire.CodePoint;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A configuration as a person reads it: each setting that is in effect on a line of its own, and no secret. */
final class ConfigSummary {
    private ConfigSummary() {
    }

    static String of(TlsConfig config) {
        return String.join("\n", "TlsConfig",
                line("versions", list(config.versions())),
                line("cipher suites", labels(config.cipherSuites())),
                line("groups", labels(config.groups())),
                line("key shares", labels(config.keyShares())),
                line("signature schemes", labels(config.signatureSchemes())),
                line("certificate schemes", config.certificateSchemes().equals(config.signatureSchemes())
                        ? "the same" : labels(config.certificateSchemes())),
                line("credentials", list(config.credentials().stream().map(ConfigSummary::show))),
                line("raw key", config.rawKey().map(own -> own.keyType().toString()).orElse("none")),
                line("unknown server name", config.unknownServerName()),
                line("verifier", config.verifier().map(verifier -> verifier.getClass().getSimpleName()).orElse("none")),
                line("raw key verifier", config.rawKeyVerifier().map(verifier -> verifier.getClass().getSimpleName())
                        .orElse("none")),
                line("anchors", config.anchors().map(ConfigSummary::show).orElse("none")),
                line("names authorities", config.namesAuthorities()),
                line("stapling", config.stapling()),
                line("client authentication", config.clientAuthentication()),
                line("application protocols", list(config.applicationProtocols())),
                line("pre shared keys", list(config.preSharedKeys())),
                line("psk modes", list(config.pskModes())),
                line("sessions", config.sessions().isPresent() ? "kept" : "not kept"),
                line("ticket keys", config.ticketKeys().isPresent() ? "at hand" : "none"),
                line("takes tickets", config.takesTickets()),
                line("tickets per connection", config.ticketsPerConnection()),
                line("ticket lifetime", config.ticketLifetime().toSeconds() + " seconds"),
                line("ticket names", config.ticketNames() == TicketNames.RANDOM ? "random" : "by the application"),
                line("max early data", config.maxEarlyData() == 0 ? "none" : config.maxEarlyData() + " bytes"),
                line("record padding", config.recordPadding().multiple() == 1 ? "none"
                        : "to a multiple of " + config.recordPadding().multiple() + " bytes"),
                line("records per key", config.recordsPerKey().isPresent()
                        ? String.valueOf(config.recordsPerKey().getAsLong())
                        : "as many as RFC 9846 allows"),
                line("record size limit", config.recordSizeLimit().isPresent()
                        ? config.recordSizeLimit().getAsInt() + " bytes" : "none"),
                line("certificate compression", config.certificateCompression()),
                line("middlebox compatibility", config.middleboxCompatibility()),
                line("grease", config.grease()),
                line("extension layout", config.extensionLayout()),
                line("is fallback", config.isFallback()),
                line("key log", config.keyLog().isPresent() ? "on: whoever reads it can decrypt connections" : "off"),
                line("crypto", show(config.crypto())));
    }

    private static String line(String name, Object value) {
        return "  " + name + ": " + value;
    }

    private static String labels(Collection<? extends CodePoint> codes) {
        return list(codes.stream().map(CodePoint::label));
    }

    private static String list(Collection<?> values) {
        return list(values.stream().map(Object::toString));
    }

    private static String list(Stream<String> values) {
        String joined = values.collect(Collectors.joining(", "));
        return joined.isEmpty() ? "none" : joined;
    }

    private static String show(Credentials own) {
        return own.certificate().getSubjectX500Principal() + " (" + own.keyType()
                + own.curve().map(curve -> " " + curve.specName()).orElse("") + ")";
    }

    private static String show(TrustAnchors anchors) {
        int count = anchors.certificates().size();
        return count == 1 ? anchors.certificates().get(0).getSubjectX500Principal().toString() : count + " authorities";
    }

    private static String show(Crypto crypto) {
        return list(List.of(crypto.hashing(), crypto.hmac(), crypto.agreement(), crypto.signatures(),
                crypto.rsaKeyTransport(), crypto.aead()).stream().map(part -> part.getClass().getSimpleName()));
    }
}
