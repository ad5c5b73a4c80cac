package dev.parley.tls.crypto.jdk;

import dev.parley.wire.Secret;
import javax.crypto.SecretKey;

/** A key for the JDK whose bytes can be wiped, which {@code SecretKeySpec} cannot. */
final class JdkSecretKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final String algorithm;
    private final transient Secret value;

    /** Takes {@code value} over. */
    JdkSecretKey(String algorithm, Secret value) {
        this.algorithm = algorithm;
        this.value = value;
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public byte[] getEncoded() {
        return value.toByteArray();
    }

    @Override
    public void destroy() {
        value.close();
    }

    @Override
    public boolean isDestroyed() {
        return value.isDestroyed();
    }
}
