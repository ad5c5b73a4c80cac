package dev.parley.backends.java.codec;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.model.QualifiedName;
import dev.parley.wire.Bytes;
import dev.parley.wire.CodePoint;
import dev.parley.wire.DecodeException;
import dev.parley.wire.Encodable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The codecs of the TLS specification against bytes from outside, and against attackers. */
class TlsCodecsTest {
    private static final Codecs TLS = new Codecs(Specifications.tls(), "generated");
    private static final String RANDOM = "11".repeat(32);
    private static final String FIXED_PART = "0303" + RANDOM + "00" + "0002c02b" + "0100";
    private static final String SERVER_NAME = "0000000600040000" + "0161";

    @TestFactory
    Stream<DynamicTest> hellosOfRfc8448AreDecodedAndEncodedByteForByte() throws IOException {
        return hellos().map(hello -> DynamicTest.dynamicTest(hello[0] + " " + hello[1], () -> {
            Bytes message = Bytes.fromHex(hello[2]);
            String struct = message.get(0) == 1 ? "ClientHello" : "ServerHello";
            assertEquals(message.slice(4), TLS.decode(struct, message.slice(4)).toBytes());
        }));
    }

    @Test
    void aHelloOfRfc8448MeansWhatTheTraceSays() throws IOException, DecodeException {
        Encodable hello = TLS.decode("ClientHello", Bytes.fromHex(hellos().findFirst().orElseThrow()[2]).slice(4));
        assertEquals(0x0303, Codecs.call(hello, "legacyVersion"));
        assertEquals(Bytes.EMPTY, Codecs.call(hello, "legacySessionId"));
        assertEquals(List.of(0x1301, 0x1303, 0x1302), codes(Codecs.call(hello, "cipherSuites")));
        Object name = ((List<?>) Codecs.call(present(hello, "serverName"), "serverNameList")).get(0);
        assertEquals("server", ((Bytes) Codecs.call(name, "hostName")).toUtf8());
        assertEquals(List.of(0x001d, 0x0017, 0x0018, 0x0019, 0x0100, 0x0101, 0x0102, 0x0103, 0x0104),
                codes(Codecs.call(present(hello, "supportedGroups"), "namedGroupList")));
        assertFalse(((Optional<?>) Codecs.call(hello, "extendedMasterSecret")).isPresent());
    }

    @Test
    void codePointsWithoutANameSurviveAndSayTheirNumber() throws DecodeException {
        Encodable list = TLS.decode("NamedGroupList", Bytes.fromHex("0006" + "001d" + "abcd" + "fe01"));
        List<?> groups = (List<?>) Codecs.call(list, "namedGroupList");
        assertEquals(List.of("x25519", "NamedGroup(0xabcd)", "ecdhe_private_use(0xfe01)"),
                groups.stream().map(Object::toString).toList());
        Encodable again = TLS.decode("NamedGroupList", list.toBytes());
        assertSame(groups.get(0), ((List<?>) Codecs.call(again, "namedGroupList")).get(0));
        assertEquals(list, again);
    }

    @Test
    void anExtensionOfAnUnknownTypeSurvives() throws DecodeException {
        Bytes bytes = hello("fafa0003010203" + SERVER_NAME);
        Encodable hello = TLS.decode("ClientHello", bytes);
        assertEquals(bytes, hello.toBytes());
        Object extensions = present(hello, "extensions");
        assertEquals("[ExtensionType(0xfafa), server_name]", Codecs.call(extensions, "types").toString());
    }

    @Test
    void anExtensionMayBeKnownToTheEnumerationButHaveNoBody() throws DecodeException {
        Bytes bytes = hello("00230000");
        assertEquals(bytes, TLS.decode("ClientHello", bytes).toBytes());
    }

    @Test
    void aBrokenExtensionIsNamedByItsPlace() {
        String groups = "000a0004" + "0002001d";
        String broken = "000b0002" + "0200";
        DecodeException error = refused("ClientHello", hello("fafa0000" + SERVER_NAME + groups + broken));
        assertEquals("ClientHello.extensions[3].extension_data.ec_point_format_list", error.path());
        assertEquals(FIXED_PART.length() / 2 + 2 + 4 + 10 + 8 + 4 + 1, error.offset());
        assertEquals("decode_error", error.alert().label());
        assertFalse(error.isUnderflow(), "more bytes cannot mend what a length already closed");
    }

    @Test
    void bytesBehindAnExtensionsBodyAreRefusedWhereTheyAre() {
        DecodeException error = refused("ClientHello", hello("00170001" + "00"));
        assertEquals("ClientHello.extensions[0].extension_data", error.path());
        assertEquals("trailing bytes: 1", error.reason());
    }

    @Test
    void anExtensionThatComesTwiceIsRefusedWithTheTablesAlert() {
        DecodeException error = refused("ClientHello", hello(SERVER_NAME + "fafa0000" + SERVER_NAME));
        assertEquals("ClientHello.extensions[2].extension_type", error.path());
        assertEquals("illegal_parameter", error.alert().label());
        assertEquals("illegal_parameter", refused("ClientHello", hello("fafa0000fafa0000")).alert().label());
    }

    @Test
    void anExtensionOfAnotherMessageIsRefused() {
        String serverHello = "0303" + RANDOM + "00" + "c02b" + "00";
        DecodeException error = refused("ServerHello", Bytes.fromHex(serverHello + "0008" + "000a0004" + "0002001d"));
        assertEquals("ServerHello.extensions[0].extension_type", error.path());
    }

    @Test
    void aHelloMayEndBeforeItsExtensionsButNotWithinThem() throws DecodeException {
        Bytes bare = Bytes.fromHex(FIXED_PART);
        Encodable hello = TLS.decode("ClientHello", bare);
        assertEquals(Optional.empty(), Codecs.call(hello, "extensions"));
        assertEquals(bare, hello.toBytes());
        assertEquals("ClientHello.extensions", refused("ClientHello", Bytes.fromHex(FIXED_PART + "00")).path());
        Bytes empty = Bytes.fromHex(FIXED_PART + "0000");
        assertEquals(empty, TLS.decode("ClientHello", empty).toBytes(), "no extensions and an empty block differ");
    }

    @Test
    void aWrongConstantIsAnsweredByItsOwnAlert() {
        DecodeException version = refused("ServerHello", Bytes.fromHex("0304" + RANDOM + "00" + "c02b" + "00"));
        assertEquals("ServerHello.legacy_version at offset 0: must be 771 but is 772", version.getMessage());
        assertEquals("protocol_version", version.alert().label());
        DecodeException compression = refused("ServerHello", Bytes.fromHex("0303" + RANDOM + "00" + "c02b" + "01"));
        assertEquals("illegal_parameter", compression.alert().label());
    }

    @Test
    void lengthsOffByOneAreRefused() {
        assertAll(Stream.of("0008" + "000000040002" + "00", "0009" + "0000000500030000", "0007" + SERVER_NAME)
                .map(extensions -> () -> refused("ClientHello", Bytes.fromHex(FIXED_PART + extensions))));
        refused("ClientHello", Bytes.fromHex("0303" + RANDOM + "21" + "22".repeat(33) + "0002c02b" + "0100"));
        refused("ClientHello", Bytes.fromHex("0303" + RANDOM + "00" + "0003c02b00" + "0100"));
        refused("ClientHello", Bytes.fromHex("0303" + RANDOM + "00" + "0000" + "0100"));
        refused("ClientHello", Bytes.fromHex("0303" + RANDOM + "00" + "0002c02b" + "00"));
    }

    @Test
    void hugeLengthsCostNothingBeforeTheirBytesAreThere() {
        DecodeException error = refused("tls12.Certificate", Bytes.fromHex("ffffff" + "ffffff" + "00"));
        assertEquals("Certificate.certificate_list", error.path());
        assertEquals("needs 16777215 bytes but only 4 are left", error.reason());
        assertTrue(error.isUnderflow());
        DecodeException inner = refused("tls12.Certificate", Bytes.fromHex("000004" + "ffffff" + "00"));
        assertEquals("Certificate.certificate_list[0]", inner.path());
        assertFalse(inner.isUnderflow());
    }

    @Test
    void decodingKeepsSlicesOfTheInput() throws DecodeException {
        byte[] input = hello(SERVER_NAME).toByteArray();
        Encodable hello = TLS.decode("ClientHello", Bytes.wrap(input));
        Object name = ((List<?>) Codecs.call(present(hello, "serverName"), "serverNameList")).get(0);
        input[2] = 0x77;
        input[input.length - 1] = 'z';
        assertEquals(0x77, ((Bytes) Codecs.call(hello, "random")).get(0));
        assertEquals("z", ((Bytes) Codecs.call(name, "hostName")).toUtf8());
    }

    @Test
    void aRecordRefusesWhatHasNoEncodingAndNamesTheField() throws DecodeException {
        Encodable hello = TLS.decode("ClientHello", Bytes.fromHex(FIXED_PART));
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> construct(hello, 1,
                Bytes.zeros(31)));
        assertEquals("ClientHello.random: length 31 is not 32", error.getMessage());
        assertEquals("ClientHello.cipher_suites: length 0 is not within 2..65534",
                assertThrows(IllegalArgumentException.class, () -> construct(hello, 3, List.of())).getMessage());
        assertEquals("ClientHello.legacy_version: 65536 does not fit 2 bytes",
                assertThrows(IllegalArgumentException.class, () -> construct(hello, 0, 0x10000)).getMessage());
    }

    @Test
    void extensionsAreBuiltInTheOrderOfTheCalls() throws DecodeException {
        Object extensions = present(TLS.decode("ClientHello", hello(SERVER_NAME)), "extensions");
        Object name = present(extensions, "serverName");
        Object empty = TLS.decode("Empty", Bytes.EMPTY);
        Object builder = staticCall("ClientHello", "builder");
        Codecs.call(builder, "extendedMasterSecret", empty);
        Codecs.call(builder, "serverName", name);
        Encodable built = (Encodable) Codecs.call(builder, "build");
        assertEquals("00170000" + SERVER_NAME, built.toBytes().toHex());
        assertEquals(Optional.of(name), Codecs.call(built, "serverName"));
        assertEquals("server_name is there already", assertThrows(IllegalArgumentException.class,
                () -> Codecs.call(builder, "serverName", name)).getMessage());
    }

    @Test
    void extensionsFromElsewhereAreDecodedWhenTheyAreAdded() throws DecodeException {
        Object raw = TLS.decode("Extension", Bytes.fromHex("000b0002" + "0100"));
        Object built = staticCall("ClientHello", "of", List.of(raw));
        assertTrue(((Optional<?>) Codecs.call(built, "ecPointFormats")).isPresent());
        Object broken = TLS.decode("Extension", Bytes.fromHex("000b0002" + "0200"));
        assertThrows(IllegalArgumentException.class, () -> staticCall("ClientHello", "of", List.of(broken)));
        assertThrows(IllegalArgumentException.class, () -> staticCall("ClientHello", "of", List.of(raw, raw)));
    }

    @Test
    void aRegisteredSuiteKnowsItsAttributesAndASignalDoesNot() throws DecodeException {
        Encodable hello = TLS.decode("ClientHello",
                Bytes.fromHex("0303" + RANDOM + "00" + "0006c02f00ff1304" + "0100"));
        List<?> suites = (List<?>) Codecs.call(hello, "cipherSuites");
        assertEquals("aes_128_gcm", Codecs.call(Codecs.call(suites.get(0), "aead"), "label"));
        assertEquals(16, Codecs.call(Codecs.call(suites.get(0), "aead"), "encKeyLength"));
        assertEquals(List.of(true, false, false), suites.stream().map(s -> Codecs.call(s, "isRegistered")).toList());
        assertThrows(IllegalStateException.class, () -> Codecs.call(suites.get(1), "aead"));
        assertThrows(IllegalStateException.class, () -> Codecs.call(suites.get(2), "hash"));
    }

    @Test
    void whatEquationsDefineCanBeReplacedDeepInside() throws DecodeException {
        String params = "03001d" + "0155";
        Bytes bytes = Bytes.fromHex(params + "0403" + "0002" + "aabb");
        Encodable exchange = TLS.decode(TLS.struct("tls12.ServerKeyExchange"), parameters("ec_diffie_hellman"), bytes);
        Encodable signed = (Encodable) Codecs.call(exchange, "withSignedParamsSignature", Bytes.of(1, 2, 3));
        assertEquals(params + "0403" + "0003" + "010203", signed.toBytes().toHex());
        assertEquals(bytes, exchange.toBytes());
    }

    @Test
    void aSelectorThatSelectsNothingIsAnError() {
        DecodeException error = assertThrows(DecodeException.class, () -> TLS.decode(
                TLS.struct("tls12.ServerKeyExchange"), parameters("rsa"), Bytes.EMPTY));
        assertEquals("ServerKeyExchange at offset 0: rsa selects nothing", error.getMessage());
    }

    private static Map<String, Object> parameters(String algorithm) {
        return Map.of("KeyExchangeAlgorithm", TLS.code("KeyExchangeAlgorithm").find(algorithm).orElseThrow());
    }

    private static Bytes hello(String extensions) {
        return Bytes.fromHex(FIXED_PART + String.format("%04x", extensions.length() / 2) + extensions);
    }

    private static DecodeException refused(String struct, Bytes bytes) {
        return assertThrows(DecodeException.class, () -> TLS.decode(struct, bytes));
    }

    private static Object present(Object object, String accessor) {
        return ((Optional<?>) Codecs.call(object, accessor)).orElseThrow();
    }

    private static List<Integer> codes(Object codePoints) {
        return ((List<?>) codePoints).stream().map(point -> ((CodePoint) point).code()).toList();
    }

    private static Object staticCall(String message, String method, Object... arguments) {
        Class<?> extensions = TLS.load(TLS.names().extensions(new QualifiedName("", message)));
        return Codecs.callStatic(extensions, method, arguments);
    }

    private static void construct(Encodable record, int component, Object value) {
        Codecs.rebuild(record, component, value);
    }

    private static Stream<String[]> hellos() throws IOException {
        try (InputStream in = TlsCodecsTest.class.getResourceAsStream("rfc8448-hellos.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ")).toList().stream();
        }
    }
}
