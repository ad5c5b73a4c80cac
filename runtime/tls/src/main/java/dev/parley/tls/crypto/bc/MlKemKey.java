package dev.parley.tls.crypto.bc;

import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.KeyAgreement;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/** An ML-KEM key pair (FIPS 203). */
final class MlKemKey implements AutoCloseable {
    private final Bytes encapsulationKey;
    private MLKEMPrivateKeyParameters decapsulationKey;

    private MlKemKey(MLKEMPrivateKeyParameters decapsulationKey, MLKEMPublicKeyParameters encapsulationKey) {
        this.decapsulationKey = decapsulationKey;
        this.encapsulationKey = Bytes.wrap(encapsulationKey.getEncoded());
    }

    static MlKemKey generate(MLKEMParameters parameters, SecureRandom random) {
        MLKEMKeyPairGenerator generator = new MLKEMKeyPairGenerator();
        generator.init(new MLKEMKeyGenerationParameters(random, parameters));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        return new MlKemKey((MLKEMPrivateKeyParameters) pair.getPrivate(), (MLKEMPublicKeyParameters) pair.getPublic());
    }

    Bytes encapsulationKey() {
        return encapsulationKey;
    }

    /**
     * A fresh secret and its ciphertext for the owner of the key.
     *
     * @throws BadShareException if the key has the wrong length or a coefficient that is not reduced
     */
    static KeyAgreement.Response encapsulate(MLKEMParameters parameters, Bytes encapsulationKey, SecureRandom random)
            throws BadShareException {
        MLKEMPublicKeyParameters key;
        try {
            // Checks as "the encapsulation key check described in Section 7.2 of [FIPS 203]" demands
            // (draft-ietf-tls-ecdhe-mlkem section 4.2).
            key = new MLKEMPublicKeyParameters(parameters, encapsulationKey.toByteArray());
        } catch (IllegalArgumentException invalid) {
            throw new BadShareException("the share is no " + parameters.getName() + " encapsulation key");
        }
        SecretWithEncapsulation made = new MLKEMGenerator(random).generateEncapsulated(key);
        return new KeyAgreement.Response(Bytes.wrap(made.getEncapsulation()), Secret.take(made.getSecret()));
    }

    /**
     * The secret that the ciphertext carries. One that was not made for this key gives a secret that nobody else knows
     * (FIPS 203 section 6.3).
     *
     * @throws BadShareException if the ciphertext has the wrong length
     * @throws IllegalStateException if the key was closed
     */
    Secret decapsulate(Bytes ciphertext) throws BadShareException {
        MLKEMPrivateKeyParameters key = decapsulationKey;
        if (key == null) {
            throw new IllegalStateException("this key was destroyed");
        }
        MLKEMExtractor extractor = new MLKEMExtractor(key);
        if (ciphertext.length() != extractor.getEncapsulationLength()) {
            throw new BadShareException("an " + key.getParameters().getName() + " ciphertext has "
                    + extractor.getEncapsulationLength() + " bytes, not " + ciphertext.length());
        }
        return Secret.take(extractor.extractSecret(ciphertext.toByteArray()));
    }

    /** Drops the decapsulation key, whose bytes Bouncy Castle does not let be wiped. */
    @Override
    public void close() {
        decapsulationKey = null;
    }
}
