package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.Pem;
import dev.parley.tls.testing.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemFilesTest {
    private static final String EC_PARAMETERS =
            "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P256", "P384", "P521", "ED25519"})
    void readsPkcs8Keys(KeyKind kind) throws Exception {
        KeyPair pair = kind.generate();
        assertEquals(pair.getPrivate(), PemFiles.privateKey(Pem.writeKey(file("key.pem"), pair.getPrivate())));
    }

    /** The traditional RSA form, EC PARAMETERS before the traditional EC form, and text before a certificate. */
    @ParameterizedTest
    @ValueSource(strings = {"openssl-rsa.pem", "openssl-ec.pem", "openssl-ed25519.pem"})
    void readsWhatOpensslWrote(String resource) throws Exception {
        Path file = Path.of(PemFilesTest.class.getResource(resource).toURI());
        Credentials credentials = Credentials.fromPem(file, file);
        assertEquals(
                "CN=made by OpenSSL", credentials.certificate().getSubjectX500Principal().getName());
    }

    @Test
    void readsPastTextAndBlocksOfOtherKinds() throws Exception {
        Identity server = TestPki.create().server(KeyKind.P256);
        Path key = Pem.writeKey(file("key.pem"), server.privateKey());
        Path chain = server.writeChain(directory, "server");
        Path all = file("all.pem");
        Files.writeString(
                all,
                "Schlüssel of the server\n" + EC_PARAMETERS + Files.readString(key) + "subject=/CN=x\n"
                        + "-----BEGIN SOMETHING-----\nAAAA\n-----END SOMETHING-----\n" + Files.readString(chain));
        assertEquals(server.privateKey(), PemFiles.privateKey(all));
        assertEquals(server.chain(), PemFiles.certificates(all));
    }

    @Test
    void namesTheFileAndTheWayOut() throws Exception {
        Path missing = file("missing.pem");
        assertFault(() -> PemFiles.certificates(missing), missing, "no such file");
        assertFault(() -> PemFiles.privateKey(missing), missing, "no such file");
        assertFault(() -> PemFiles.privateKey(directory), directory, "cannot be read");
        Path empty = Files.writeString(file("empty.pem"), "");
        assertFault(() -> PemFiles.certificates(empty), empty, "openssl x509 -inform DER");
        assertFault(() -> PemFiles.privateKey(empty), empty, "openssl pkey -inform DER");
    }

    @Test
    void tellsHowToDecryptAKey() throws Exception {
        KeyPair pair = KeyKind.RSA_2048.generate();
        Path pkcs8 = Pem.write(
                file("pkcs8.pem"),
                new JcaPKCS8Generator(
                        pair.getPrivate(),
                        new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                                .setProvider(new BouncyCastleProvider())
                                .setPassword("secret".toCharArray())
                                .build()));
        assertFault(() -> PemFiles.privateKey(pkcs8), pkcs8, "openssl pkey -in");
        Path traditional = Pem.write(
                file("traditional.pem"),
                new JcaMiscPEMGenerator(
                        pair.getPrivate(),
                        new JcePEMEncryptorBuilder("AES-128-CBC")
                                .setProvider(new BouncyCastleProvider())
                                .build("secret".toCharArray())));
        assertFault(() -> PemFiles.privateKey(traditional), traditional, "encrypted");
    }

    @Test
    void reportsMalformedBlocks() throws Exception {
        for (String body : new String[] {"AAAA", "MA==", "!!!!", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A", ""}) {
            for (String kind : new String[] {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY"}) {
                Path key = block(kind, body);
                assertFault(() -> PemFiles.privateKey(key), key, "malformed");
            }
            Path certificate = block("CERTIFICATE", body);
            assertFault(() -> PemFiles.certificates(certificate), certificate, "malformed");
        }
        Path unfinished = Files.writeString(file("cut.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        assertFault(() -> PemFiles.certificates(unfinished), unfinished, "malformed");
    }

    @Test
    void reportsATruncatedCertificate() throws Exception {
        byte[] whole = TestPki.create().root().certificate().getEncoded();
        for (int length = 1; length < whole.length; length += 13) {
            byte[] cut = Arrays.copyOf(whole, length);
            Path file = Pem.write(file("cut.pem"), new PemObject("CERTIFICATE", cut));
            assertFault(() -> PemFiles.certificates(file), file, "malformed");
        }
    }

    private Path block(String kind, String body) throws IOException {
        return Files.writeString(
                file("block.pem"), "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private static void assertFault(Executable reading, Path file, String advice) {
        String message = assertThrows(CertificateLoadException.class, reading).getMessage();
        assertTrue(message.contains(file.toString()) && message.contains(advice), message);
    }
}
