package dev.parley.lang.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.flow.Spec;
import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Term;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flows that are too much for the compiler get an answer all the same. */
class ComplexityTest {
    private final Spec spec = new Spec();
    private final List<FlowStep> steps = new ArrayList<>();

    private List<String> problems() {
        Result<List<Machine>> result = Flows.check(spec.model(steps));
        return result.diagnostics().stream().map(Diagnostic::message).toList();
    }

    private void optional(int count, Term... guards) {
        for (int i = 0; i < count; i++) {
            steps.add(spec.data(spec.arm(guards[i], spec.send(Spec.S, "M" + i)), spec.arm()));
        }
    }

    private Term[] facts(int count, int messages) {
        Term[] facts = new Term[count];
        for (int i = 0; i < count; i++) {
            facts[i] = spec.fact("f" + i, Spec.C, "Hello" + i % messages);
        }
        for (int i = 0; i < messages; i++) {
            steps.add(spec.send(Spec.C, "Hello" + i));
        }
        return facts;
    }

    @Test
    void moreThingsInGuardsThanBits() {
        optional(70, facts(70, 7));
        assertEquals(List.of("guards read 70 facts, messages and options; at most 62 can be explored"), problems());
    }

    @Test
    void tooManyFactsInOneMessage() {
        optional(40, facts(40, 1));
        assertEquals(List.of("guards read 40 facts of C.Hello0; at most 14 can be explored"), problems());
    }

    @Test
    void tooManyFactsInAllMessages() {
        optional(40, facts(40, 4));
        assertEquals(List.of("up to here the flow can be in more than 262144 configurations of position, facts, seen "
                + "messages and options"), problems());
    }

    @Test
    void tooManySteps() {
        for (int i = 0; i < 20_000; i++) {
            steps.add(spec.send(Spec.C, "M"));
        }
        assertEquals(List.of("the flow has more than 4096 steps"), problems());
    }

    @Test
    void aLongFlow() {
        for (int i = 0; i < 2_000; i++) {
            steps.add(spec.send(i % 3 == 0 ? Spec.C : Spec.S, "M"));
        }
        assertEquals(List.of(), problems());
    }

    @Test
    void manyChoicesInARowThatDecideNothing() {
        steps.add(spec.send(Spec.C, "Hello"));
        for (int i = 0; i < 500; i++) {
            steps.add(spec.by(Spec.S, spec.arm(), spec.arm()));
        }
        steps.add(spec.send(Spec.S, "Answer"));
        assertEquals(List.of(), problems());
    }

    @Test
    void manyOptionalMessagesInARow() {
        steps.add(spec.send(Spec.C, "Hello"));
        for (int i = 0; i < 100; i++) {
            steps.add(spec.maybe(Spec.S, spec.send(Spec.S, "M" + i)));
        }
        steps.add(spec.send(Spec.S, "Answer"));
        assertEquals(List.of(), problems());
    }

    @Test
    void manyKeyChangesWithoutAMessage() {
        Term[] facts = facts(8, 1);
        for (Term fact : facts) {
            steps.add(spec.key(Spec.C, "e" + steps.size(), fact));
        }
        steps.add(spec.send(Spec.C, "Done"));
        assertEquals(List.of(), problems());
    }
}
