package dev.parley.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.machine.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runtime knows no order of messages: the flow is edited, both sides are generated anew, and the runtime's sources,
 * untouched, still shake hands with them.
 */
class EditedFlowTest {
    private static final String DRIVER = "dev/parley/tls/sandbox/Driver.java";

    @TempDir
    private Path folder;

    @Test
    void theFlowAsItIsShakesHands() throws Exception {
        List<String> steps = handshake(Specs.texts("tls"), "TLS12");
        assertEquals("ClientHello ServerHello12 Certificate ServerKeyExchange CertificateRequest ServerHelloDone Certificate "
                + "ClientKeyExchange CertificateVerify ChangeCipherSpec Finished ChangeCipherSpec Finished",
                String.join(" ", steps));
    }

    @Test
    void swappedMessagesAndANewOneShakeHandsWithTheRuntimeUntouched() throws Exception {
        Map<String, String> texts = Specs.texts("tls");
        texts = Specs.edited(texts, "tls12.parley", """
                        @WAIT_SKE      S: ServerKeyExchange      if ephemeral
                        @WAIT_CR       S: CertificateRequest?
                """, """
                        @WAIT_CR       S: CertificateRequest?
                        @WAIT_SKE      S: ServerKeyExchange      if ephemeral
                """);
        texts = Specs.edited(texts, "tls12.parley", """
                        @WAIT_CKE      C: ClientKeyExchange
                """, """
                        @WAIT_CKE      C: ClientKeyExchange
                        @WAIT_PROOF    C: Proof
                """);
        texts = Specs.edited(texts, "tls12.parley", "finished(20),", "finished(20), proof(77),");
        texts = Specs.edited(texts, "tls12.parley", """
                        case finished:            Finished;
                """, """
                        case finished:            Finished;
                        case proof:               Proof;
                """);
        texts = Specs.edited(texts, "tls12.parley", "struct { } ServerHelloDone;", """
                struct { } ServerHelloDone;
                struct { opaque tag[16]; } Proof;
                on C.Proof { tag := PRF(new_master_secret, "proof", Hash(transcript), 16) else decrypt_error; }
                """);
        List<String> steps = handshake(texts, "TLS12");
        assertEquals("ClientHello ServerHello12 Certificate CertificateRequest ServerKeyExchange ServerHelloDone Certificate "
                + "ClientKeyExchange Proof CertificateVerify ChangeCipherSpec Finished ChangeCipherSpec Finished",
                String.join(" ", steps));
        Machine server = Specs.compile(texts, "tls.parley").machines().get(1);
        assertTrue(server.states().stream().anyMatch(state -> state.name().equals("WAIT_PROOF")));
    }

    @Test
    void aNewMessageOfTls13ShakesHandsWithTheRuntimeUntouched() throws Exception {
        Map<String, String> texts = Specs.texts("tls");
        texts = Specs.edited(texts, "tls13.parley", """
                    @C.SEND_FIN  @S.WAIT_FINISHED   C: Finished              then key C = application
                """, """
                    @C.SEND_PROOF @S.WAIT_PROOF     C: Proof
                    @C.SEND_FIN  @S.WAIT_FINISHED   C: Finished              then key C = application
                """);
        texts = Specs.edited(texts, "tls13.parley", "    message_hash(254),", "    proof(77), message_hash(254),");
        texts = Specs.edited(texts, "tls13.parley", "case finished:               Finished;", "case finished:               Finished; case proof: Proof;");
        texts = Specs.edited(texts, "tls13.parley", "struct {} EndOfEarlyData;", """
                struct {} EndOfEarlyData;
                struct { opaque tag[Hash.length]; } Proof;
                on C.Proof { tag := finished(client_handshake_traffic_secret) else decrypt_error; }
                """);
        List<String> steps = handshake(texts, "TLS13");
        assertEquals("ClientHello ServerHello13 EncryptedExtensions CertificateRequest CompressedCertificate "
                + "CertificateVerify Finished CompressedCertificate CertificateVerify Proof Finished", String.join(" ", steps));
    }

    @Test
    void aNewSuiteIsOneLineOfTheSpecification() throws Exception {
        Map<String, String> texts = EditedSpecification.of(Readme.read().edit("Add a cipher suite")).texts();
        assertEquals("TLS_EXAMPLE_WITH_AES_256_GCM_SHA512", run(texts, "TLS12 suite"));
    }

    private List<String> handshake(Map<String, String> texts, String version) throws Exception {
        return List.of(run(texts, version + " steps").split(" "));
    }

    private String run(Map<String, String> texts, String question) throws Exception {
        ClassLoader loader = new Sandbox(folder)
                .add(Specs.generate(texts, "tls.parley", Specs.TLS_PACKAGE))
                .addFolder("runtime/tls/src/main/java")
                .addFolder("runtime/tls/src/test/java/dev/parley/tls/testing")
                .add(DRIVER, new String(EditedFlowTest.class.getResourceAsStream("Driver.java.txt").readAllBytes()))
                .compile("dev.parley.tls.");
        Object driver = loader.loadClass("dev.parley.tls.sandbox.Driver").getConstructor().newInstance();
        @SuppressWarnings("unchecked")
        Function<String, String> function = (Function<String, String>) driver;
        return function.apply(question);
    }
}
