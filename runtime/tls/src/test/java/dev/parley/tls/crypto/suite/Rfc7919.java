package dev.parley.tls.crypto.suite;

import dev.parley.tls.crypto.AgreementGroup;
import java.math.BigInteger;

/** The primes of RFC 7919 appendix A, computed from their definition. */
final class Rfc7919 {
    /** Enough for all digits of e that a prime has. */
    private static final int PRECISION = 4096;

    private Rfc7919() {}

    static BigInteger prime(AgreementGroup group) {
        return switch (group) {
            case FFDHE2048 -> prime(2048, 560316);
            case FFDHE3072 -> prime(3072, 2625351);
            default -> throw new IllegalArgumentException(group.specName());
        };
    }

    /** 2^b - 2^(b-64) + {[2^(b-130) e] + X} * 2^64 - 1. */
    private static BigInteger prime(int bits, long x) {
        BigInteger digits = e().shiftRight(PRECISION - (bits - 130));
        return power(bits)
                .subtract(power(bits - 64))
                .add(digits.add(BigInteger.valueOf(x)).shiftLeft(64))
                .subtract(BigInteger.ONE);
    }

    /** e * 2^PRECISION, rounded down; 64 more digits take up the rounding of each term. */
    private static BigInteger e() {
        BigInteger sum = BigInteger.ZERO;
        BigInteger term = power(PRECISION + 64);
        for (int n = 1; term.signum() != 0; n++) {
            sum = sum.add(term);
            term = term.divide(BigInteger.valueOf(n));
        }
        return sum.shiftRight(64);
    }

    private static BigInteger power(int exponent) {
        return BigInteger.ONE.shiftLeft(exponent);
    }
}
