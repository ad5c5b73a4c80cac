package dev.parley.tests.matrix.peer;

import dev.parley.tls.TlsConfig;

/** Another implementation of TLS that Parley talks to, in either role. */
public interface Peer {
    /** The name of its column. */
    String name();

    /** Its name and version, as it says itself; if it is not there, the end of the test. */
    String version();

    /** Whether a talk costs next to nothing, so that the default profile may have all of them. */
    boolean isInMemory();

    /**
     * Lets the peer talk to Parley, as often as it takes to resume a session if that is set. On the last connection, the
     * data goes both ways, at the same time if the peer can do that, and then the connection is closed in order, after
     * which the peer ends. Earlier connections carry nothing.
     */
    Outcome talk(PeerSetting setting, TlsConfig ours, byte[] data) throws Exception;
}
