package dev.parley.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.tls.crypto.suite.CryptoSuites;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void knowsTypesCurvesAndSizes() {
        KeyPair rsa = KeyKind.RSA_2048.generate();
        assertEquals(Optional.of(KeyType.RSA), Keys.typeOf(rsa.getPublic()));
        assertEquals(Optional.of(KeyType.RSA), Keys.typeOf(rsa.getPrivate()));
        assertEquals(OptionalInt.of(2048), Keys.modulusLength(rsa.getPublic()));
        assertEquals(Optional.empty(), Keys.curveOf(rsa.getPublic()));
        KeyPair curve = KeyKind.P384.generate();
        assertEquals(Optional.of(KeyType.EC), Keys.typeOf(curve.getPublic()));
        assertEquals(Optional.of(AgreementGroup.SECP384R1), Keys.curveOf(curve.getPublic()));
        assertEquals(OptionalInt.empty(), Keys.modulusLength(curve.getPublic()));
        assertEquals(
                Optional.of(KeyType.ED25519), Keys.typeOf(KeyKind.ED25519.generate().getPublic()));
        assertEquals(Optional.of(KeyType.ED448), Keys.typeOf(KeyKind.ED448.generate().getPublic()));
        KeyPair pss = KeyKind.RSA_PSS_2048.generate();
        assertEquals(Optional.of(KeyType.RSA_PSS), Keys.typeOf(pss.getPublic()));
        assertEquals(OptionalInt.of(2048), Keys.modulusLength(pss.getPublic()));
        assertEquals(Optional.empty(), Keys.typeOf(KeyKind.DSA_2048.generate().getPublic()));
        assertFalse(Keys.isOpaque(rsa.getPrivate()));
    }

    /** CVE-2020-0601: with a generator of one's own choice, any public key has a known private key. */
    @Test
    void doesNotTakeACurveWithAnotherGeneratorForTheNamedOne() {
        ECPublicKey victim = (ECPublicKey) KeyKind.P256.generate().getPublic();
        ECParameterSpec named = victim.getParams();
        ECPublicKey forged = new LookAlike(
                victim, new ECParameterSpec(named.getCurve(), victim.getW(), named.getOrder(), named.getCofactor()));
        assertEquals(Optional.of(AgreementGroup.SECP256R1), Keys.curveOf(victim));
        assertEquals(Optional.empty(), Keys.curveOf(forged));
        assertFalse(CryptoSuites.standard()
                .signatures()
                .verify(SigningScheme.ECDSA_SECP256R1_SHA256, forged, Bytes.EMPTY, Bytes.zeros(8)));
    }

    private static final class LookAlike implements ECPublicKey {
        private static final long serialVersionUID = 1L;

        private final transient ECPublicKey victim;
        private final transient ECParameterSpec parameters;

        LookAlike(ECPublicKey victim, ECParameterSpec parameters) {
            this.victim = victim;
            this.parameters = parameters;
        }

        @Override
        public ECPoint getW() {
            return victim.getW();
        }

        @Override
        public ECParameterSpec getParams() {
            return parameters;
        }

        @Override
        public String getAlgorithm() {
            return victim.getAlgorithm();
        }

        @Override
        public String getFormat() {
            return victim.getFormat();
        }

        @Override
        public byte[] getEncoded() {
            return victim.getEncoded();
        }
    }
}
