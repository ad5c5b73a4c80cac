package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.RawHello.client;
import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;

import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.tls.spec.NamedGroup;
import dev.parley.wire.Bytes;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Clients that offer what cannot be, or leave out what must be there (RFC 9846 section 4.2.2 unless another is named).
 */
class Tls13ClientHelloTest {
    private static final Scene FULL = Tls13Scenes.full(SERVER);
    private static final Scene PSK = Tls13Scenes.resumption(SERVER);
    private static final Scene EARLY = Tls13Scenes.early(SERVER);
    private static final Bytes X25519 = Bytes.of(NamedGroup.X25519.code() >> 8, NamedGroup.X25519.code());

    @TestFactory
    Stream<DynamicTest> prefix() {
        return Stream.of(
                hello("compression beside none", FULL, h -> h.withPrefix(p -> Bytes.concat(p.slice(0, p.length() - 2),
                        Bytes.of(2, 0, 1))), AlertDescription.ILLEGAL_PARAMETER, "legacy_compression_methods"),
                hello("no suite of TLS 1.3 (4.2.1)", FULL,
                        h -> h.withPrefix(p -> Bytes.concat(p.slice(0, h.cipherSuiteAt()),
                        Bytes.of(0, 2, 0xC0, 0x2B, 1, 0))),
                        new Refusal(AlertDescription.HANDSHAKE_FAILURE, "RECVD_CH", "no cipher suite in common")),
                hello("a legacy_session_id of 33 bytes", FULL, h -> h.withPrefix(p -> Bytes.concat(
                        p.slice(0, RawHello.SESSION_ID_AT), Bytes.of(33), Bytes.zeros(33), p.slice(h.cipherSuiteAt()))),
                        AlertDescription.DECODE_ERROR, "ClientHello.legacy_session_id at offset 34: length 33"));
    }

    @TestFactory
    Stream<DynamicTest> version() {
        return Stream.of(
                hello("only versions that are unknown (4.3.1)", FULL,
                        h -> h.changing(ExtensionType.SUPPORTED_VERSIONS, v -> Bytes.of(2, 0x7F, 0x1C)),
                        AlertDescription.PROTOCOL_VERSION, "offers_tls13 & supports(772)"),
                hello("no versions (4.3.1)", FULL, h -> h.changing(ExtensionType.SUPPORTED_VERSIONS, v -> Bytes.of(0)),
                        AlertDescription.DECODE_ERROR, "versions at offset"),
                hello("half a version (4.3.1)", FULL,
                        h -> h.changing(ExtensionType.SUPPORTED_VERSIONS, v -> Bytes.of(3, 3, 4, 3)),
                        AlertDescription.DECODE_ERROR, "versions"),
                hello("TLS 1.2 alone (4.3.1)", FULL, h -> h.without(ExtensionType.SUPPORTED_VERSIONS),
                        AlertDescription.PROTOCOL_VERSION, "offers_tls13 & supports(772)"));
    }

    /** Section 9.2: what a ClientHello "MUST contain". */
    @TestFactory
    Stream<DynamicTest> mandatoryExtensions() {
        return Stream.of(
                missing("no signature_algorithms (9.2)", FULL, ExtensionType.SIGNATURE_ALGORITHMS,
                        "present(pre_shared_key)"),
                missing("no supported_groups (9.2)", FULL, ExtensionType.SUPPORTED_GROUPS, "present(pre_shared_key)"),
                missing("no key_share (9.2)", FULL, ExtensionType.KEY_SHARE,
                        "present(supported_groups) & present(key_share)"),
                missing("no supported_groups beside key_share and pre_shared_key (9.2)", PSK,
                        ExtensionType.SUPPORTED_GROUPS,
                        "present(supported_groups) & present(key_share)"),
                missing("pre_shared_key without psk_key_exchange_modes (4.3.9)", PSK,
                        ExtensionType.PSK_KEY_EXCHANGE_MODES,
                        "present(psk_key_exchange_modes)"));
    }

    @TestFactory
    Stream<DynamicTest> keyShare() {
        Bytes share = Bytes.concat(X25519, Bytes.of(0, 32), Bytes.zeros(32));
        return Stream.of(
                shares("a share for a group that is not in supported_groups (4.3.8)", Bytes.of(0xFA, 0xDE, 0, 1, 0),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "!present(key_share) | !present(supported_groups) | in_order("),
                shares("two shares for a group (4.3.8)", Bytes.concat(share, share), AlertDescription.ILLEGAL_PARAMETER,
                        "!present(key_share) | !present(supported_groups) | in_order("),
                shares("shares in another order than their groups (4.3.8)",
                        Bytes.concat(Bytes.of(0, NamedGroup.SECP256R1.code(), 0, 1, 4), share),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "!present(key_share) | !present(supported_groups) | in_order("),
                shares("an empty share (4.3.8)", Bytes.concat(X25519, Bytes.of(0, 0)), AlertDescription.DECODE_ERROR,
                        "key_exchange at offset"),
                shares("a share that is too short (4.3.8.2)", Bytes.concat(X25519, Bytes.of(0, 1, 0)), new Refusal(
                        AlertDescription.ILLEGAL_PARAMETER, "RECVD_CH", "an x25519 share has 32 bytes, not 1")),
                shares("a share of low order (7.4.2)", share, new Refusal(
                        AlertDescription.ILLEGAL_PARAMETER, "RECVD_CH", "the x25519 secret is all zero")));
    }

    @TestFactory
    Stream<DynamicTest> preSharedKey() {
        return Stream.of(
                hello("pre_shared_key not last (4.3.11)", PSK, h -> h.plus(ExtensionType.of(0xFADE), Bytes.EMPTY),
                        AlertDescription.ILLEGAL_PARAMETER, "pre_shared_key"),
                hello("a wrong binder (4.3.11.2)", PSK,
                        h -> h.changing(ExtensionType.PRE_SHARED_KEY, Messages::flipped),
                        AlertDescription.DECRYPT_ERROR, "binders"),
                hello("a wrong binder for a key from outside (4.3.11.2)", Tls13Scenes.external(SERVER),
                        h -> h.changing(ExtensionType.PRE_SHARED_KEY, Messages::flipped),
                        AlertDescription.DECRYPT_ERROR,
                        "binders"),
                hello("a binder for another hello (4.3.11.2)", PSK, h -> h.with(RawHello.RANDOM_AT, 1, 2, 3),
                        AlertDescription.DECRYPT_ERROR, "binders"),
                hello("two identities and one binder (4.3.11)", PSK,
                        h -> h.changing(ExtensionType.PRE_SHARED_KEY, Tls13ClientHelloTest::identityTwice),
                        AlertDescription.ILLEGAL_PARAMETER, "length(pre_shared_key.identities)"),
                hello("a binder of less than 32 bytes (4.3.11)", PSK,
                        h -> h.changing(ExtensionType.PRE_SHARED_KEY,
                                p -> binders(p, Bytes.of(0, 32, 31), Bytes.zeros(31))),
                        AlertDescription.DECODE_ERROR, "binders"),
                hello("a binder of another hash's length (4.3.11.2)", PSK,
                        h -> h.changing(ExtensionType.PRE_SHARED_KEY,
                                p -> binders(p, Bytes.of(0, 49, 48), Bytes.zeros(48))),
                        AlertDescription.DECRYPT_ERROR, "binders"),
                hello("no identities (4.3.11)", PSK, h -> h.changing(ExtensionType.PRE_SHARED_KEY,
                        p -> Bytes.concat(Bytes.of(0, 0, 0, 33, 32), Bytes.zeros(32))), AlertDescription.DECODE_ERROR,
                        "identities at offset"),
                hello("no modes (4.3.9)", PSK, h -> h.changing(ExtensionType.PSK_KEY_EXCHANGE_MODES, m -> Bytes.of(0)),
                        AlertDescription.DECODE_ERROR, "ke_modes at offset"));
    }

    @TestFactory
    Stream<DynamicTest> earlyData() {
        return Stream.of(
                hello("early_data without pre_shared_key (4.3.10)", FULL,
                        h -> h.plus(ExtensionType.EARLY_DATA, Bytes.EMPTY),
                        AlertDescription.ILLEGAL_PARAMETER, "offers_early requires"),
                hello("a size in early_data (4.3.10)", EARLY,
                        h -> h.changing(ExtensionType.EARLY_DATA, e -> Bytes.zeros(4)),
                        AlertDescription.DECODE_ERROR, "trailing bytes: 4"));
    }

    @TestFactory
    Stream<DynamicTest> otherExtensions() {
        return Stream.of(
                hello("a record_size_limit of 63 (RFC 8449, 4)", FULL,
                        h -> h.plus(ExtensionType.RECORD_SIZE_LIMIT, Bytes.of(0, 63)),
                        AlertDescription.ILLEGAL_PARAMETER,
                        "record_size_limit.limit >= 64"),
                hello("a cookie that nobody gave it (4.3.2)", FULL,
                        h -> h.plus(ExtensionType.COOKIE, Bytes.of(0, 1, 0)),
                        AlertDescription.ILLEGAL_PARAMETER, "cookie"),
                hello("an empty list of names (RFC 6066, 3)", FULL,
                        h -> h.changing(ExtensionType.SERVER_NAME, n -> Bytes.of(0, 0)), AlertDescription.DECODE_ERROR,
                        "server_name_list at offset"),
                new Misdeed("ClientHello with a byte behind the extensions", FULL,
                        Edit.body(Message.CLIENT_HELLO, Messages::longer),
                        new Refusal(AlertDescription.DECODE_ERROR, "START", "trailing bytes: 1")).test());
    }

    /** The first identity twice, and the binders as they are. */
    private static Bytes identityTwice(Bytes offer) {
        Bytes identities = offer.slice(2, offer.get(0) << 8 | offer.get(1));
        return Bytes.concat(Bytes.ofUint(2, 2L * identities.length()), identities, identities,
                offer.slice(2 + identities.length()));
    }

    private static Bytes binders(Bytes offer, Bytes... binders) {
        return Bytes.concat(offer.slice(0, 2 + (offer.get(0) << 8 | offer.get(1))), Bytes.concat(binders));
    }

    private static DynamicTest shares(String name, Bytes shares, AlertDescription alert, String reason) {
        return shares(name, shares, new Refusal(alert, "START", reason));
    }

    private static DynamicTest shares(String name, Bytes shares, Refusal refusal) {
        return hello(name, FULL, h -> h.changing(ExtensionType.KEY_SHARE,
                s -> Bytes.concat(Bytes.ofUint(2, shares.length()), shares)), refusal);
    }

    private static DynamicTest missing(String name, Scene scene, ExtensionType type, String reason) {
        return hello(name, scene, h -> h.without(type), AlertDescription.MISSING_EXTENSION, reason);
    }

    private static DynamicTest hello(String name, Scene scene, UnaryOperator<RawHello> change, AlertDescription alert,
            String reason) {
        return hello(name, scene, change, new Refusal(alert, "START", reason));
    }

    private static DynamicTest hello(String name, Scene scene, UnaryOperator<RawHello> change, Refusal refusal) {
        return new Misdeed("ClientHello with " + name, scene, client(change), refusal).test();
    }
}
