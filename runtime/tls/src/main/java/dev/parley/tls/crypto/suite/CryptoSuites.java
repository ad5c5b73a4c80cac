package dev.parley.tls.crypto.suite;

import dev.parley.tls.crypto.Crypto;
import dev.parley.tls.crypto.bc.BcAeadCiphers;
import dev.parley.tls.crypto.bc.BcHashing;
import dev.parley.tls.crypto.bc.BcHmac;
import dev.parley.tls.crypto.bc.BcKeyAgreement;
import dev.parley.tls.crypto.bc.BcRsaKeyTransport;
import dev.parley.tls.crypto.bc.BcSignatures;
import dev.parley.tls.crypto.jdk.JdkAeadCiphers;
import dev.parley.tls.crypto.jdk.JdkHashing;
import dev.parley.tls.crypto.jdk.JdkHmac;
import dev.parley.tls.crypto.jdk.JdkSignatures;
import java.security.SecureRandom;

/**
 * Which provider stands for which primitive, and what it promises about side channels. BC is Bouncy Castle's
 * lightweight API.
 *
 * <table>
 * <caption>Providers</caption>
 * <tr><th>Primitive</th><th>{@link #standard}</th><th>{@link #bouncyCastle}</th><th>Side channels</th></tr>
 * <tr><td>Hash, HMAC, PRF, HKDF</td><td>JDK</td><td>BC</td>
 *   <td>Time depends on lengths only. The JDK uses the processor's SHA instructions where there are any.</td></tr>
 * <tr><td>AES-GCM</td><td>JDK</td><td>BC</td>
 *   <td>JDK: constant time on processors with AES and carry-less multiply instructions, table look-ups on
 *   others and before the code is compiled. BC: table look-ups that depend on key and data, visible to who
 *   shares the cache. Tags are compared in constant time by both.</td></tr>
 * <tr><td>ChaCha20-Poly1305</td><td>JDK</td><td>BC</td>
 *   <td>Additions, rotations and multiplications only: constant time by design. Tags are compared in constant
 *   time by both.</td></tr>
 * <tr><td>x25519, x448</td><td>BC</td><td>BC</td>
 *   <td>A Montgomery ladder with constant-time swaps on fixed-size limbs; the scalar is wiped.</td></tr>
 * <tr><td>secp256r1, secp384r1, secp521r1 agreement</td><td>BC</td><td>BC</td>
 *   <td>The public share by a fixed comb with constant-time look-ups. The multiplication of the peer's point
 *   is <em>not</em> constant time, so a key pair must serve one handshake only. The scalar is a {@code
 *   BigInteger}, which is dropped but cannot be wiped.</td></tr>
 * <tr><td>ffdhe2048, ffdhe3072 agreement</td><td>BC</td><td>BC</td>
 *   <td>{@code BigInteger} exponentiation, which is <em>not</em> constant time: a key pair must serve one handshake
 *   only. The exponent is dropped but cannot be wiped.</td></tr>
 * <tr><td>ML-KEM, within the hybrid groups</td><td>BC</td><td>BC</td>
 *   <td>Decapsulation re-encrypts and chooses without a branch (FIPS 203 section 6.3). The key is dropped but not
 *   wiped.</td></tr>
 * <tr><td>ECDSA</td><td>BC</td><td>BC</td>
 *   <td>Nonces by RFC 6979, multiplied by a fixed comb with constant-time look-ups and inverted by a
 *   constant-time algorithm; the remaining {@code BigInteger} arithmetic is not constant time. No fault
 *   check.</td></tr>
 * <tr><td>Ed25519, Ed448</td><td>BC</td><td>BC</td>
 *   <td>Signing is constant time on fixed-size limbs. No fault check.</td></tr>
 * <tr><td>RSA signatures</td><td>JDK</td><td>BC</td>
 *   <td>Blinded exponentiation, results checked against CRT faults before they leave (RFC 9846 section C.3).
 *   </td></tr>
 * <tr><td>RSA key transport</td><td>BC</td><td>BC</td>
 *   <td>Decryption is blinded, and padding, length and version are checked without a branch; a bad ciphertext
 *   yields a random secret (RFC 5246 section 7.4.7.1). BC in both, because the JDK has no public call that
 *   decrypts without telling whether the padding was right.</td></tr>
 * <tr><td>Signatures by opaque keys</td><td>JDK</td><td>JDK</td>
 *   <td>Whatever the token promises: PKCS #11 and HSM keys are used through {@code java.security.Signature}.
 *   </td></tr>
 * <tr><td>Randomness</td><td colspan="2">the {@code SecureRandom} that is passed in</td>
 *   <td>Seeded by the operating system with the default constructor.</td></tr>
 * </table>
 *
 * <p>Both run in a garbage-collected virtual machine: copies that providers make of keys may outlive {@code
 * close()}, and nothing here resists an attacker who measures power or injects faults, except as stated.
 */
public final class CryptoSuites {
    private CryptoSuites() {}

    /** The default: each primitive from the provider that does it best. */
    public static Crypto standard() {
        return standard(new SecureRandom());
    }

    /** The default with a given source of randomness. */
    public static Crypto standard(SecureRandom random) {
        JdkSignatures jdk = new JdkSignatures(random);
        return new Crypto(
                new JdkHashing(),
                new JdkHmac(),
                new BcKeyAgreement(random),
                new RoutedSignatures(jdk, new BcSignatures(random), jdk),
                new BcRsaKeyTransport(random),
                new JdkAeadCiphers(),
                random);
    }

    /** Bouncy Castle for everything but the signatures of opaque keys. */
    public static Crypto bouncyCastle() {
        return bouncyCastle(new SecureRandom());
    }

    /** Bouncy Castle with a given source of randomness. */
    public static Crypto bouncyCastle(SecureRandom random) {
        BcSignatures bouncyCastle = new BcSignatures(random);
        return new Crypto(
                new BcHashing(),
                new BcHmac(),
                new BcKeyAgreement(random),
                new RoutedSignatures(bouncyCastle, bouncyCastle, new JdkSignatures(random)),
                new BcRsaKeyTransport(random),
                new BcAeadCiphers(),
                random);
    }
}
