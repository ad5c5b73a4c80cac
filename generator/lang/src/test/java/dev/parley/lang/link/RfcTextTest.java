package dev.parley.lang.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** RFC 9846 Appendix B is a specification's message part as it stands. */
class RfcTextTest {
    private static final String REST = """
            protocol rfc;
            roles client C, server S;
            envelope ContentType { alert: Alert; handshake: Handshake, transcript; application_data: raw Data; }
            alerts AlertDescription { unexpected -> unexpected_message; malformed -> decode_error;
                forbidden -> illegal_parameter; internal -> internal_error; }
            flow rfc { C: ClientHello  S: ServerHello  S: EncryptedExtensions }
            """;

    private static ProtocolModel appendixB() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/rfc/rfc9846-appendix-b.md"));
        String declarations = text.lines().filter(line -> line.startsWith("       ") || line.isBlank())
                .collect(Collectors.joining("\n"));
        return Linking.model(declarations + "\n" + REST);
    }

    @Test
    void appendixBLinksAsItStands() throws IOException {
        List<Type> types = appendixB().types();
        assertEquals(36, types.stream().filter(Type.Struct.class::isInstance).count());
        assertEquals(10, types.stream().filter(Type.Code.class::isInstance).count());
    }

    @Test
    void whatTheTextLeavesUnboundBecomesParameters() throws IOException {
        ProtocolModel model = appendixB();
        String parameters = model.types().stream().filter(Type.Struct.class::isInstance).map(Type.Struct.class::cast)
                .filter(s -> !s.parameters().isEmpty())
                .map(s -> s.name() + " " + s.parameters().stream().map(p -> p.name() + ": " + p.type()).toList())
                .collect(Collectors.joining("\n"));
        assertEquals("""
                TLSInnerPlaintext [TLSPlaintext.length: int, length_of_padding: int]
                Handshake [certificate_type: CertificateType, Hash.length: int]
                UncompressedPointRepresentation [coordinate_length: int]
                EarlyDataIndication [Handshake.msg_type: HandshakeType]
                PreSharedKeyExtension [Handshake.msg_type: HandshakeType]
                SupportedVersions [Handshake.msg_type: HandshakeType]
                CertificateEntry [certificate_type: CertificateType]
                Certificate [certificate_type: CertificateType]
                Finished [Hash.length: int]""", parameters);
    }

    @Test
    void theFrameGivesTypeCodes() throws IOException {
        ProtocolModel model = appendixB();
        assertTrue(model.messages().stream().anyMatch(m -> m.name().name().equals("ClientHello")
                && m.type().orElseThrow().name().equals("client_hello")));
    }
}
