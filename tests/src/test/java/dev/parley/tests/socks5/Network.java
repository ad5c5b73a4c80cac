package dev.parley.tests.socks5;

import dev.parley.tests.peer.Sockets;
import dev.parley.tests.socks5.spec.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Map;

/**
 * Where requests lead: names and addresses that mean nothing elsewhere stand for ports of this machine.
 *
 * @param ports the ports by endpoint, as {@link Endpoints#text} writes it
 */
record Network(Map<String, Integer> ports) {
    /** Connects. */
    Socket dial(Endpoint target) throws IOException {
        Integer port = ports.get(Endpoints.text(target));
        if (port == null) {
            throw new UnknownHostException(Endpoints.text(target));
        }
        return Sockets.guard(new Socket(InetAddress.getLoopbackAddress(), port));
    }
}
