package dev.parley.tls.crypto.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.crypto.AgreementGroup;
import dev.parley.tls.crypto.BadShareException;
import dev.parley.tls.crypto.KeyAgreement;
import dev.parley.tls.crypto.KeyShare;
import dev.parley.wire.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiniteFieldAgreementTest {
    private static final int MANY = 10_000;

    private final KeyAgreement agreement = CryptoSuites.standard().agreement();

    /** A share and a secret that begin with a zero byte keep it (RFC 9846 sections 4.3.8.1 and 7.4.1). */
    @ParameterizedTest
    @EnumSource(names = "FFDHE2048")
    void padsToTheSizeOfThePrime(AgreementGroup group) throws BadShareException {
        for (int i = 0; i < MANY; i++) {
            try (KeyShare own = agreement.generate(group)) {
                if (own.publicShare().get(0) == 0) {
                    assertEquals(group.offerLength(), own.publicShare().length());
                    // The peer whose exponent is 1 shares the generator, and the secret is this side's share.
                    assertEquals(own.publicShare(), own.agree(share(group, BigInteger.TWO)).disclose());
                    return;
                }
            }
        }
        throw new AssertionError("one share of 256 begins with a zero byte");
    }

    @ParameterizedTest
    @EnumSource(names = {"FFDHE2048", "FFDHE3072"})
    void refusesWhatIsNotBetweenOneAndThePrimeLessOne(AgreementGroup group) throws BadShareException {
        BigInteger p = Rfc7919.prime(group);
        try (KeyShare own = agreement.generate(group)) {
            own.agree(share(group, BigInteger.TWO)).close();
            for (BigInteger y : List.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    p.subtract(BigInteger.ONE),
                    p,
                    p.add(BigInteger.ONE),
                    BigInteger.ONE.shiftLeft(8 * group.offerLength()).subtract(BigInteger.ONE))) {
                assertRefused("not between 1 and p - 1", own, share(group, y));
                assertThrows(BadShareException.class, () -> agreement.respond(group, share(group, y)));
            }
        }
    }

    /** The generator is a square, so that -2 and all other non-squares betray a peer that probes the private key. */
    @ParameterizedTest
    @EnumSource(names = {"FFDHE2048", "FFDHE3072"})
    void refusesWhatTheGeneratorDoesNotReach(AgreementGroup group) {
        BigInteger p = Rfc7919.prime(group);
        try (KeyShare own = agreement.generate(group)) {
            assertRefused("no power of the generator", own, share(group, p.subtract(BigInteger.TWO)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FFDHE2048", "FFDHE3072"})
    void refusesSharesWithoutTheirPadding(AgreementGroup group) {
        try (KeyShare own = agreement.generate(group)) {
            assertRefused("bytes, not 1", own, Bytes.of(2));
        }
    }

    private static void assertRefused(String fault, KeyShare own, Bytes share) {
        String message = assertThrows(BadShareException.class, () -> own.agree(share)).getMessage();
        assertTrue(message.contains(fault), message);
    }

    private static Bytes share(AgreementGroup group, BigInteger y) {
        return Bytes.wrap(BigIntegers.asUnsignedByteArray(group.offerLength(), y));
    }
}
