package dev.parley.tests.matrix.peer;

import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.testing.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.net.ssl.SSLEngine;

/** What sets providers of {@code javax.net.ssl} apart. */
interface JsseProvider {
    /** Its name. */
    String name();

    /** Its name and version. */
    String version();

    /** The provider itself. */
    Provider provider();

    /** A certificate with its key, as it wants them. */
    default Identity suited(Identity own) throws GeneralSecurityException, IOException {
        return own;
    }

    /** The suites to enable, in place of the given ones, which are enabled by default. */
    default String[] suites(PeerSetting setting, String[] defaults) {
        return setting.suites.stream().map(CipherSuite::label).toArray(String[]::new);
    }

    /** Sets what {@code javax.net.ssl} has no setting for, as far as it can be set for one connection. */
    default void configure(SSLEngine engine, PeerSetting setting) {
        // By default, nothing of that kind.
    }
}
