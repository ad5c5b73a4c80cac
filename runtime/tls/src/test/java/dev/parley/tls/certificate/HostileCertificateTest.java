package dev.parley.tls.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.tls.certificate.CertificateRejectedException.Reason;
import dev.parley.tls.testing.Identity;
import dev.parley.tls.testing.KeyKind;
import dev.parley.tls.testing.Pem;
import dev.parley.tls.testing.TestPki;
import dev.parley.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a peer sends, the verifier answers with its own exception. */
class HostileCertificateTest {
    private static final PeerExpectation LOCALHOST =
            PeerExpectation.server(ServerName.parse("localhost"), KeyUse.SIGNING);

    private static final int OCTET_STRING = 0x04;
    private static final int CONSTRUCTED = 0x20;
    private static final int SEQUENCE = 0x30;
    private static final int EXTENSIONS = 0xA3;

    private final TestPki pki = TestPki.create();
    private final PathValidator validator = new PathValidator(pki.trusted(), Clock.systemUTC());

    @Test
    void refusesWhatIsNotExactlyOneCertificate(@TempDir Path directory) throws Exception {
        Bytes good = pki.server(KeyKind.P256).encodedChain().get(0);
        Path pem = Pem.writeCertificates(directory.resolve("x.pem"), pki.root().certificate());
        for (Bytes bad : List.of(
                Bytes.EMPTY,
                Bytes.of(0x30),
                Bytes.of(0x30, 0x80, 0, 0),
                Bytes.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff),
                Bytes.concat(good, Bytes.of(0)),
                Bytes.concat(good, good),
                Bytes.wrap(Files.readAllBytes(pem)))) {
            assertBad(bad);
        }
    }

    @Test
    void refusesEveryTruncation() {
        Bytes good = pki.server(KeyKind.P256).encodedChain().get(0);
        for (int length = 0; length < good.length(); length++) {
            assertBad(good.slice(0, length));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P256", "ED25519"})
    void refusesEveryChangedByte(KeyKind kind) {
        Identity server = pki.server(kind);
        Random random = new Random(kind.ordinal());
        for (int at = 0; at < server.encodedChain().get(0).length(); at++) {
            byte[] changed = server.encodedChain().get(0).toByteArray();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            List<Bytes> chain =
                    List.of(Bytes.wrap(changed), server.encodedChain().get(1));
            assertThrows(CertificateRejectedException.class, () -> validator.verify(chain, LOCALHOST), "at " + at);
        }
    }

    /** Strings constructed of one string each, which the JDK's parser follows until its stack is used up. */
    @Test
    void survivesDeepNesting() throws IOException {
        ASN1Sequence certificate =
                ASN1Sequence.getInstance(pki.server(KeyKind.P256).encodedChain().get(0).toByteArray());
        ASN1Sequence body = (ASN1Sequence) certificate.getObjectAt(0);
        Bytes value = element(OCTET_STRING);
        for (int depth = 0; depth < 20_000; depth++) {
            value = element(OCTET_STRING | CONSTRUCTED, value);
        }
        Bytes extension = element(SEQUENCE, encoded(Extension.subjectAlternativeName), value);
        List<Bytes> fields = new ArrayList<>();
        for (int i = 0; i < body.size() - 1; i++) {
            fields.add(encoded(body.getObjectAt(i)));
        }
        fields.add(element(EXTENSIONS, element(SEQUENCE, extension)));
        assertBad(element(
                SEQUENCE,
                element(SEQUENCE, fields.toArray(Bytes[]::new)),
                encoded(certificate.getObjectAt(1)),
                encoded(certificate.getObjectAt(2))));
    }

    private static Bytes element(int tag, Bytes... parts) {
        Bytes content = Bytes.concat(parts);
        int length = content.length();
        return Bytes.concat(
                length < 0x80
                        ? Bytes.of(tag, length)
                        : Bytes.of(tag, 0x83, length >> 16, length >> 8 & 0xFF, length & 0xFF),
                content);
    }

    private static Bytes encoded(ASN1Encodable value) throws IOException {
        return Bytes.wrap(value.toASN1Primitive().getEncoded());
    }

    private void assertBad(Bytes certificate) {
        CertificateRejectedException rejection = assertThrows(
                CertificateRejectedException.class, () -> validator.verify(List.of(certificate), LOCALHOST));
        assertEquals(Reason.BAD_CERTIFICATE, rejection.reason(), rejection::getMessage);
    }
}
