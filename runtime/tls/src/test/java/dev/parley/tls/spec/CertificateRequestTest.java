package dev.parley.tls.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tls.spec.tls13.CertificateRequest;
import dev.parley.wire.Bytes;
import dev.parley.wire.DecodeException;
import dev.parley.wire.Reader;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CertificateRequestTest {
    private static CertificateRequest decode(String hex) throws DecodeException {
        Bytes body = Bytes.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
        return Reader.decode(body, "CertificateRequest", AlertDescription.DECODE_ERROR, CertificateRequest::decode);
    }

    /** RFC 9846 section 4.5.1.1: a server asks for an OCSP response with an empty extension, as GnuTLS does. */
    @Test
    void asksForAnOcspResponseWithAnEmptyExtension() throws DecodeException {
        CertificateRequest request = decode("00 000c 000d0004 00020403 00050000");
        assertTrue(request.statusRequest().isPresent());
        assertEquals(SignatureScheme.ECDSA_SECP256R1_SHA256,
                request.signatureAlgorithms().orElseThrow().supportedSignatureAlgorithms().get(0));
    }

    /** What a client sends in its ClientHello does not belong there. */
    @Test
    void asksForItWithNothingElse() {
        assertThrows(DecodeException.class,
                () -> decode("00 0011 000d0004 00020403 0005 0005 0100000000"));
    }
}
