package dev.parley.tests.rfc8448;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.wire.Bytes;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final int APPLICATION_DATA = 23;
    private static final int MESSAGE_HEADER = 4;
    private static final int RECORD_HEADER = 5;

    @Test
    void everyHandshakeHasItsFlightsInOrder() {
        List<String> end = List.of("CLIENT Client_CloseNotify", "SERVER Server_CloseNotify");
        List<String> data = List.of("CLIENT Client_AppData", "SERVER Server_AppData");
        List<String> plain = List.of("CLIENT ClientHello_1", "SERVER ServerHello", "SERVER ServerHandshakeMessages",
                "CLIENT ClientFinished");
        assertEquals(7, Traces.all().size());
        assertFlights(Traces.simple(), List.of(plain, List.of("SERVER NewSessionTicket"), data, end));
        assertFlights(Traces.resumed(), List.of(List.of("CLIENT ClientHello_1", "CLIENT Client_EarlyAppData",
                "SERVER ServerHello", "SERVER ServerHandshakeMessages", "CLIENT ClientFinished"), data, end));
        assertFlights(Traces.retried(), List.of(List.of("CLIENT ClientHello_1", "SERVER HelloRetryRequest",
                "CLIENT ClientHello_2", "SERVER ServerHello", "SERVER ServerHandshakeMessages", "CLIENT ClientFinished"),
                end));
        assertFlights(Traces.clientAuthentication(), List.of(plain, end));
        assertFlights(Traces.compatibility(), List.of(plain, end));
        assertFlights(Traces.externalPsk(), List.of(plain, data, end));
        assertFlights(Traces.rawPublicKeys(), List.of(plain, end));
    }

    private static void assertFlights(Trace trace, List<List<String>> expected) {
        assertEquals(expected.stream().flatMap(List::stream).toList(),
                trace.flights().stream().map(flight -> flight.sender() + " " + flight.name()).toList());
    }

    @Test
    void recordsHaveTheVersionsOfTheirTime() {
        for (Trace trace : Traces.all()) {
            for (Flight flight : trace.flights()) {
                for (TraceRecord record : flight.records()) {
                    assertEquals(flight.name().equals("ClientHello_1") ? 0x0301 : 0x0303, record.version());
                }
            }
        }
        assertEquals(List.of(20, APPLICATION_DATA), types(Traces.compatibility().flight("ServerHandshakeMessages")));
        assertEquals(List.of(20, APPLICATION_DATA), types(Traces.compatibility().flight("ClientFinished")));
        assertEquals(List.of(APPLICATION_DATA, APPLICATION_DATA), types(Traces.resumed().flight("ClientFinished")));
        assertEquals(512, Traces.resumed().flight("ClientHello_1").bytes().length() - RECORD_HEADER);
    }

    private static List<Integer> types(Flight flight) {
        return flight.records().stream().map(TraceRecord::type).toList();
    }

    @Test
    void plaintextsFitTheirRecords() {
        int protectedFlights = 0;
        for (Trace trace : Traces.all()) {
            for (Flight flight : trace.flights()) {
                TraceRecord last = flight.records().get(flight.records().size() - 1);
                if (last.type() == APPLICATION_DATA && flight.plaintext().isPresent()) {
                    // A byte for the content type and 16 for the tag.
                    assertEquals(flight.plaintext().get().length() + 17, last.fragment().length(), flight.name());
                    protectedFlights++;
                }
            }
            int sum = 0;
            for (Bytes message : trace.messages().values()) {
                assertEquals(message.length() - MESSAGE_HEADER, Integer.parseInt(message.slice(1, 3).toHex(), 16));
                sum += message.length();
            }
            assertEquals(sum, trace.flight("ServerHello").plaintext().orElseThrow().length()
                    + trace.flight("ServerHandshakeMessages").plaintext().orElseThrow().length());
        }
        assertEquals(7 + 3 * 2 + 1, protectedFlights);
        assertEquals(List.of("ServerHello", "EncryptedExtensions", "CertificateRequest", "Certificate",
                "CertificateVerify", "Finished"), List.copyOf(Traces.clientAuthentication().messages().keySet()));
    }

    @Test
    void privateKeysAreThoseOfTheShares() {
        for (Trace trace : Traces.all()) {
            String hello = trace.flight("ClientHello_1").bytes().toHex();
            assertTrue(hello.contains(trace.client().random().toHex()));
            assertTrue(hello.contains("001d0020" + x25519(trace.client().privateKeys().get(0))), trace.name());
            String answer = trace.flight("ServerHello").bytes().toHex();
            assertTrue(answer.contains(trace.server().random().toHex()));
            String share = trace == Traces.retried() ? "00170041" + p256(trace.server().privateKeys().get(0))
                    : "001d0020" + x25519(trace.server().privateKeys().get(0));
            assertTrue(answer.contains(share), trace.name());
            assertEquals(1, trace.server().privateKeys().size());
            assertEquals(trace == Traces.retried() ? 2 : 1, trace.client().privateKeys().size());
        }
        assertTrue(Traces.retried().flight("ClientHello_2").bytes().toHex()
                .contains("00170041" + p256(Traces.retried().client().privateKeys().get(1))));
        assertEquals(32, Traces.compatibility().client().sessionId().length());
        assertEquals("fad6aac5", Traces.simple().server().ticketAgeAdd().toHex());
    }

    private static String x25519(Bytes privateKey) {
        return Bytes.wrap(new X25519PrivateKeyParameters(privateKey.toByteArray()).generatePublicKey().getEncoded()).toHex();
    }

    private static String p256(Bytes privateKey) {
        return Bytes.wrap(PublicHalf.point(new BigInteger(1, privateKey.toByteArray())).getEncoded(false)).toHex();
    }

    @Test
    void signaturesAndCookieAndPskAreInTheMessages() {
        for (Trace trace : Traces.all()) {
            assertEquals(trace.messages().containsKey("CertificateVerify"), trace.serverSignature().isPresent());
            trace.serverSignature().ifPresent(signature -> assertTrue(trace.messages().get("CertificateVerify").toHex()
                    .endsWith(signature.toHex()), trace.name()));
        }
        assertEquals(List.of(Traces.clientAuthentication(), Traces.rawPublicKeys()),
                Traces.all().stream().filter(trace -> trace.clientSignature().isPresent()).toList());
        assertTrue(Traces.retried().flight("HelloRetryRequest").bytes().toHex()
                .contains(Traces.retried().cookie().orElseThrow().toHex()));
        ExternalPsk psk = Traces.externalPsk().externalPsk().orElseThrow();
        assertEquals(List.of("rfc8448", "SHA-256", 32), List.of(psk.identity().toUtf8(), psk.hash(), psk.secret().length()));
        assertTrue(Traces.externalPsk().flight("ClientHello_1").bytes().toHex().contains(psk.identity().toHex()));
    }

    @Test
    void theSessionIsResumedByItsTicket() {
        Resumable session = Traces.simple().session().orElseThrow();
        assertEquals(session, Traces.resumed().session().orElseThrow());
        assertTrue(Traces.resumed().flight("ClientHello_1").bytes().toHex().contains(session.ticket().toHex()));
        // RFC 8448 section 3, "derive secret resumption": the PSK of the ticket.
        assertEquals("4ecd0eb6ec3b4d87f5d6028f922ca4c5851a277fd41311c9e62d2c9492e1c4f3", session.psk().toHex());
        assertEquals(new Resumable(session.ticket(), session.psk(), Instant.ofEpochSecond(1651826546), 1024, 0xfad6aac5L,
                Duration.ofSeconds(30)), session);
        assertEquals(Duration.ofMillis(6), Duration.between(Traces.simple().time(), Traces.resumed().time()));
    }

    @Test
    void certificatesAndKeysAreThoseOfTheMessages() throws Exception {
        assertContains(Traces.simple(), TraceKeys.server().getEncoded());
        assertContains(Traces.clientAuthentication(), TraceKeys.serverOfClientAuthentication().getEncoded());
        assertContains(Traces.rawPublicKeys(), TraceKeys.rawServerKey().getPublic().getEncoded());
        assertEquals(TraceKeys.server().getPublicKey(), TraceKeys.serverKey().getPublic());
        assertEquals("CN=client", TraceKeys.client().getSubjectX500Principal().getName());
        assertNotEquals(TraceKeys.rawServerKey().getPublic(), TraceKeys.rawClientKey().getPublic());
    }

    private static void assertContains(Trace trace, byte[] shown) {
        assertTrue(trace.messages().get("Certificate").toHex().contains(Bytes.wrap(shown).toHex()), trace.name());
    }

    @Test
    void damagedSectionsAreRefused() throws Exception {
        VectorSection whole = Traces.section(Traces.SIMPLE);
        assertEquals(Traces.simple(), TraceReader.read(whole));
        refused(whole, "Server_RNG_Pool", "00", "a random and a key are 64 bytes, not 1");
        refused(whole, "Record_ServerHello", "1603030001", "ends inside a record");
        refused(whole, "Record_ServerHello", "160303", "ends inside the header of a record");
        refused(whole, "Record_ServerHello", "160303000", "is not hexadecimal");
        refused(whole, "Record_ClientHello_1", "1603030000", "Record_ClientHello_1 is too short");
        refused(whole, "Record_Stranger", "1603030000", "nobody is known to send Stranger");
        refused(whole, "CurrentTimestamp", "soon", "CurrentTimestamp");
        refused(whole, "Client_SessionData", "3000", "a session has 19 fields, not 0");
        refused(whole, "Client_SessionData", "00", "not a session");
    }

    private static void refused(VectorSection whole, String key, String value, String reason) {
        VectorFormatException refusal = assertThrows(VectorFormatException.class,
                () -> TraceReader.read(whole.with(key, value)));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
