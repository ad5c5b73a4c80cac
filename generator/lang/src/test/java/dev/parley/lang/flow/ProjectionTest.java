package dev.parley.lang.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.Path;
import dev.parley.lang.machine.State;
import dev.parley.lang.machine.Transition;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.TermText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static void assertSizes(int states, int transitions, Compilation compilation) {
        for (Machine machine : compilation.machines()) {
            assertEquals(states, machine.states().size());
            assertEquals(transitions, machine.transitions().size());
        }
    }

    /** How many pairs of a receiving state and a message of the peer there are, and how many of them are legal. */
    private static void assertPairs(int legal, int all, Machine machine, Machine peer) {
        List<State> receiving = machine.states().stream().filter(s -> s.kind() == State.Kind.RECEIVE).toList();
        Set<Message> alphabet = new LinkedHashSet<>();
        peer.states().stream().filter(s -> s.kind() == State.Kind.SEND)
                .forEach(s -> s.moves().forEach(m -> alphabet.add(m.sent().message())));
        assertEquals(legal, receiving.stream().mapToInt(s -> s.moves().size()).sum());
        assertEquals(all, receiving.size() * alphabet.size());
    }

    @Test
    void tls13HasFourteenStatesAndTwentyOneTransitionsInBothRoles() {
        assertSizes(14, 21, TlsFlows.TLS13);
        assertPairs(9, 49, TlsFlows.client(TlsFlows.TLS13), TlsFlows.server(TlsFlows.TLS13));
        assertPairs(6, 30, TlsFlows.server(TlsFlows.TLS13), TlsFlows.client(TlsFlows.TLS13));
    }

    @Test
    void tls12HasTwentyStatesAndTwentyEightTransitionsInBothRoles() {
        assertSizes(20, 28, TlsFlows.TLS12);
        assertPairs(17, 99, TlsFlows.client(TlsFlows.TLS12), TlsFlows.server(TlsFlows.TLS12));
        assertPairs(8, 48, TlsFlows.server(TlsFlows.TLS12), TlsFlows.client(TlsFlows.TLS12));
    }

    /**
     * START and the wait for the first ServerHello are shared: 14 + 20 - 2. The prototype counted 30, because it merged the
     * two ends, CONNECTED12 and CONNECTED13, and two states that were both labelled WAIT_CV.
     */
    @Test
    void bothShareTheirBeginning() {
        assertSizes(32, 48, TlsFlows.BOTH);
        assertPairs(26, 221, TlsFlows.client(TlsFlows.BOTH), TlsFlows.server(TlsFlows.BOTH));
        assertPairs(13, 91, TlsFlows.server(TlsFlows.BOTH), TlsFlows.client(TlsFlows.BOTH));
    }

    @Test
    void theTls13ClientIsTheTableOfTheRfc() {
        assertEquals("""
                START | ! ClientHello [offered_early] | C = early | WAIT_SH
                START | ! ClientHello [!offered_early] | | WAIT_SH
                WAIT_SH | ? HelloRetryRequest [offered_early] | C = plain | START2
                WAIT_SH | ? HelloRetryRequest [!offered_early] | | START2
                WAIT_SH | ? ServerHello13 | S = handshake | WAIT_EE
                START2 | ! ClientHello | | WAIT_SH2
                WAIT_SH2 | ? ServerHello13 | S = handshake | WAIT_EE
                WAIT_EE | ? EncryptedExtensions [psk] | | WAIT_FINISHED
                WAIT_EE | ? EncryptedExtensions [!psk] | | WAIT_CERT_CR
                WAIT_CERT_CR | ? CertificateRequest | | WAIT_CERT
                WAIT_CERT_CR | ? Certificate | | WAIT_CV
                WAIT_CERT | ? Certificate | | WAIT_CV
                WAIT_CV | ? CertificateVerify | | WAIT_FINISHED
                WAIT_FINISHED | ? Finished [accepted_early] | S = application | SEND_EOED
                WAIT_FINISHED | ? Finished [!accepted_early & seen(S.CertificateRequest)] | S = application, C = handshake | SEND_CERT
                WAIT_FINISHED | ? Finished [!accepted_early & !seen(S.CertificateRequest)] | S = application, C = handshake | SEND_FIN
                SEND_EOED | ! EndOfEarlyData | C = handshake | SEND_FIN
                SEND_CERT | ! Certificate [nonempty_cert] | | SEND_CV
                SEND_CERT | ! Certificate [!nonempty_cert] | | SEND_FIN
                SEND_CV | ! CertificateVerify | | SEND_FIN
                SEND_FIN | ! Finished | C = application | CONNECTED13
                """, table(TlsFlows.client(TlsFlows.TLS13)));
    }

    @Test
    void aReceiverWaitsForTheFirstMessagesOfAllAlternatives() {
        State waiting = TlsFlows.client(TlsFlows.TLS12).state("WAIT_STATUS");
        assertEquals(List.of("S.CertificateStatus if status", "S.ServerKeyExchange if ephemeral",
                "S.CertificateRequest if !ephemeral", "S.ServerHelloDone if !ephemeral"), moves(waiting));
    }

    @Test
    void onlyTheDeciderKnowsItsOptions() {
        assertEquals(List.of("S.CertificateRequest if S.ask_cert", "S.ServerHelloDone"),
                moves(TlsFlows.server(TlsFlows.TLS12).state("WAIT_CR")));
        assertEquals(List.of("S.CertificateRequest", "S.ServerHelloDone"),
                moves(TlsFlows.client(TlsFlows.TLS12).state("WAIT_CR")));
    }

    @Test
    void recordsEndWhereTheRfcSaysSo() {
        assertEquals(Set.of("C.ClientHello", "S.ServerHello13", "C.EndOfEarlyData", "S.Finished", "C.Finished"),
                TlsFlows.client(TlsFlows.TLS13).recordEnding().stream().map(Object::toString).collect(Collectors.toSet()));
        assertEquals(Set.of("C.ChangeCipherSpec", "S.ChangeCipherSpec"),
                TlsFlows.server(TlsFlows.TLS12).recordEnding().stream().map(Object::toString).collect(Collectors.toSet()));
    }

    private static List<String> moves(State state) {
        return state.moves().stream()
                .map(m -> m.sent() + m.guard().map(g -> " if " + TermText.of(g)).orElse("")).toList();
    }

    private static String table(Machine machine) {
        StringBuilder table = new StringBuilder();
        for (State state : machine.states()) {
            for (Move move : state.moves()) {
                for (Path path : Path.of(move.next())) {
                    table.append(state.name()).append(state.kind() == State.Kind.SEND ? " | ! " : " | ? ")
                            .append(move.sent().message()).append(conditions(path)).append(" | ").append(keys(path))
                            .append("| ").append(path.to()).append('\n');
                }
            }
        }
        return table.toString();
    }

    private static String conditions(Path path) {
        return path.conditions().isEmpty() ? "" : path.conditions().stream().map(ProjectionTest::text)
                .collect(Collectors.joining(" & ", " [", "]"));
    }

    private static String text(Transition.Condition condition) {
        return (condition.value() ? "" : "!") + TermText.of(condition.guard());
    }

    private static String keys(Path path) {
        List<Next.Rekey> rekeys = path.rekeys();
        return rekeys.isEmpty() ? "" : rekeys.stream().map(r -> r.lane() + " = " + r.epoch())
                .collect(Collectors.joining(", ", "", " "));
    }
}
