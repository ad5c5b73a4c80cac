package dev.parley.tls.testing;

import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A token as the JDK shows one: keys without numbers, and a provider which alone can sign with them, until
 * it is closed.
 */
public final class OpaqueKeys implements AutoCloseable {
    private static final String NAME = "ParleyTestToken";

    /** A token that signs as it should. */
    public OpaqueKeys() {
        this(UnaryOperator.identity());
    }

    /** A token whose signatures come out changed. */
    public OpaqueKeys(UnaryOperator<byte[]> change) {
        Security.addProvider(new Token(change));
    }

    /** The private key as a token shows it. */
    public PrivateKey privateKey(PrivateKey key) {
        return new Opaque(key);
    }

    /** A token's RSA key that shows its public exponent, and claims to show the rest. */
    public PrivateKey crtKey(PrivateKey key) {
        return new OpaqueCrt((RSAPrivateCrtKey) key);
    }


    @Override
    public void close() {
        Security.removeProvider(NAME);
    }

    private static class Opaque implements PrivateKey {
        private static final long serialVersionUID = 1L;

        final transient PrivateKey hidden;

        Opaque(PrivateKey hidden) {
            this.hidden = hidden;
        }

        @Override
        public String getAlgorithm() {
            return hidden instanceof EdECKey edwards ? edwards.getParams().getName() : hidden.getAlgorithm();
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

    private static final class OpaqueCrt extends Opaque implements RSAPrivateCrtKey {
        private static final long serialVersionUID = 1L;

        private final transient RSAPrivateCrtKey numbers;

        OpaqueCrt(RSAPrivateCrtKey numbers) {
            super(numbers);
            this.numbers = numbers;
        }

        @Override
        public BigInteger getModulus() {
            return numbers.getModulus();
        }

        @Override
        public BigInteger getPublicExponent() {
            return numbers.getPublicExponent();
        }

        @Override
        public AlgorithmParameterSpec getParams() {
            return numbers.getParams();
        }

        @Override
        public BigInteger getPrivateExponent() {
            return null;
        }

        @Override
        public BigInteger getPrimeP() {
            return null;
        }

        @Override
        public BigInteger getPrimeQ() {
            return null;
        }

        @Override
        public BigInteger getPrimeExponentP() {
            return null;
        }

        @Override
        public BigInteger getPrimeExponentQ() {
            return null;
        }

        @Override
        public BigInteger getCrtCoefficient() {
            return null;
        }
    }

    private static final class Token extends Provider {
        private static final long serialVersionUID = 1L;

        Token(UnaryOperator<byte[]> change) {
            super(NAME, "1", "a token");
            for (String algorithm : List.of(
                    "SHA256withRSA",
                    "SHA384withRSA",
                    "SHA512withRSA",
                    "RSASSA-PSS",
                    "SHA256withECDSA",
                    "SHA384withECDSA",
                    "SHA512withECDSA",
                    "Ed25519",
                    "Ed448")) {
                putService(new Service(this, "Signature", algorithm, TokenSignature.class.getName(), null, null) {
                    @Override
                    public Object newInstance(Object parameter) {
                        return new TokenSignature(algorithm, change);
                    }
                });
            }
        }
    }

    private static final class TokenSignature extends SignatureSpi {
        private final String algorithm;
        private final UnaryOperator<byte[]> change;
        private Signature signature;

        TokenSignature(String algorithm, UnaryOperator<byte[]> change) {
            this.algorithm = algorithm;
            this.change = change;
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            if (!(key instanceof Opaque opaque)) {
                throw new InvalidKeyException("not a key of this token");
            }
            try {
                signature = Signature.getInstance(algorithm);
            } catch (NoSuchAlgorithmException absent) {
                throw new InvalidKeyException(absent);
            }
            signature.initSign(opaque.hidden);
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            throw new InvalidKeyException("this token does not verify");
        }

        @Override
        protected void engineUpdate(byte octet) throws SignatureException {
            signature.update(octet);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            signature.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return change.apply(signature.sign());
        }

        @Override
        protected boolean engineVerify(byte[] bytes) throws SignatureException {
            throw new SignatureException("this token does not verify");
        }

        @Override
        protected void engineSetParameter(AlgorithmParameterSpec spec) throws InvalidAlgorithmParameterException {
            signature.setParameter(spec);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new InvalidParameterException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new InvalidParameterException(name);
        }
    }
}
