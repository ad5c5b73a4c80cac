package dev.parley.tls.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.RSAPrivateKeySpec;

/** Lets a key of RSASSA-PSS do what its parameters forbid. */
final class Unrestricted {
    private Unrestricted() {}

    static PrivateKey key(PrivateKey restricted) throws GeneralSecurityException {
        RSAPrivateKey numbers = (RSAPrivateKey) restricted;
        return KeyFactory.getInstance("RSASSA-PSS")
                .generatePrivate(new RSAPrivateKeySpec(numbers.getModulus(), numbers.getPrivateExponent()));
    }
}
