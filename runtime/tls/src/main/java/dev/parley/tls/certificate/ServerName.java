package dev.parley.tls.certificate;

import dev.parley.wire.Bytes;
import java.util.Optional;

/** The name of a server: a DNS name or an IP address. Nothing here asks a resolver. */
public sealed interface ServerName {
    /**
     * A DNS name.
     *
     * @param aLabels in lower case, every label as it is in the DNS (A-labels), without the final dot
     */
    record Dns(String aLabels) implements ServerName {
        @Override
        public String toString() {
            return aLabels;
        }
    }

    /**
     * An IP address.
     *
     * @param address 4 or 16 bytes
     */
    record Ip(Bytes address) implements ServerName {
        @Override
        public String toString() {
            return IpLiterals.format(address);
        }
    }

    /**
     * The name in the text: an IPv4 or IPv6 literal, the latter also in brackets, or a DNS name whose labels may
     * be U-labels.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static ServerName parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "neither a DNS name nor an IP address: \"" + text + "\""));
    }

    /** The name in the text, as {@link #parse}, if it is one. */
    static Optional<ServerName> tryParse(String text) {
        Optional<Bytes> address = IpLiterals.parse(text);
        return address.isPresent() ? address.map(Ip::new) : DnsNames.normalize(text).map(Dns::new);
    }
}
