package dev.parley.tests.rfc8448;

import java.security.PrivateKey;

/** Stands for a private key whose signatures are the trace's, see {@link ScriptedSignatures}. */
record UnknownKey(String algorithm) implements PrivateKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return null;
    }

    @Override
    public byte[] getEncoded() {
        return null;
    }
}
