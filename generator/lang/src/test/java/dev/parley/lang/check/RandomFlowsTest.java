package dev.parley.lang.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.flow.Analysis;
import dev.parley.lang.flow.Composition;
import dev.parley.lang.flow.Projection;
import dev.parley.lang.flow.RandomFlows;
import dev.parley.lang.flow.Semantics;
import dev.parley.lang.flow.TooComplexException;
import dev.parley.lang.flow.Verdict;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.Next;
import dev.parley.lang.machine.Path;
import dev.parley.lang.machine.State;
import dev.parley.lang.machine.Transition;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.TermText;
import dev.parley.lang.source.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows by chance. Whether something in them is dead is left aside: it does no harm, and much would be. */
class RandomFlowsTest {
    private static final int FLOWS = 4_000;
    private static final int BUDGET = 1 << 16;

    private static boolean selfTestFails(Result<List<Machine>> result) {
        return result.diagnostics().stream().anyMatch(d -> d.code().equals("self-test"));
    }

    @Test
    void machinesOfAcceptedFlowsFitTogether() {
        int accepted = 0;
        for (int seed = 0; seed < FLOWS; seed++) {
            Result<List<Machine>> result = Flows.check(RandomFlows.flow(seed), rule -> !(rule instanceof Reachable));
            assertFalse(selfTestFails(result), "flow " + seed + ": " + result.diagnostics());
            accepted += result.isOk() ? 1 : 0;
            result.value().ifPresent(machines -> machines.forEach(RandomFlowsTest::assertNothingNeedless));
        }
        assertTrue(accepted > 1_000, accepted + " accepted");
    }

    /** A peer that decides against its own options can do what the flow does not say, but no harm. */
    @Test
    void machinesStandAPeerThatDoesNotKeepToItsOptions() throws TooComplexException {
        int different = 0;
        for (int seed = 0; seed < FLOWS / 2; seed++) {
            ProtocolModel model = RandomFlows.flow(seed);
            List<Machine> machines = Flows.check(model, rule -> !(rule instanceof Reachable)).value().orElse(List.of());
            for (int lane = 0; lane < machines.size(); lane++) {
                Semantics open = Analysis.of(model, BUDGET).open().semantics();
                List<Machine> pair = new ArrayList<>(machines);
                pair.set(lane, Projection.of(open, model.roles().get(lane), Set.of()));
                if (Composition.test(model, pair, BUDGET) instanceof Verdict.Fails fails) {
                    assertEquals(Verdict.Failure.TRACES, fails.failure(), "flow " + seed + ": " + fails);
                    different++;
                }
            }
        }
        assertTrue(different > 50, different + " differ");
    }

    /** Every state is reached and has its own name; no test is repeated on a way, and none has equal sides. */
    private static void assertNothingNeedless(Machine machine) {
        Set<String> reached = new HashSet<>();
        Path.of(machine.entry()).forEach(path -> reached.add(path.to()));
        machine.transitions().forEach(t -> reached.add(t.to()));
        List<String> names = machine.states().stream().map(State::name).toList();
        assertEquals(reached, new HashSet<>(names));
        assertEquals(names.size(), reached.size());
        for (Transition transition : machine.transitions()) {
            List<String> tests = transition.conditions().stream().map(c -> TermText.of(c.guard())).toList();
            assertEquals(tests.size(), Set.copyOf(tests).size(), tests.toString());
        }
        assertNoEqualSides(machine.entry());
        machine.states().forEach(s -> s.moves().forEach(m -> assertNoEqualSides(m.next())));
    }

    private static void assertNoEqualSides(Next next) {
        if (next instanceof Next.Rekey rekey) {
            assertNoEqualSides(rekey.next());
        } else if (next instanceof Next.Branch branch) {
            assertNotEquals(branch.then(), branch.otherwise());
            assertNoEqualSides(branch.then());
            assertNoEqualSides(branch.otherwise());
        }
    }

    /** Without one of the rules, flows are accepted whose machines do not fit together, or cannot even be made. */
    @ParameterizedTest
    @ValueSource(strings = {"causal", "race", "deterministic", "complete", "key"})
    void withoutTheRuleMachinesDoNotFitTogether(String code) {
        int noticed = 0;
        for (int seed = 0; seed < FLOWS / 5; seed++) {
            try {
                Result<List<Machine>> result = Flows.check(RandomFlows.flow(seed),
                        rule -> !(rule instanceof Reachable) && !rule.code().equals(code));
                noticed += selfTestFails(result) ? 1 : 0;
            } catch (RuntimeException e) {
                noticed++;
            }
        }
        assertTrue(noticed > 0, "without " + code + " nothing fails");
    }

    @Test
    void machinesOfAcceptedFlowsFitTogetherWhateverIsSentBesideThem() {
        int accepted = 0;
        for (int seed = 0; seed < FLOWS; seed++) {
            ProtocolModel model = RandomFlows.flowWithAmbients(seed);
            Result<List<Machine>> result = Flows.check(model, rule -> !(rule instanceof Reachable));
            if (result.isOk()) {
                accepted++;
                Verdict verdict = Composition.test(model, result.value().orElseThrow(), 1, BUDGET);
                assertFalse(verdict instanceof Verdict.Fails, "flow " + seed + ": " + verdict);
            }
        }
        assertTrue(accepted > 1_000, accepted + " accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deterministic", "key"})
    void withoutTheRuleMessagesBesideTheFlowDoHarm(String code) {
        int noticed = 0;
        for (int seed = 0; seed < FLOWS / 5; seed++) {
            ProtocolModel model = RandomFlows.flowWithAmbients(seed);
            Result<List<Machine>> result = Flows.check(model,
                    rule -> !(rule instanceof Reachable) && !rule.code().equals(code));
            noticed += result.isOk() && Composition.test(model, result.value().orElseThrow(), 1, BUDGET)
                    instanceof Verdict.Fails ? 1 : 0;
        }
        assertTrue(noticed > 0, "without " + code + " nothing fails");
    }
}
