package dev.parley.tests.rfc8448;

import dev.parley.tls.crypto.KeyUseException;
import dev.parley.tls.crypto.Signatures;
import dev.parley.tls.crypto.SigningScheme;
import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.wire.Bytes;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * Signs as a side of a trace did, which nobody can repeat: with the trace's signature, if that is a good one of what is
 * to be signed. Verifies as always.
 *
 * @param key what verifies the signature
 */
record ScriptedSignatures(Bytes signature, PublicKey key) implements Signatures {
    private static final Signatures REAL = CryptoSuites.standard().signatures();

    @Override
    public Bytes sign(SigningScheme scheme, PrivateKey unknown, Bytes message) throws KeyUseException {
        if (!REAL.verify(scheme, key, message, signature)) {
            throw new KeyUseException("the trace has no signature of this");
        }
        return signature;
    }

    @Override
    public boolean verify(SigningScheme scheme, PublicKey of, Bytes message, Bytes by) {
        return REAL.verify(scheme, of, message, by);
    }
}
