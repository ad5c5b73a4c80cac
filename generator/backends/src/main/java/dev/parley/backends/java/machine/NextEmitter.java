package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.Next;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Role;
import java.util.Optional;

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
            return CodeBlock.builder().add(rekey(rekey.lane(), rekey.epoch())).add(emit(rekey.next(), known, arrive)).build();
        } else if (next instanceof Next.Branch branch && !isPlain(branch)) {
            return CodeBlock.builder()
                    .beginControlFlow("if ($L)", expressions.value(branch.guard(), known))
                    .add(emit(branch.then(), known.where(branch.guard()), arrive))
                    .nextControlFlow("else")
                    .add(emit(branch.otherwise(), known.whereNot(branch.guard()), arrive))
                    .endControlFlow().build();
        }
        return arrive.at(state(next, known));
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
        return CodeBlock.builder().addStatement(lane.equals(view.role()) ? "writeUnder($L, $L())" : "readUnder($L, $L())",
                view.own().constant(epoch), view.own().keys(lane, epoch)).build();
    }

    /** The statements that make slow values ready for the key changes after the move. */
    CodeBlock prepare(Next next) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (next instanceof Next.Rekey rekey) {
            code.add(new ScheduleEmitter(view).prepare(rekey)).add(prepare(rekey.next()));
        } else if (next instanceof Next.Branch branch) {
            CodeBlock then = prepare(branch.then());
            CodeBlock otherwise = prepare(branch.otherwise());
            if (!then.isEmpty()) {
                code.beginControlFlow("if ($L)", expressions.value(branch.guard())).add(then).endControlFlow();
            }
            if (!otherwise.isEmpty()) {
                code.beginControlFlow("if (!$L)", expressions.write(branch.guard(), Known.NOTHING).within(Java.UNARY))
                        .add(otherwise).endControlFlow();
            }
        }
        return code.build();
    }
}
