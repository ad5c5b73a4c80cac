package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.RawHello.server;
import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;

import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.CipherSuite;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.wire.Bytes;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Servers whose ServerHello selects what it must not (RFC 9846 section 4.2.3 unless another is named). */
class Tls13ServerHelloTest {
    private static final Scene FULL = Tls13Scenes.full(CLIENT);
    private static final Scene PSK = Tls13Scenes.resumption(CLIENT);
    private static final Scene PSK_ALONE = Tls13Scenes.resumptionWithoutAgreement(CLIENT);

    @TestFactory
    Stream<DynamicTest> prefix() {
        return Stream.of(
                hello("legacy_version of TLS 1.3", h -> h.with(0, 3, 4), AlertDescription.PROTOCOL_VERSION,
                        "ServerHello.legacy_version at offset 0"),
                hello("another legacy_session_id_echo", h -> h.with(RawHello.SESSION_ID_AT + 1, 1, 2, 3),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "legacy_session_id_echo == C.ClientHello.legacy_session_id"),
                hello("no legacy_session_id_echo", h -> h.withPrefix(p -> Bytes.concat(
                        p.slice(0, RawHello.SESSION_ID_AT), Bytes.of(0), p.slice(h.cipherSuiteAt()))),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "legacy_session_id_echo == C.ClientHello.legacy_session_id"),
                hello("compression", h -> h.with(h.cipherSuiteAt() + 2, 1), AlertDescription.ILLEGAL_PARAMETER,
                        "ServerHello.legacy_compression_method at offset 69"),
                hello("a suite that was not offered", suite(CipherSuite.TLS_CHACHA20_POLY1305_SHA256.code()),
                        AlertDescription.ILLEGAL_PARAMETER, "cipher_suite in C.ClientHello.cipher_suites",
                        new Scene("one suite", CLIENT, c -> FULL.client().apply(c)
                                .cipherSuites(List.of(CipherSuite.TLS_AES_128_GCM_SHA256)), FULL.server(), false)),
                hello("an unknown suite", suite(0xFADE), AlertDescription.ILLEGAL_PARAMETER,
                        "cipher_suite in C.ClientHello.cipher_suites"),
                hello("a suite of TLS 1.2", suite(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256.code()),
                        AlertDescription.ILLEGAL_PARAMETER, "cipher_suite in C.ClientHello.cipher_suites"));
    }

    @TestFactory
    Stream<DynamicTest> version() {
        return Stream.of(
                hello("TLS 1.2 in supported_versions (4.3.1)", versions(0x03, 0x03), AlertDescription.ILLEGAL_PARAMETER,
                        "supported_versions.selected_version == 772"),
                hello("a version that was not offered in supported_versions (4.3.1)", versions(0x03, 0x05),
                        AlertDescription.ILLEGAL_PARAMETER, "supported_versions.selected_version == 772"),
                hello("two versions in supported_versions (4.3.1)", versions(0x03, 0x04, 0x03, 0x03),
                        AlertDescription.DECODE_ERROR,
                        "ServerHello.extensions[0].extension_data at offset 78: trailing bytes: 2"));
    }

    @TestFactory
    Stream<DynamicTest> keyShare() {
        return Stream.of(
                hello("no key_share and no pre_shared_key (9.2)", h -> h.without(ExtensionType.KEY_SHARE),
                        AlertDescription.MISSING_EXTENSION, "accepts_psk | dhe"),
                hello("a share for a group that was not offered (4.3.8)", group(0xFADE),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "has_share(C.ClientHello.key_share, key_share.server_share.group)"),
                hello("a share for a group that was offered without a share (4.3.8)",
                        group(NamedGroup.SECP256R1.code()),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "has_share(C.ClientHello.key_share, key_share.server_share.group)"),
                hello("an empty share (4.3.8)", share(Bytes.of(0, 29, 0, 0)), AlertDescription.DECODE_ERROR,
                        "extension_data.server_share.key_exchange at offset 84: length 0"),
                hello("a share that is too short (4.3.8.2)", share(Bytes.of(0, 29, 0, 2, 1, 2)),
                        AlertDescription.ILLEGAL_PARAMETER, "share"),
                hello("a share of low order (7.4.2)", share(Bytes.concat(Bytes.of(0, 29, 0, 32), Bytes.zeros(32))),
                        AlertDescription.ILLEGAL_PARAMETER, "share"),
                hello("a byte behind the share (4.3.8)", h -> h.changing(ExtensionType.KEY_SHARE, Messages::longer),
                        AlertDescription.DECODE_ERROR, "extension_data at offset 118: trailing bytes: 1"));
    }

    @TestFactory
    Stream<DynamicTest> preSharedKey() {
        return Stream.of(
                hello("an identity that was not offered (4.3.11)", identity(1), AlertDescription.ILLEGAL_PARAMETER,
                        "pre_shared_key.selected_identity", PSK),
                hello("an identity, though none was offered (4.3)",
                        h -> h.plus(ExtensionType.PRE_SHARED_KEY, Bytes.of(0, 0)),
                        AlertDescription.UNSUPPORTED_EXTENSION, "pre_shared_key", FULL),
                hello("a suite with another hash than the key's (4.3.11)",
                        suite(CipherSuite.TLS_AES_256_GCM_SHA384.code()),
                        AlertDescription.ILLEGAL_PARAMETER, "cipher_suite.hash == psk_cipher.hash", PSK),
                hello("no share where psk_dhe_ke alone was offered (4.3.9)", h -> h.without(ExtensionType.KEY_SHARE),
                        AlertDescription.ILLEGAL_PARAMETER, "(if dhe then psk_dhe_ke else psk_ke) in", PSK),
                hello("a share where psk_ke alone was offered (4.3.9)",
                        h -> h.plus(ExtensionType.KEY_SHARE, Bytes.concat(Bytes.of(0, 29, 0, 32), Bytes.zeros(32))),
                        AlertDescription.ILLEGAL_PARAMETER, "(if dhe then psk_dhe_ke else psk_ke) in", PSK_ALONE));
    }

    private static UnaryOperator<RawHello> suite(int code) {
        return h -> h.with(h.cipherSuiteAt(), code >> 8, code);
    }

    private static UnaryOperator<RawHello> versions(int... octets) {
        return h -> h.changing(ExtensionType.SUPPORTED_VERSIONS, v -> Bytes.of(octets));
    }

    private static UnaryOperator<RawHello> group(int code) {
        return h -> h.changing(ExtensionType.KEY_SHARE, share -> Messages.with(share, 0, code >> 8, code));
    }

    private static UnaryOperator<RawHello> share(Bytes replacement) {
        return h -> h.changing(ExtensionType.KEY_SHARE, share -> replacement);
    }

    private static UnaryOperator<RawHello> identity(int index) {
        return h -> h.changing(ExtensionType.PRE_SHARED_KEY, share -> Bytes.of(0, index));
    }

    private static DynamicTest hello(String name, UnaryOperator<RawHello> change, AlertDescription alert,
            String reason) {
        return hello(name, change, alert, reason, FULL);
    }

    private static DynamicTest hello(String name, UnaryOperator<RawHello> change, AlertDescription alert, String reason,
            Scene scene) {
        return new Misdeed("ServerHello with " + name, scene, server(Message.SERVER_HELLO13, change),
                new Refusal(alert, "WAIT_SH", reason)).test();
    }
}
