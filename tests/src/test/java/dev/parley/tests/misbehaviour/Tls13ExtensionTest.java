package dev.parley.tests.misbehaviour;

import static dev.parley.tests.misbehaviour.Scene.Side.CLIENT;
import static dev.parley.tests.misbehaviour.Scene.Side.SERVER;

import dev.parley.tls.spec.AlertDescription;
import dev.parley.tls.spec.ExtensionType;
import dev.parley.tls.spec.Message;
import dev.parley.wire.Bytes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The table of RFC 9846 section 4.3, and what the section says of extensions that break it: those in a message that may
 * not have
 * them, answers to nothing, and two of a type.
 */
class Tls13ExtensionTest {
    /** What may have extensions, as the table calls it; {@link Tls13TicketTest} looks at NST. */
    private enum Place {
        CH, SH, EE, CT, CR, HRR
    }

    /**
     * A row of the table.
     *
     * @param answer what it may say where it answers
     */
    private record Row(ExtensionType type, Bytes answer, Set<Place> places) {
        static Row of(ExtensionType type, Place... places) {
            return of(type, Bytes.EMPTY, places);
        }

        static Row of(ExtensionType type, Bytes answer, Place... places) {
            return new Row(type, answer, EnumSet.copyOf(Arrays.asList(places)));
        }
    }

    /** Behind an empty context and the length of the list. */
    private static final int ENTRIES_AT = 4;

    private static final List<Row> TABLE = List.of(
            Row.of(ExtensionType.SERVER_NAME, Place.CH, Place.EE, Place.CR),
            Row.of(ExtensionType.STATUS_REQUEST, Place.CH, Place.CR, Place.CT),
            Row.of(ExtensionType.SUPPORTED_GROUPS, Place.CH, Place.EE),
            Row.of(ExtensionType.SIGNATURE_ALGORITHMS, Place.CH, Place.CR),
            Row.of(ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION, Bytes.of(0, 3, 2, 'h', '2'), Place.CH,
                    Place.EE),
            Row.of(ExtensionType.CLIENT_CERTIFICATE_TYPE, Bytes.of(0), Place.CH, Place.EE),
            Row.of(ExtensionType.SERVER_CERTIFICATE_TYPE, Bytes.of(0), Place.CH, Place.EE),
            Row.of(ExtensionType.RECORD_SIZE_LIMIT, Bytes.of(1, 0), Place.CH, Place.EE),
            Row.of(ExtensionType.COMPRESS_CERTIFICATE, Place.CH, Place.CR),
            Row.of(ExtensionType.KEY_SHARE, Place.CH, Place.SH, Place.HRR),
            Row.of(ExtensionType.PRE_SHARED_KEY, Bytes.of(0, 0), Place.CH, Place.SH),
            Row.of(ExtensionType.PSK_KEY_EXCHANGE_MODES, Place.CH),
            Row.of(ExtensionType.EARLY_DATA, Place.CH, Place.EE),
            Row.of(ExtensionType.COOKIE, Bytes.of(0, 1, 0), Place.CH, Place.HRR),
            Row.of(ExtensionType.SUPPORTED_VERSIONS, Place.CH, Place.SH, Place.HRR),
            Row.of(ExtensionType.CERTIFICATE_AUTHORITIES, Place.CH, Place.CR),
            Row.of(ExtensionType.OID_FILTERS, Place.CR),
            Row.of(ExtensionType.POST_HANDSHAKE_AUTH, Place.CH),
            Row.of(ExtensionType.SIGNATURE_ALGORITHMS_CERT, Place.CH, Place.CR));

    /** What the client offers in {@link Tls13Scenes#full} and so may be answered where the table has it. */
    private static final Set<ExtensionType> OFFERED = Set.of(ExtensionType.SERVER_NAME,
            ExtensionType.STATUS_REQUEST, ExtensionType.SUPPORTED_GROUPS,
            ExtensionType.SIGNATURE_ALGORITHMS, ExtensionType.COMPRESS_CERTIFICATE, ExtensionType.KEY_SHARE,
            ExtensionType.PSK_KEY_EXCHANGE_MODES, ExtensionType.SUPPORTED_VERSIONS);

    @TestFactory
    Stream<DynamicTest> extensionsWhereTheyMayNotBe() {
        return Stream.of(Place.values()).flatMap(place -> TABLE.stream().filter(row -> !row.places().contains(place))
                .map(row -> refused("with " + row.type().label(), place, h -> h.plus(row.type(), row.answer()),
                        AlertDescription.ILLEGAL_PARAMETER, row.type().label())));
    }

    @TestFactory
    Stream<DynamicTest> answersToNothing() {
        return Stream.of(Place.SH, Place.EE, Place.CT).flatMap(place -> TABLE.stream()
                .filter(row -> row.places().contains(place) && !OFFERED.contains(row.type()))
                .map(row -> refused("with " + row.type().label() + ", which was not offered", place,
                        h -> h.plus(row.type(), row.answer()), AlertDescription.UNSUPPORTED_EXTENSION,
                        row.type().label())));
    }

    /**
     * "Implementations MUST NOT send extension responses if the remote endpoint did not send the corresponding [...]
     * requests".
     */
    @TestFactory
    Stream<DynamicTest> unknownAnswers() {
        return Stream.of(Place.SH, Place.HRR, Place.EE, Place.CT)
                .map(place -> refused("with an unknown extension", place,
                h -> h.plus(ExtensionType.of(0xFADE), Bytes.EMPTY), AlertDescription.UNSUPPORTED_EXTENSION,
                "ExtensionType(0xfade)"));
    }

    /** "There MUST NOT be more than one extension of the same type in a given extension block." */
    @TestFactory
    Stream<DynamicTest> duplicates() {
        Bytes name = Bytes.EMPTY;
        return Stream.of(
                twice(Place.CH, ExtensionType.KEY_SHARE), twice(Place.CH, ExtensionType.SUPPORTED_VERSIONS),
                twice(Place.CH, ExtensionType.SERVER_NAME), twice(Place.SH, ExtensionType.KEY_SHARE),
                twice(Place.SH, ExtensionType.SUPPORTED_VERSIONS), twice(Place.HRR, ExtensionType.KEY_SHARE),
                twice(Place.CR, ExtensionType.SIGNATURE_ALGORITHMS),
                refused("with server_name twice", Place.EE, h -> h.without(ExtensionType.SERVER_NAME)
                        .plus(ExtensionType.SERVER_NAME, name).plus(ExtensionType.SERVER_NAME, name),
                        AlertDescription.ILLEGAL_PARAMETER, "server_name"),
                refused("with an unknown extension twice", Place.CH, h -> h.plus(ExtensionType.of(0xFADE), name)
                        .plus(ExtensionType.of(0xFADE), name), AlertDescription.ILLEGAL_PARAMETER,
                        "ExtensionType(0xfade)"));
    }

    private static DynamicTest twice(Place place, ExtensionType type) {
        return refused("with " + type.label() + " twice", place, h -> h.twice(type), AlertDescription.ILLEGAL_PARAMETER,
                type.label());
    }

    private static DynamicTest refused(String what, Place place, UnaryOperator<RawHello> change, AlertDescription alert,
            String reason) {
        return switch (place) {
            case CH -> refused(what, Tls13Scenes.full(SERVER), Message.CLIENT_HELLO, RawHello::ofClient, change, alert,
                    "START",
                    reason);
            case SH -> refused(what, Tls13Scenes.full(CLIENT), Message.SERVER_HELLO13, RawHello::ofServer, change,
                    alert,
                    "WAIT_SH", reason);
            case HRR -> refused(what, Tls13Scenes.retry(CLIENT), Message.HELLO_RETRY_REQUEST, RawHello::ofServer,
                    change, alert,
                    "WAIT_SH", reason);
            case EE -> refused(what, Tls13Scenes.full(CLIENT), Message.ENCRYPTED_EXTENSIONS, b -> RawHello.split(b, 0),
                    change,
                    alert, "WAIT_EE", reason);
            case CR -> refused(what, Tls13Scenes.authenticated(CLIENT), Message.TLS13_CERTIFICATE_REQUEST,
                    b -> RawHello.split(b, 1), change, alert, "WAIT_CERT_CR", reason);
            case CT -> new Misdeed("Certificate " + what, Tls13Scenes.full(CLIENT), Edit.body(Message.TLS13_CERTIFICATE,
                    b -> lastEntry(b, change)), new Refusal(alert, "WAIT_CERT_CR", reason)).test();
        };
    }

    private static DynamicTest refused(String what, Scene scene, Message message,
            Function<Bytes, RawHello> split, UnaryOperator<RawHello> change, AlertDescription alert,
            String state, String reason) {
        return new Misdeed(message.label() + " " + what, scene,
                Edit.body(message, body -> change.apply(split.apply(body)).join()), new Refusal(alert, state, reason))
                .test();
    }

    /** A Certificate whose last entry, which has no extensions, gets some. */
    private static Bytes lastEntry(Bytes certificate, UnaryOperator<RawHello> change) {
        int entries = certificate.length() - ENTRIES_AT;
        Bytes block = change.apply(new RawHello(Bytes.EMPTY, List.of())).join();
        return Bytes.concat(Bytes.of(0), Bytes.ofUint(3, entries - 2 + block.length()),
                certificate.slice(ENTRIES_AT, entries - 2), block);
    }
}
