package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Edit.body;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;

import dev.parley.tests.peer.Identities;
import dev.parley.tests.peer.RawKeys;
import dev.parley.tls.certificate.CertificateCompression;
import dev.parley.tls.certificate.RawKeyCredentials;
import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.tls13.CertificateCompressionAlgorithm;
import dev.parley.tls.spec.tls13.CompressedCertificate;
import dev.parley.tls.testing.KeyKind;
import dev.parley.wire.Bytes;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Servers that show other kinds of certificates than was agreed on (RFC 7250, RFC 8879). */
class Tls13CertificateTypeTest {
    private static final int LENGTH_WIDTH = 3;
    private static final RawKeyCredentials KEY = RawKeys.generate(KeyKind.P256);
    private static final Scene FULL = Tls13Scenes.full(CLIENT);
    private static final Scene RAW = new Scene("raw key", CLIENT,
            c -> FULL.client().apply(c).trustRawKeys(RawKeys.pinned(KEY)), s -> FULL.server().apply(s).rawKey(KEY), false);

    @TestFactory
    Stream<DynamicTest> certificateTypes() {
        return Stream.of(
                refused("a type that was not offered (RFC 7250, 4.2)", RAW, Message.ENCRYPTED_EXTENSIONS,
                        b -> Bytes.fromHex(b.toHex().replace("0014000102", "0014000101")),
                        new Refusal(AlertDescription.ILLEGAL_PARAMETER, "WAIT_EE", "server_certificate_type")),
                refused("two raw keys (4.5.1)", RAW, Message.TLS13_CERTIFICATE,
                        b -> list(Bytes.concat(b.slice(1 + LENGTH_WIDTH), b.slice(1 + LENGTH_WIDTH))),
                        new Refusal(AlertDescription.ILLEGAL_PARAMETER, "WAIT_CERT_CR", "RawPublicKey")),
                refused("another raw key", RAW, Message.TLS13_CERTIFICATE,
                        b -> entry(RawKeys.generate(KeyKind.P256).encodedKey(), ""),
                        new Refusal(AlertDescription.BAD_CERTIFICATE, "WAIT_CERT_CR", "not among those trusted")),
                refused("a certificate in place of the raw key", RAW, Message.TLS13_CERTIFICATE,
                        b -> entry(certificate(), ""),
                        new Refusal(AlertDescription.BAD_CERTIFICATE, "WAIT_CERT_CR", "SubjectPublicKeyInfo")));
    }

    /** An entry answers the ClientHello, compressed or not (RFC 9846 section 4.5.1). */
    @TestFactory
    Stream<DynamicTest> unaskedExtensionsOfEntries() {
        String timestamps = "00120000";
        Bytes unasked = entry(certificate(), timestamps);
        return Stream.of(
                refused("an extension that was not offered", FULL, Message.TLS13_CERTIFICATE, b -> unasked,
                        new Refusal(AlertDescription.UNSUPPORTED_EXTENSION, "WAIT_CERT_CR", "")),
                refused("an extension that was not offered", Tls13Scenes.compressed(CLIENT), Message.COMPRESSED_CERTIFICATE,
                        b -> new CompressedCertificate(CertificateCompressionAlgorithm.ZLIB, unasked.length(),
                                CertificateCompression.compress(unasked)).toBytes(),
                        new Refusal(AlertDescription.UNSUPPORTED_EXTENSION, "WAIT_CERT_CR", "")));
    }

    private static Bytes certificate() {
        return Identities.server(KeyKind.P256).encodedChain().get(0);
    }

    /** The body of a Certificate with one entry. */
    private static Bytes entry(Bytes data, String extensions) {
        return list(Bytes.concat(Bytes.ofUint(LENGTH_WIDTH, data.length()), data,
                Bytes.of(0, extensions.length() / 2), Bytes.fromHex(extensions)));
    }

    private static Bytes list(Bytes entries) {
        return Bytes.concat(Bytes.of(0), Bytes.ofUint(LENGTH_WIDTH, entries.length()), entries);
    }

    private static DynamicTest refused(String name, Scene scene, Message message, UnaryOperator<Bytes> change,
            Refusal refusal) {
        return new Misdeed(message.label() + " with " + name, scene, body(message, change), refusal).test();
    }
}
