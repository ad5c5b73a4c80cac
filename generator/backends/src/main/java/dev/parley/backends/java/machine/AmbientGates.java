package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.lang.flow.Knowable;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;

/** Writes when a message beside the flow may come and when it may be sent. The span is measured in its sender's lane. */
final class AmbientGates {
    private final RoleView view;
    private final Expressions guards;

    AmbientGates(RoleView view) {
        this.view = view;
        this.guards = new Expressions(view.names(), MachineScope.machine(view));
    }

    /** Whether what arrived begins the ambient. */
    CodeBlock accepts(Ambient ambient) {
        List<CodeBlock> all = new ArrayList<>();
        Ambient.Part part = ambient.block().get(0);
        CodeBlock constant = view.own().constant(part.message());
        all.add(ambient.under().isPresent() && !ambient.isUnprotected()
                ? CodeBlock.of("in.is($L, $L)", constant, view.own().constant(ambient.under().get()))
                : CodeBlock.of("in.is($L)", constant));
        all.addAll(span(ambient));
        ambient.guard().map(guard -> Knowable.byReceiver(view.model(), ambient.role(), guard))
                .filter(guard -> !Knowable.isTrue(guard)).ifPresent(guard -> all.add(operand(guard)));
        ambient.accept().ifPresent(guard -> all.add(operand(guard)));
        ambient.answers().ifPresent(question -> all.add(CodeBlock.of("$L > 0", view.own().question(question))));
        isAlias(new Sent(ambient.role(), part.message()), all);
        return join(all);
    }

    /** Whether what arrived is a later part of a block, apart from its place in the block. */
    CodeBlock accepts(Ambient ambient, Ambient.Part part) {
        List<CodeBlock> all = new ArrayList<>();
        all.add(CodeBlock.of("in.is($L)", view.own().constant(part.message())));
        isAlias(new Sent(ambient.role(), part.message()), all);
        return join(all);
    }

    private void isAlias(Sent sent, List<CodeBlock> all) {
        if (sent.message().where().isPresent()) {
            all.add(CodeBlock.of("$T.$L($L)", view.own().messageEnum(), view.own().predicate(sent.message()),
                    MessageEmitter.decoded(view, sent, "in")));
        }
    }

    /** Whether this role may send the ambient at any time. */
    boolean isAlways(Ambient ambient) {
        return (ambient.under().isEmpty() || ambient.isUnprotected()) && ambient.after().isEmpty() && ambient.until().isEmpty()
                && ambient.guard().isEmpty() && ambient.unless().isEmpty() && ambient.answers().isEmpty();
    }

    /** Whether this role may begin the ambient. */
    CodeBlock maySend(Ambient ambient) {
        List<CodeBlock> all = new ArrayList<>();
        ambient.under().filter(epoch -> !ambient.isUnprotected()).ifPresent(epoch -> all.add(CodeBlock.of("writesUnder($L)", view.own().constant(epoch))));
        List<CodeBlock> known = new ArrayList<>(span(ambient));
        ambient.guard().ifPresent(guard -> known.add(operand(guard)));
        if (!known.isEmpty()) {
            all.add(0, CodeBlock.of("isSettled()"));
            all.addAll(known);
        }
        ambient.unless().ifPresent(duty -> all.add(CodeBlock.of("!$L", view.own().duty(duty))));
        ambient.answers().ifPresent(question -> all.add(CodeBlock.of("$L > 0", view.own().question(question))));
        return all.isEmpty() ? CodeBlock.of("true") : join(all);
    }

    /** {@code after} and {@code until}, which both roles see in the same place of the lane. */
    private List<CodeBlock> span(Ambient ambient) {
        List<CodeBlock> all = new ArrayList<>();
        ambient.after().ifPresent(sent -> all.add(CodeBlock.of("$L != null", view.own().message(sent))));
        ambient.until().ifPresent(sent -> all.add(CodeBlock.of("$L == null", view.own().message(sent))));
        return all;
    }

    CodeBlock operand(Term guard) {
        return guards.operand(guard, Known.NOTHING);
    }

    static CodeBlock join(List<CodeBlock> all) {
        return CodeBlock.join(all, "$W&& ");
    }
}
