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
import java.util.Arrays;
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
    void agreesAsRfc7748Section62() throws BadShareException {
        check(
                AgreementGroup.X448,
                "9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28dd9c9baf574a9419744897391006382a6f127ab1d"
                        + "9ac2d8c0a598726b",
                "9b08f7cc31b7e3e67d22d5aea121074a273bd2b83de09c63faa73d2c22c5d9bbc836647241d953d40c5b12da88120d53"
                        + "177f80e532c41fa0",
                "3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4f345b43027d8b972fc3e34fb4232a13ca706dcb57aec3dae"
                        + "07bdc1c67bf33609",
                "07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552281d282bb60c0b56fd2464c335543936521c24403085d59a"
                        + "449a5037514a879d");
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
            assertEquals(group.offerLength(), share.publicShare().length());
            KeyAgreement.Response response = crypto.agreement().respond(group, share.publicShare());
            assertEquals(group.answerLength(), response.publicShare().length());
            assertEquals(
                    response.secret().disclose(),
                    share.agree(response.publicShare()).disclose());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*MLKEM.*")
    void agreesWithTheJdk(AgreementGroup group) throws Exception {
        for (int round = 0; round < 8; round++) {
            try (KeyShare share = crypto.agreement().generate(group)) {
                JdkPeer peer = JdkPeer.of(group);
                assertEquals(peer.agree(share.publicShare()), share.agree(peer.publicShare()).disclose());
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

    /** The u-coordinates 0, 1 and -1 of Curve448, and the non-canonical encodings of 0 and 1. */
    @Test
    void refusesAnAllZeroX448Secret() {
        String low = "ff".repeat(27);
        String high = "fe" + "ff".repeat(27);
        try (KeyShare own = crypto.agreement().generate(AgreementGroup.X448)) {
            for (String share : List.of(
                    "00".repeat(56),
                    "01" + "00".repeat(55),
                    "fe" + low + high,
                    "ff" + low + high,
                    "00".repeat(28) + "ff".repeat(28))) {
                String message = assertThrows(BadShareException.class, () -> own.agree(Bytes.fromHex(share)))
                        .getMessage();
                assertTrue(message.contains("x448 secret is all zero"), message);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SECP256R1", "SECP384R1", "SECP521R1"})
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
    void doesNotAgreeOnceClosed(AgreementGroup group) throws BadShareException {
        KeyShare own = crypto.agreement().generate(group);
        Bytes answer = crypto.agreement().respond(group, own.publicShare()).publicShare();
        own.agree(answer).close();
        own.close();
        own.close();
        assertThrows(IllegalStateException.class, () -> own.agree(answer));
    }
}
