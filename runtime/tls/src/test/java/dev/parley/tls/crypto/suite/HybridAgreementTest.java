package dev.parley.tls.crypto.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.KeyAgreement;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.wire.Bytes;
import java.security.SecureRandom;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section numbers are those of draft-ietf-tls-ecdhe-mlkem. */
class HybridAgreementTest {
    private final KeyAgreement agreement = CryptoSuites.standard().agreement();

    /** What the draft says of each group; its lengths in bytes. */
    private enum Layout {
        X25519_MLKEM768(AgreementGroup.X25519, 32, MLKEMParameters.ml_kem_768, 1184, 1088, true, 1216, 1120, 64),
        SECP256R1_MLKEM768(AgreementGroup.SECP256R1, 65, MLKEMParameters.ml_kem_768, 1184, 1088, false, 1249, 1153, 64),
        SECP384R1_MLKEM1024(
                AgreementGroup.SECP384R1, 97, MLKEMParameters.ml_kem_1024, 1568, 1568, false, 1665, 1665, 80);

        private final AgreementGroup curve;
        private final int point;
        private final MLKEMParameters kem;
        private final int key;
        private final int ciphertext;
        private final boolean kemFirst;
        private final int offer;
        private final int answer;
        private final int secret;

        Layout(AgreementGroup curve, int point, MLKEMParameters kem, int key, int ciphertext, boolean kemFirst, int offer,
                int answer, int secret) {
            this.curve = curve;
            this.point = point;
            this.kem = kem;
            this.key = key;
            this.ciphertext = ciphertext;
            this.kemFirst = kemFirst;
            this.offer = offer;
            this.answer = answer;
            this.secret = secret;
        }

        AgreementGroup group() {
            return AgreementGroup.valueOf(name());
        }

        Bytes join(Bytes kemPart, Bytes curvePart) {
            return kemFirst ? Bytes.concat(kemPart, curvePart) : Bytes.concat(curvePart, kemPart);
        }

        Bytes kemPart(Bytes share, int length) {
            return kemFirst ? share.slice(0, length) : share.slice(point);
        }

        Bytes curvePart(Bytes share) {
            return kemFirst ? share.slice(share.length() - point) : share.slice(0, point);
        }
    }

    /** Sections 4.1 to 4.3: lengths and order of the parts, with a server that is put together here. */
    @ParameterizedTest
    @EnumSource
    void clientTalksToAServerMadeOfTheParts(Layout layout) throws BadShareException {
        try (KeyShare client = agreement.generate(layout.group())) {
            assertEquals(layout.offer, client.publicShare().length());
            KeyAgreement.Response curve = agreement.respond(layout.curve, layout.curvePart(client.publicShare()));
            SecretWithEncapsulation kem = new MLKEMGenerator(new SecureRandom())
                    .generateEncapsulated(new MLKEMPublicKeyParameters(
                            layout.kem, layout.kemPart(client.publicShare(), layout.key).toByteArray()));
            Bytes answer = layout.join(Bytes.wrap(kem.getEncapsulation()), curve.publicShare());
            assertEquals(
                    layout.join(Bytes.wrap(kem.getSecret()), curve.secret().disclose()),
                    client.agree(answer).disclose());
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverAnswersAsTheDraftSays(Layout layout) throws BadShareException {
        try (KeyShare client = agreement.generate(layout.group())) {
            KeyAgreement.Response response = agreement.respond(layout.group(), client.publicShare());
            assertEquals(layout.answer, response.publicShare().length());
            assertEquals(layout.secret, response.secret().length());
            assertEquals(response.secret().disclose(), client.agree(response.publicShare()).disclose());
            assertNotEquals(
                    response.secret().disclose(),
                    agreement.respond(layout.group(), client.publicShare()).secret().disclose(),
                    "every answer carries a secret of its own");
        }
    }

    /** "the server MUST perform the encapsulation key check described in Section 7.2 of [FIPS 203]" (section 4.2). */
    @ParameterizedTest
    @EnumSource
    void serverRefusesACoefficientThatIsNotReduced(Layout layout) throws BadShareException {
        try (KeyShare client = agreement.generate(layout.group())) {
            Bytes share = client.publicShare();
            byte[] key = layout.kemPart(share, layout.key).toByteArray();
            int last = key.length - 32 - 3;
            // The first of two coefficients of 12 bits: the largest that is reduced modulo q = 3329, then q.
            key[last] = (byte) 3328;
            key[last + 1] = (byte) (key[last + 1] & 0xf0 | 3328 >> 8);
            agreement.respond(layout.group(), layout.join(Bytes.wrap(key.clone()), layout.curvePart(share)));
            key[last] = (byte) 3329;
            assertThrows(
                    BadShareException.class,
                    () -> agreement.respond(layout.group(), layout.join(Bytes.wrap(key), layout.curvePart(share))));
        }
    }

    /** "the client MUST check if the ciphertext length matches the selected group" (section 4.2). */
    @ParameterizedTest
    @EnumSource
    void refusesPartsOfAnotherLength(Layout layout) throws BadShareException {
        try (KeyShare client = agreement.generate(layout.group())) {
            Bytes offer = client.publicShare();
            Bytes answer = agreement.respond(layout.group(), offer).publicShare();
            for (int longer : new int[] {-1, 1}) {
                Bytes key = resized(layout.kemPart(offer, layout.key), longer);
                assertThrows(
                        BadShareException.class,
                        () -> agreement.respond(layout.group(), layout.join(key, layout.curvePart(offer))));
                Bytes ciphertext = resized(layout.kemPart(answer, layout.ciphertext), longer);
                assertThrows(
                        BadShareException.class, () -> client.agree(layout.join(ciphertext, layout.curvePart(answer))));
            }
            if (layout.offer != layout.answer) {
                assertThrows(BadShareException.class, () -> client.agree(offer));
                assertThrows(BadShareException.class, () -> agreement.respond(layout.group(), answer));
            }
        }
    }

    /** "including all validity checks" and "the all-zero shared secret check for X25519" (sections 4.2 and 4.3). */
    @ParameterizedTest
    @EnumSource
    void refusesWhatTheCurveRefuses(Layout layout) throws BadShareException {
        try (KeyShare client = agreement.generate(layout.group())) {
            Bytes offer = client.publicShare();
            Bytes answer = agreement.respond(layout.group(), offer).publicShare();
            Bytes bad = layout.curve == AgreementGroup.X25519
                    ? Bytes.zeros(layout.point)
                    : Bytes.concat(Bytes.of(4), Bytes.zeros(layout.point - 1));
            assertThrows(
                    BadShareException.class,
                    () -> agreement.respond(layout.group(), layout.join(layout.kemPart(offer, layout.key), bad)));
            assertThrows(
                    BadShareException.class,
                    () -> client.agree(layout.join(layout.kemPart(answer, layout.ciphertext), bad)));
        }
    }

    /** A ciphertext for another key is no error (FIPS 203 section 6.3): the secrets differ, and Finished will tell. */
    @ParameterizedTest
    @EnumSource
    void givesAnotherSecretForAnotherCiphertext(Layout layout) throws BadShareException {
        try (KeyShare client = agreement.generate(layout.group())) {
            KeyAgreement.Response response = agreement.respond(layout.group(), client.publicShare());
            byte[] ciphertext = layout.kemPart(response.publicShare(), layout.ciphertext).toByteArray();
            ciphertext[7] ^= 1;
            Bytes changed = layout.join(Bytes.wrap(ciphertext), layout.curvePart(response.publicShare()));
            assertNotEquals(response.secret().disclose(), client.agree(changed).disclose());
        }
    }

    private static Bytes resized(Bytes bytes, int by) {
        return by < 0 ? bytes.slice(-by) : Bytes.concat(bytes, Bytes.zeros(by));
    }
}
