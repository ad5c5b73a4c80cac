package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.KeyType;
import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.Keys;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Turns keys of the JDK into Bouncy Castle's. */
final class BcKeys {
    private BcKeys() {}

    static AsymmetricKeyParameter privateKey(PrivateKey key, KeyType type) throws KeyUseException {
        check(Keys.typeOf(key).filter(type::equals).isPresent(), "not a private " + type + " key");
        check(!Keys.isOpaque(key), "the numbers of the private key cannot be read");
        try {
            return PrivateKeyFactory.createKey(key.getEncoded());
        } catch (IOException | RuntimeException unreadable) {
            throw new KeyUseException("the private " + type + " key is not usable", unreadable);
        }
    }

    static AsymmetricKeyParameter publicKey(PublicKey key, KeyType type) throws KeyUseException {
        check(Keys.typeOf(key).filter(type::equals).isPresent(), "not a public " + type + " key");
        check(type != KeyType.EC || Keys.curveOf(key).isPresent(), "not a public key on a known curve");
        try {
            return PublicKeyFactory.createKey(key.getEncoded());
        } catch (IOException | RuntimeException unreadable) {
            throw new KeyUseException("the public " + type + " key is not usable", unreadable);
        }
    }

    private static void check(boolean condition, String otherwise) throws KeyUseException {
        if (!condition) {
            throw new KeyUseException(otherwise);
        }
    }
}
