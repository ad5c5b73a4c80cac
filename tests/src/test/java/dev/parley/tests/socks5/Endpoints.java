package dev.parley.tests.socks5;

import dev.parley.tests.socks5.spec.AddressType;
import dev.parley.tests.socks5.spec.Endpoint;
import dev.parley.wire.Bytes;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Endpoints as they are written in URLs. */
final class Endpoints {
    /** The bound address of a server that does not tell. */
    static final Endpoint NOWHERE = ipv4(0, 0, 0, 0, 0);

    private Endpoints() {
    }

    /** A name that the server has to look up. */
    static Endpoint named(String name, int port) {
        return new Endpoint(AddressType.DOMAIN_NAME, new Endpoint.Addr.DomainName(Bytes.ofUtf8(name)), port);
    }

    static Endpoint ipv4(int a, int b, int c, int d, int port) {
        return new Endpoint(AddressType.IPV4, new Endpoint.Addr.Ipv4(Bytes.of(a, b, c, d)), port);
    }

    static Endpoint ipv6(Bytes address, int port) {
        return new Endpoint(AddressType.IPV6, new Endpoint.Addr.Ipv6(address), port);
    }

    /** Such as {@code example.org:80}, {@code 192.0.2.1:80} or {@code [2001:db8:0:0:0:0:0:1]:80}. */
    static String text(Endpoint endpoint) {
        return host(endpoint.addr()) + ":" + endpoint.port();
    }

    private static String host(Endpoint.Addr address) {
        if (address instanceof Endpoint.Addr.DomainName domain) {
            return domain.name().toUtf8();
        } else if (address instanceof Endpoint.Addr.Ipv4 ipv4) {
            return address(ipv4.ipv4());
        } else if (address instanceof Endpoint.Addr.Ipv6 ipv6) {
            return "[" + address(ipv6.ipv6()) + "]";
        }
        throw new IllegalArgumentException("no address: " + address);
    }

    private static String address(Bytes octets) {
        try {
            return InetAddress.getByAddress(octets.toByteArray()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the codec lets only 4 and 16 bytes through", e);
        }
    }
}
