package dev.parley.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.certificate.PinnedRawKeys;
import dev.parley.tls.certificate.RawKeyCredentials;
import dev.parley.tls.certificate.RawKeyVerifier;
import dev.parley.tls.crypto.Hash;
import dev.parley.tls.record.RecordPadding;
import dev.parley.tls.session.SessionCache;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.tls.spec.SignatureScheme;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import dev.parley.wire.Secret;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The versions in use, and the settings that only TLS 1.3 has. */
class Tls13ConfigurationTest {
    private static final List<CipherSuite> TLS12_SUITES = Suites.of(TlsVersion.TLS12, CipherSuite.registered());
    private static final List<CipherSuite> TLS13_SUITES = Suites.of(TlsVersion.TLS13, CipherSuite.registered());
    private static final ExternalPsk PSK = psk("a", Hash.SHA256);

    @Test
    void versionsAreThoseThatTheOtherSettingsServe() {
        assertEquals(List.of(TlsVersion.TLS13, TlsVersion.TLS12), TlsConfig.builder().build().versions());
        assertEquals(List.of(TlsVersion.TLS13), TlsConfig.builder().cipherSuites(TLS13_SUITES).build().versions());
        // RFC 9846 section 4.3.3: PKCS #1 v1.5 does not sign handshakes.
        assertEquals(List.of(TlsVersion.TLS12), TlsConfig.builder().signatureSchemes(List.of(SignatureScheme.RSA_PKCS1_SHA256))
                .build().versions());
    }

    @Test
    void suitesAndGroupsAreThoseOfTheVersions() {
        assertEquals(List.of(TlsVersion.TLS12), TlsConfig.builder().cipherSuites(TLS12_SUITES).build().versions());
        TlsConfig old = TlsConfig.builder().versions(List.of(TlsVersion.TLS12)).build();
        assertTrue(TLS12_SUITES.containsAll(old.cipherSuites()));
        assertEquals(List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1), old.groups());
        assertEquals(List.of(), old.keyShares());
        assertEquals(List.of(NamedGroup.X25519), TlsConfig.builder().versions(List.of(TlsVersion.TLS12))
                .groups(List.of(NamedGroup.FFDHE2048, NamedGroup.X25519)).build().groups());
        TlsConfig fresh = TlsConfig.builder().versions(List.of(TlsVersion.TLS13)).build();
        assertEquals(TLS13_SUITES, fresh.cipherSuites());
        TlsConfig both = TlsConfig.builder().build();
        assertEquals(old.cipherSuites(), both.cipherSuites(TlsVersion.TLS12));
        assertEquals(fresh.cipherSuites(), both.cipherSuites(TlsVersion.TLS13));
        assertEquals(old.groups(), both.groups(TlsVersion.TLS12));
        assertEquals(NamedGroup.X25519_MLKEM768, both.groups(TlsVersion.TLS13).get(0));
        assertFalse(both.signatureSchemes(TlsVersion.TLS13).contains(SignatureScheme.RSA_PKCS1_SHA256));
        assertEquals(both.signatureSchemes(), both.signatureSchemes(TlsVersion.TLS12));
    }

    @Test
    void aVersionWithNothingToNegotiateIsRefused() {
        assertRefused("no version is left; name at least one, or keep the default", TlsConfig.builder().versions(List.of()));
        assertRefused("the version TLSv1.2 is named twice; name it once, at its preference",
                TlsConfig.builder().versions(List.of(TlsVersion.TLS12, TlsVersion.TLS12)));
        assertRefused("no cipher suite is for TLSv1.3; add one such as TLS_AES_128_GCM_SHA256, or leave the version out",
                TlsConfig.builder().versions(List.of(TlsVersion.TLS13)).cipherSuites(TLS12_SUITES));
        assertRefused("no cipher suite is for TLSv1.2; add one such as TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, or leave the "
                + "version out", TlsConfig.builder().versions(List.of(TlsVersion.TLS13, TlsVersion.TLS12))
                .cipherSuites(TLS13_SUITES));
        assertRefused("no group is for TLSv1.2; add one such as x25519, or leave the version out",
                TlsConfig.builder().groups(List.of(NamedGroup.X25519_MLKEM768)));
        assertRefused("no signature scheme is for TLSv1.3; add one such as rsa_pss_rsae_sha256, or leave the version out",
                TlsConfig.builder().versions(List.of(TlsVersion.TLS13))
                        .signatureSchemes(List.of(SignatureScheme.RSA_PKCS1_SHA256)));
    }

    @Test
    void keySharesAreSomeOfTheGroupsInTheirOrder() {
        assertRefused("key shares are for TLSv1.3, which is not in use; leave out keyShares(…)", tls12()
                .keyShares(List.of(NamedGroup.X25519)));
        assertEquals(List.of(NamedGroup.X25519_MLKEM768, NamedGroup.X25519), TlsConfig.builder().build().keyShares());
        assertEquals(List.of(NamedGroup.SECP256R1), TlsConfig.builder()
                .groups(List.of(NamedGroup.SECP256R1, NamedGroup.X25519_MLKEM768)).build().keyShares());
        assertEquals(List.of(), TlsConfig.builder().keyShares(List.of()).build().keyShares());
        assertRefused("the key share secp521r1 is for none of the groups; add the group, or remove the share",
                TlsConfig.builder().keyShares(List.of(NamedGroup.SECP521R1)));
        assertRefused("key shares are in the order of the groups: x25519, secp256r1",
                TlsConfig.builder().keyShares(List.of(NamedGroup.SECP256R1, NamedGroup.X25519)));
        assertRefused("the key share x25519 is named twice; name it once, at its preference",
                TlsConfig.builder().keyShares(List.of(NamedGroup.X25519, NamedGroup.X25519)));
    }

    @Test
    void preSharedKeysAreNamedOnceAndGoWithASuite() {
        assertRefused("pre-shared keys are for TLSv1.3, which is not in use; leave out preSharedKeys(…)",
                tls12().preSharedKeys(List.of(PSK)));
        assertRefused("the mode of pre-shared keys psk_ke is named twice; name it once, at its preference",
                TlsConfig.builder().pskModes(List.of(PskMode.KE, PskMode.KE)));
        assertRefused("no mode is left for pre-shared keys and sessions; name at least one, or keep the default",
                TlsConfig.builder().sessions(new SessionCache(1)).pskModes(List.of()));
        assertEquals(List.of(), TlsConfig.builder().pskModes(List.of()).build().pskModes());
        assertRefused("the pre-shared key a (sha384) is named twice; an identity stands for one key",
                TlsConfig.builder().preSharedKeys(List.of(psk("a", Hash.SHA384), PSK)));
        assertRefused("no cipher suite goes with the hash of the pre-shared key a (sha512); add a suite with sha512, or remove "
                + "the key", TlsConfig.builder().preSharedKeys(List.of(psk("a", Hash.SHA512))));
        String shown = TlsConfig.builder().preSharedKeys(List.of(PSK, psk("b", Hash.SHA384))).build().toString();
        assertTrue(shown.contains("\n  pre shared keys: a (sha256), b (sha384)\n"), shown);
    }

    @Test
    void whoHasAPreSharedKeyNeedsNoCertificateAndNobodyToTrust() {
        ConfigChecks.checkServer(TlsConfig.builder().preSharedKeys(List.of(PSK)).build());
        ConfigChecks.checkClient(TlsConfig.builder().preSharedKeys(List.of(PSK)).build());
    }

    @Test
    void rawKeysAreForTls13AndSignWithAScheme() throws Exception {
        KeyPair pair = KeyKind.P256.generate();
        RawKeyCredentials own = RawKeyCredentials.of(pair.getPublic(), pair.getPrivate());
        RawKeyVerifier pinned = PinnedRawKeys.of(List.of(pair.getPublic()));
        String sentence = "raw public keys are for TLSv1.3, which is not in use; leave out rawKey(…) and trustRawKeys(…)";
        assertRefused(sentence, tls12().rawKey(own));
        assertRefused(sentence, tls12().trustRawKeys(pinned));
        assertRefused("the raw public key makes none of the signature schemes; add one of ecdsa_secp256r1_sha256, or leave the "
                + "key out", TlsConfig.builder().rawKey(own).signatureSchemes(List.of(SignatureScheme.ECDSA_SECP384R1_SHA384)));
        ConfigChecks.checkServer(TlsConfig.builder().rawKey(own).build());
        TlsConfig client = TlsConfig.builder().trustRawKeys(pinned).clientAuthentication(ClientAuthentication.REQUESTED).build();
        ConfigChecks.checkClient(client);
        assertTrue(client.toString().contains("\n  raw key verifier: PinnedRawKeys\n"));
        assertTrue(TlsConfig.builder().rawKey(own).build().toString().contains("\n  raw key: EC\n"));
    }

    @Test
    void aKeyThatSignsOnlyInTls12IsRefusedIfOnlyTls13IsInUse() {
        TlsConfig.Builder builder = TlsConfig.builder().credentials(List.of(TestPki.create().server(KeyKind.P256).credentials()))
                .signatureSchemes(List.of(SignatureScheme.ECDSA_SECP384R1_SHA384));
        assertEquals(1, builder.build().credentials().size());
        assertRefused("the EC key of CN=localhost, O=Parley tests makes none of the signature schemes; add one of "
                + "ecdsa_secp256r1_sha256, or leave the certificate out", builder.versions(List.of(TlsVersion.TLS13)));
    }

    @Test
    void earlyDataNeedsTicketsThatServeOnce() {
        assertRefused("early data has 0 to 4294967295 bytes, not -1", TlsConfig.builder().maxEarlyData(-1));
        assertRefused("early data has 0 to 4294967295 bytes, not 4294967296", TlsConfig.builder().maxEarlyData(1L << 32));
        assertRefused("early data is for TLSv1.3, which is not in use; leave out maxEarlyData(…)", tls12().maxEarlyData(1));
        assertRefused("early data is taken with tickets that serve once, which only a cache can tell; set sessions(…) as well, or "
                + "leave out maxEarlyData(…)", TlsConfig.builder().maxEarlyData(1));
        TlsConfig.Builder kept = TlsConfig.builder().maxEarlyData(1 << 14).sessions(new SessionCache(1));
        assertTrue(kept.build().toString().contains("\n  max early data: 16384 bytes\n"));
        // Another server that shares the cache may give the tickets.
        assertEquals(1 << 14, kept.ticketsPerConnection(0).build().maxEarlyData());
    }

    @Test
    void numbersKeepToTheirRanges() {
        for (int wrong : new int[] {-1, 11}) {
            assertRefused("a connection gets 0 to 10 tickets, not " + wrong, TlsConfig.builder().ticketsPerConnection(wrong));
        }
        for (int wrong : new int[] {63, 16386}) {
            assertRefused("a limit for records is from 64 to 16385 bytes, not " + wrong,
                    TlsConfig.builder().recordSizeLimit(wrong));
        }
        for (Duration wrong : List.of(Duration.ofMillis(999), Duration.ofDays(1).plusMillis(1))) {
            assertRefused("a ticket can be used for a second to a day, not for " + wrong,
                    TlsConfig.builder().ticketLifetime(wrong));
        }
        assertRefused("a key protects 64 records or more, not 63", TlsConfig.builder().recordsPerKey(63));
        assertEquals(OptionalLong.of(64), TlsConfig.builder().recordsPerKey(64).build().recordsPerKey());
        assertEquals(OptionalInt.of(64), TlsConfig.builder().recordSizeLimit(64).build().recordSizeLimit());
        assertEquals(OptionalInt.of(16385), TlsConfig.builder().recordSizeLimit(16385).build().recordSizeLimit());
    }

    @Test
    void settingsShow() {
        String shown = TlsConfig.builder().pskModes(List.of(PskMode.KE, PskMode.DHE_KE)).ticketsPerConnection(1)
                .recordPadding(RecordPadding.toMultipleOf(512)).recordSizeLimit(1024).recordsPerKey(1 << 20)
                .certificateCompression(false).middleboxCompatibility(false).grease(false)
                .ticketLifetime(Duration.ofMinutes(1)).ticketNames(crypto -> crypto.randomBytes(8)).build().toString();
        for (String line : List.of("psk modes: psk_ke, psk_dhe_ke", "tickets per connection: 1",
                "record padding: to a multiple of 512 bytes", "record size limit: 1024 bytes", "records per key: 1048576",
                "certificate compression: false", "middlebox compatibility: false", "grease: false",
                "ticket lifetime: 60 seconds", "ticket names: by the application", "extension layout: as written")) {
            assertTrue(shown.contains("\n  " + line + "\n"), line);
        }
    }

    @Test
    void aPreSharedKeyHasALabelAndEnoughBytesAndIsNotShown() {
        Secret key = Secret.take(new byte[16]);
        assertEquals("client 1".length() * 2 + "0x (sha256)".length(), new ExternalPsk(Bytes.ofUtf8("client 1"), key).toString()
                .length(), "a space could be taken for the end");
        assertEquals("0x00ff (sha256)", new ExternalPsk(Bytes.of(0, 0xFF), key).toString());
        assertEquals("the identity of a pre-shared key has 1 to 65535 bytes, not 0",
                assertThrows(IllegalArgumentException.class, () -> new ExternalPsk(Bytes.EMPTY, key)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new ExternalPsk(Bytes.zeros(65536), key));
        assertEquals("a pre-shared key has at least 16 bytes, not 15; draw one at random", assertThrows(
                IllegalArgumentException.class, () -> new ExternalPsk(Bytes.of(1), Secret.take(new byte[15]))).getMessage());
    }

    @Test
    void versionsHaveTheirCodePoints() {
        assertEquals(TlsVersion.TLS12, TlsVersion.of(0x0303).orElseThrow());
        assertEquals(TlsVersion.TLS13, TlsVersion.of(0x0304).orElseThrow());
        assertTrue(TlsVersion.of(0x0302).isEmpty());
    }

    private static TlsConfig.Builder tls12() {
        return TlsConfig.builder().versions(List.of(TlsVersion.TLS12)).trust(TestPki.create().trusted())
                .sessions(new SessionCache(1));
    }

    private static ExternalPsk psk(String identity, Hash hash) {
        return new ExternalPsk(Bytes.ofUtf8(identity), Secret.take(new byte[32]), hash);
    }

    private static void assertRefused(String sentence, TlsConfig.Builder builder) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }
}
