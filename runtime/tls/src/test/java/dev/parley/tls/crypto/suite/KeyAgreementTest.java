package dev.parley.tls.crypto.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.KeyAgreement;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.wire.Bytes;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAgreementTest {
    private final Crypto crypto = CryptoSuites.standard();

    @Test
    void agreesAsRfc7748Section61() throws BadShareException {
        check(
                AgreementGroup.X25519,
                "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
                "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
                "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
                "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
    }

    @Test
    void agreesAsRfc5903Section81() throws BadShareException {
        check(
                AgreementGroup.SECP256R1,
                "c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433",
                "04dad0b65394221cf9b051e1feca5787d098dfe637fc90b9ef945d0c3772581180"
                        + "5271a0461cdb8252d61f1c456fa3e59ab1f45b33accf5f58389e0577b8990bb3",
                "04d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63"
                        + "56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab",
                "d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de");
    }

    @Test
    void agreesAsRfc5903Section82() throws BadShareException {
        check(
                AgreementGroup.SECP384R1,
                "099f3c7034d4a2c699884d73a375a67f7624ef7c6b3c0f160647b67414dce655e35b538041e649ee3faef896783ab194",
                "04667842d7d180ac2cde6f74f37551f55755c7645c20ef73e31634fe72b4c55ee6de3ac808acb4bdb4c88732aee95f41aa"
                        + "9482ed1fc0eeb9cafc4984625ccfc23f65032149e0e144ada024181535a0f38eeb9fcff3c2c947dae69b4c634573a81c",
                "04e558dbef53eecde3d3fccfc1aea08a89a987475d12fd950d83cfa41732bc509d0d1ac43a0336def96fda41d0774a3571"
                        + "dcfbec7aacf3196472169e838430367f66eebe3c6e70c416dd5f0c68759dd1fff83fa40142209dff5eaad96db9e6386c",
                "11187331c279962d93d604243fd592cb9d0a926f422e47187521287e7156c5c4d603135569b9e9d09cf5d4a270f59746");
    }

    private static void check(AgreementGroup group, String own, String ownShare, String peerShare, String secret)
            throws BadShareException {
        KeyAgreement agreement = CryptoSuites.standard(new FixedRandom(Bytes.fromHex(own))).agreement();
        try (KeyShare share = agreement.generate(group)) {
            assertEquals(group, share.group());
            assertEquals(Bytes.fromHex(ownShare), share.publicShare());
            assertEquals(Bytes.fromHex(secret), share.agree(Bytes.fromHex(peerShare)).disclose());
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothSidesAgree(AgreementGroup group) throws BadShareException {
        assertTrue(crypto.agreement().supports(group));
        try (KeyShare share = crypto.agreement().generate(group)) {
            assertEquals(group.shareLength(), share.publicShare().length());
            KeyAgreement.Response response = crypto.agreement().respond(group, share.publicShare());
            assertEquals(
                    response.secret().disclose(),
                    share.agree(response.publicShare()).disclose());
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheJdk(AgreementGroup group) throws Exception {
        for (int round = 0; round < 8; round++) {
            try (KeyShare share = crypto.agreement().generate(group)) {
                boolean x25519 = group == AgreementGroup.X25519;
                KeyPairGenerator generator = KeyPairGenerator.getInstance(x25519 ? "X25519" : "EC");
                if (!x25519) {
                    generator.initialize(new ECGenParameterSpec(group.specName()));
                }
                KeyPair peer = generator.generateKeyPair();
                javax.crypto.KeyAgreement agreement = javax.crypto.KeyAgreement.getInstance(x25519 ? "X25519" : "ECDH");
                agreement.init(peer.getPrivate());
                agreement.doPhase(jdkKey(group, share.publicShare()), true);
                assertEquals(
                        Bytes.wrap(agreement.generateSecret()),
                        share.agree(shareOf(group, peer.getPublic())).disclose());
            }
        }
    }

    /** The points of small order of Curve25519 and its twist, and their non-canonical encodings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void refusesAnAllZeroX25519Secret(String share) {
        try (KeyShare own = crypto.agreement().generate(AgreementGroup.X25519)) {
            assertThrows(BadShareException.class, () -> own.agree(Bytes.fromHex(share)));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "X25519")
    void refusesWhatIsNoPointOfTheCurve(AgreementGroup group) throws BadShareException {
        try (KeyShare own = crypto.agreement().generate(group);
                KeyShare peer = crypto.agreement().generate(group)) {
            Bytes good = peer.publicShare();
            int half = (good.length() - 1) / 2;
            own.agree(good).close();
            byte[] offCurve = good.toByteArray();
            offCurve[offCurve.length - 1] ^= 1;
            byte[] tooLarge = good.toByteArray();
            Arrays.fill(tooLarge, 1, tooLarge.length, (byte) 0xff);
            byte[] hybrid = good.toByteArray();
            hybrid[0] = (byte) (6 + (hybrid[hybrid.length - 1] & 1));
            byte[] compressed = good.slice(0, 1 + half).toByteArray();
            compressed[0] = (byte) (2 + (good.get(good.length() - 1) & 1));
            for (Bytes bad : List.of(
                    Bytes.wrap(offCurve),
                    Bytes.wrap(tooLarge),
                    Bytes.wrap(hybrid),
                    Bytes.wrap(compressed),
                    Bytes.concat(Bytes.of(4), Bytes.zeros(2 * half)),
                    Bytes.concat(Bytes.of(0), Bytes.zeros(2 * half)),
                    Bytes.of(0))) {
                assertThrows(BadShareException.class, () -> own.agree(bad), bad::toHex);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesSharesOfAnotherLength(AgreementGroup group) {
        try (KeyShare own = crypto.agreement().generate(group)) {
            Bytes share = own.publicShare();
            for (Bytes bad : List.of(
                    Bytes.EMPTY, share.slice(1), share.slice(0, share.length() - 1), Bytes.concat(share, Bytes.of(0)))) {
                assertThrows(BadShareException.class, () -> own.agree(bad));
            }
            assertThrows(BadShareException.class, () -> crypto.agreement().respond(group, Bytes.EMPTY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotAgreeOnceClosed(AgreementGroup group) {
        KeyShare own = crypto.agreement().generate(group);
        own.close();
        own.close();
        assertThrows(IllegalStateException.class, () -> own.agree(own.publicShare()));
    }

    private static PublicKey jdkKey(AgreementGroup group, Bytes share) throws Exception {
        if (group == AgreementGroup.X25519) {
            BigInteger u = new BigInteger(1, reversed(share.toByteArray()));
            return KeyFactory.getInstance("X25519").generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(group.specName()));
        int half = (share.length() - 1) / 2;
        ECPoint point = new ECPoint(
                new BigInteger(1, share.slice(1, half).toByteArray()),
                new BigInteger(1, share.slice(1 + half).toByteArray()));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static Bytes shareOf(AgreementGroup group, PublicKey key) {
        if (key instanceof XECPublicKey montgomery) {
            return Bytes.wrap(reversed(fixed(montgomery.getU(), 32).toByteArray()));
        }
        ECPoint point = ((ECPublicKey) key).getW();
        int half = (group.shareLength() - 1) / 2;
        return Bytes.concat(Bytes.of(4), fixed(point.getAffineX(), half), fixed(point.getAffineY(), half));
    }

    private static Bytes fixed(BigInteger number, int length) {
        Bytes bytes = Bytes.wrap(number.toByteArray());
        return bytes.length() > length
                ? bytes.slice(bytes.length() - length)
                : Bytes.concat(Bytes.zeros(length - bytes.length()), bytes);
    }

    private static byte[] reversed(byte[] bytes) {
        List<Byte> list = new ArrayList<>();
        for (byte octet : bytes) {
            list.add(octet);
        }
        Collections.reverse(list);
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = list.get(i);
        }
        return result;
    }
}
