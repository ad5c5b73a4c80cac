package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes what follows a message: key changes, and the state that it leads to. */
final class NextEmitter {
    private final RoleView view;
    private final Expressions expressions;

    NextEmitter(RoleView view) {
        this.view = view;
        this.expressions = new Expressions(view.names(), MachineScope.machine(view));
    }

    /** The statements after the message of the move. */
    CodeBlock after(Move move) {
        return emit(move.next(), Known.NOTHING,
                state -> CodeBlock.builder().addStatement(arrival(move, state)).build());
    }

    /** The same as an expression, if it is but one. */
    Optional<CodeBlock> expressionAfter(Move move) {
        boolean plain = move.next() instanceof Next.Goto || move.next() instanceof Next.Branch branch && isPlain(branch);
        return plain ? Optional.of(arrival(move, state(move.next(), Known.NOTHING))) : Optional.empty();
    }

    private CodeBlock arrival(Move move, CodeBlock state) {
        return CodeBlock.of("$L($L,$W$L,$W$S)", view.sends(move.sent()) ? "sent" : "received",
                view.own().constant(move.sent().message()), state, move.span().cite());
    }

    /** The statements that enter the flow. */
    CodeBlock entry() {
        return emit(view.machine().entry(), Known.NOTHING,
                state -> CodeBlock.builder().addStatement("state = $L", state).build());
    }

    private interface Arrive {
        CodeBlock at(CodeBlock state);
    }

    private CodeBlock emit(Next next, Known known, Arrive arrive) {
        if (next instanceof Next.Rekey rekey) {
            return CodeBlock.builder().add(rekey(rekey.lane(), rekey.epoch())).add(emit(rekey.next(), known, arrive))
                    .build();
        } else if (next instanceof Next.Branch branch && !isPlain(branch)) {
            Set<String> ends = ends(branch, new TreeSet<>());
            return ends.size() > 1 ? fork(branch, known, arrive)
                    : CodeBlock.builder().add(fork(branch, known, state -> CodeBlock.of("")))
                            .add(arrive.at(view.own().state(view.role(), ends.iterator().next()))).build();
        }
        return arrive.at(state(next, known));
    }

    private CodeBlock fork(Next.Branch branch, Known known, Arrive arrive) {
        CodeBlock then = emit(branch.then(), known.where(branch.guard()), arrive);
        CodeBlock otherwise = emit(branch.otherwise(), known.whereNot(branch.guard()), arrive);
        CodeBlock.Builder code = CodeBlock.builder();
        if (then.isEmpty()) {
            Term not = new Term.Not(branch.guard(), branch.guard().span());
            code.beginControlFlow("if ($L)", expressions.value(not, known)).add(otherwise);
        } else {
            code.beginControlFlow("if ($L)", expressions.value(branch.guard(), known)).add(then);
            if (!otherwise.isEmpty()) {
                code.nextControlFlow("else").add(otherwise);
            }
        }
        return code.endControlFlow().build();
    }

    private static Set<String> ends(Next next, Set<String> found) {
        if (next instanceof Next.Goto end) {
            found.add(end.state());
        } else if (next instanceof Next.Rekey rekey) {
            ends(rekey.next(), found);
        } else if (next instanceof Next.Branch branch) {
            ends(branch.then(), found);
            ends(branch.otherwise(), found);
        }
        return found;
    }

    /** Whether the branch leads to one of two states and does nothing else. */
    private static boolean isPlain(Next.Branch branch) {
        return branch.then() instanceof Next.Goto && branch.otherwise() instanceof Next.Goto;
    }

    private CodeBlock state(Next next, Known known) {
        if (next instanceof Next.Branch branch) {
            return CodeBlock.of("$L$W? $L$W: $L", expressions.operand(branch.guard(), known), state(branch.then(), known),
                    state(branch.otherwise(), known));
        }
        return view.own().state(view.role(), ((Next.Goto) next).state());
    }

    /** The change of a lane's keys. */
    CodeBlock rekey(Role lane, Epoch epoch) {
        String change = lane.equals(view.role()) ? "writeUnder($L, $L())"
                : EarlyEmitter.isPutOff(view, lane, epoch) ? "readUnder($L, this::$L)" : "readUnder($L, $L())";
        return CodeBlock.builder().addStatement(change, view.own().constant(epoch), view.own().keys(lane, epoch)).build();
    }

    /** The statements that make slow values ready for the key changes after the move. */
    CodeBlock prepare(Next next) {
        return prepare(next, Set.of());
    }

    private CodeBlock prepare(Next next, Set<String> ready) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (next instanceof Next.Rekey rekey) {
            Set<String> values = new LinkedHashSet<>();
            if (!EarlyEmitter.isPutOff(view, rekey.lane(), rekey.epoch())) {
                values.addAll(new ScheduleEmitter(view).slow(rekey));
            }
            values.removeAll(ready);
            values.forEach(value -> code.addStatement("$L()", value));
            values.addAll(ready);
            code.add(prepare(rekey.next(), values));
        } else if (next instanceof Next.Branch branch) {
            prepare(branch.guard(), prepare(branch.then(), ready), code);
            prepare(new Term.Not(branch.guard(), branch.guard().span()), prepare(branch.otherwise(), ready), code);
        }
        return code.build();
    }

    private void prepare(Term guard, CodeBlock prepared, CodeBlock.Builder code) {
        if (!prepared.isEmpty()) {
            code.beginControlFlow("if ($L)", expressions.value(guard)).add(prepared).endControlFlow();
        }
    }
}
