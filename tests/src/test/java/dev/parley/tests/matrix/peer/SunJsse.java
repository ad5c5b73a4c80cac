package dev.parley.tests.matrix.peer;

import dev.parley.tests.peer.RsaKeyExchange;
import java.security.Provider;
import java.security.Security;

/** The JDK's own provider. It takes groups and schemes from properties of the whole JVM only, which are left alone here. */
final class SunJsse implements JsseProvider {
    static {
        RsaKeyExchange.permit();
    }

    @Override
    public String name() {
        return "SunJSSE";
    }

    @Override
    public String version() {
        return "SunJSSE of JDK " + Runtime.version();
    }

    @Override
    public Provider provider() {
        return Security.getProvider("SunJSSE");
    }
}
