package dev.parley.lang.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.Compilation;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The self-test notices every machine that is not the projection of its flow. */
class MutantsTest {
    private static final int BUDGET = 1 << 16;

    private static Verdict test(Compilation compilation, int role, Machine mutant) {
        List<Machine> machines = new ArrayList<>(compilation.machines());
        machines.set(role, mutant);
        return Composition.test(compilation.model(), machines, BUDGET);
    }

    private static Machine replace(Machine machine, Move old, List<Move> now) {
        List<State> states = machine.states().stream().map(state -> {
            List<Move> moves = state.moves().stream().flatMap(m -> m == old ? now.stream() : List.of(m).stream()).toList();
            return new State(state.name(), state.kind(), moves, state.span());
        }).toList();
        return new Machine(machine.role(), machine.peer(), machine.entry(), states, machine.epochs(), machine.ambients(),
                machine.recordEnding());
    }

    private static Move next(Move move, Next next) {
        return new Move(move.sent(), move.guard(), move.epochs(), next, move.span());
    }

    /** Every way to change one place of a tree. */
    private static List<Next> mutants(Next next, UnaryOperator<String> target) {
        List<Next> all = new ArrayList<>();
        if (next instanceof Next.Goto end) {
            all.add(new Next.Goto(target.apply(end.state())));
        } else if (next instanceof Next.Rekey rekey) {
            all.add(rekey.next());
            mutants(rekey.next(), target).forEach(n -> all.add(new Next.Rekey(rekey.lane(), rekey.epoch(), rekey.span(), n)));
        } else if (next instanceof Next.Branch branch) {
            all.add(new Next.Branch(branch.guard(), branch.otherwise(), branch.then()));
            all.add(branch.otherwise());
            if (!isHarmless(branch)) {
                all.add(branch.then());
            }
            mutants(branch.then(), target).forEach(n -> all.add(new Next.Branch(branch.guard(), n, branch.otherwise())));
            mutants(branch.otherwise(), target).forEach(n -> all.add(new Next.Branch(branch.guard(), branch.then(), n)));
        }
        return all;
    }

    /** A lane that is in plain already may change to it again: nothing happens. */
    private static boolean isHarmless(Next.Branch branch) {
        return branch.then() instanceof Next.Rekey rekey && rekey.epoch().name().equals(Epoch.PLAIN)
                && rekey.next().equals(branch.otherwise());
    }

    private static List<Move> moves(Machine machine) {
        return machine.states().stream().flatMap(s -> s.moves().stream()).toList();
    }

    private static void assertNoticed(Compilation compilation, int role, Machine mutant, String what) {
        Verdict verdict = test(compilation, role, mutant);
        assertTrue(!(verdict instanceof Verdict.Holds), what);
    }

    private static void assertAllNoticed(Compilation compilation) {
        for (int role = 0; role < 2; role++) {
            Machine machine = compilation.machines().get(role);
            List<String> names = machine.states().stream().map(State::name).toList();
            UnaryOperator<String> another = name -> names.get((names.indexOf(name) + 1) % names.size());
            for (Move move : moves(machine)) {
                String what = machine.role() + " " + move.sent() + " " + move.span();
                assertNoticed(compilation, role, replace(machine, move, List.of()), "without " + what);
                for (Next next : mutants(move.next(), another)) {
                    assertNoticed(compilation, role, replace(machine, move, List.of(next(move, next))), what + " " + next);
                }
            }
        }
    }

    @Test
    void aLostMoveOrAWrongSuccessorInTls13IsNoticed() {
        assertAllNoticed(TlsFlows.TLS13);
    }

    @Test
    void aLostMoveOrAWrongSuccessorInTls12IsNoticed() {
        assertAllNoticed(TlsFlows.TLS12);
    }

    @Test
    void aGuardThatIsLostOrTurnedAroundIsNoticed() {
        int guards = 0;
        for (int role = 0; role < 2; role++) {
            Machine machine = TlsFlows.TLS12.machines().get(role);
            for (Move move : moves(machine).stream().filter(m -> m.guard().isPresent()).toList()) {
                guards++;
                Term not = new Term.Not(move.guard().get(), move.span());
                assertNoticed(TlsFlows.TLS12, role, replace(machine, move, List.of(
                        new Move(move.sent(), Optional.of(not), move.epochs(), move.next(), move.span()))), "not " + move.guard());
            }
        }
        assertEquals(13, guards);
    }

    @Test
    void aWrongEpochIsNoticed() {
        Machine client = TlsFlows.client(TlsFlows.TLS13);
        Epoch early = client.epochs().stream().filter(e -> e.name().equals("early")).findFirst().orElseThrow();
        for (Move move : client.state("WAIT_EE").moves()) {
            Move wrong = new Move(move.sent(), move.guard(), List.of(early), move.next(), move.span());
            Verdict verdict = test(TlsFlows.TLS13, 0, replace(client, move, List.of(wrong)));
            assertEquals(Verdict.Failure.EPOCH, assertInstanceOf(Verdict.Fails.class, verdict).failure());
        }
    }

    @Test
    void theRunToTheFailureIsShown() {
        Machine client = TlsFlows.client(TlsFlows.TLS13);
        Move finished = client.state("WAIT_CERT_CR").moves().get(0);
        Verdict.Fails fails = assertInstanceOf(Verdict.Fails.class,
                test(TlsFlows.TLS13, 0, replace(client, finished, List.of())));
        assertEquals("C in WAIT_CERT_CR refuses S.CertificateRequest in handshake after C.ClientHello, S.ServerHello13, "
                + "S.EncryptedExtensions, S.CertificateRequest", fails.toString());
    }
}
