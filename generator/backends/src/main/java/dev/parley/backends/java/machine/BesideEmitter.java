package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.GeneratorException;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.FlowStep;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import java.util.List;
import java.util.Optional;

/** Writes what a message beside the flow does once it was accepted or sent. */
final class BesideEmitter {
    private final RoleView view;

    BesideEmitter(RoleView view) {
        this.view = view;
    }

    /** The statements for a part of an ambient that arrived. */
    CodeBlock receive(Ambient ambient, Ambient.Part part) {
        Sent sent = new Sent(ambient.role(), part.message());
        CodeBlock.Builder code = CodeBlock.builder();
        if (looksInside(sent)) {
            code.add(declare(sent, MessageEmitter.decoded(view, sent, "in"))).add(content(sent));
        } else if (part.message().wire().isPresent() && part.message().where().isEmpty()) {
            code.addStatement(MessageEmitter.decoded(view, sent, "in"));
        }
        return code.add(opens(ambient, part)).add(CodeBlock.builder()
                .addStatement("deliver($L, in)", view.own().constant(part.message())).build())
                .add(ends(ambient, part, "endPeerLane")).build();
    }

    /** The statements that send a part of an ambient, with what else follows. */
    CodeBlock send(Ambient ambient, Ambient.Part part, CodeBlock more) {
        Sent sent = new Sent(ambient.role(), part.message());
        CodeBlock.Builder code = CodeBlock.builder();
        if (looksInside(sent)) {
            code.add(declare(sent, CodeBlock.of("decode(body, $S,$W$L)", sent.message().wireName().name(),
                    MessageEmitter.decoder(view, sent)))).add(content(sent));
        }
        code.addStatement("$L(departure(kind, body))",
                view.machine().recordEnding().contains(sent) ? "transmitLast" : "transmit");
        return code.add(opens(ambient, part)).add(ends(ambient, part, "endOwnLane")).add(more).build();
    }

    /** Whether sending the ambient is all that there is to it. */
    boolean isPlain(Ambient ambient) {
        Sent sent = new Sent(ambient.role(), ambient.block().get(0).message());
        return ambient.block().size() == 1 && !looksInside(sent) && !view.machine().recordEnding().contains(sent)
                && ambient.asks().isEmpty() && ambient.answers().isEmpty() && ambient.clears().isEmpty()
                && ambient.then().isEmpty() && !ambient.effects().contains(Ambient.Effect.FATAL)
                && !ambient.effects().contains(Ambient.Effect.CLOSES);
    }

    private CodeBlock declare(Sent sent, CodeBlock value) {
        return CodeBlock.builder().addStatement("$T $L = $L", view.names().valueType(Drafts.type(sent)),
                view.own().beside(sent), value).build();
    }

    private boolean looksInside(Sent sent) {
        return facts(sent).stream().findAny().isPresent() || view.model().equationsOf(sent).isPresent();
    }

    private List<Fact> facts(Sent sent) {
        return view.own().sent().contains(sent) ? List.of()
                : view.model().facts().stream().filter(fact -> fact.carrier().equals(sent)).toList();
    }

    /** Facts and rules. */
    private CodeBlock content(Sent sent) {
        MachineScope scope = MachineScope.beside(view, sent);
        RulesEmitter emitter = new RulesEmitter(view, sent);
        List<Rule> rules = view.model().equationsOf(sent).map(Equations::rules).orElse(List.of());
        for (Rule rule : rules) {
            if (rule instanceof Rule.Equation || rule instanceof Rule.ReplaceTranscript) {
                throw new GeneratorException(rule.span(),
                        "a message beside the flow has no computed fields and no transcript");
            }
        }
        CodeBlock.Builder code = CodeBlock.builder();
        facts(sent).forEach(fact -> code.add(emitter.fact(fact, scope)));
        return code.add(emitter.emit(rules, scope)).build();
    }

    /** Questions and duties. */
    private CodeBlock opens(Ambient ambient, Ambient.Part part) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (part.equals(ambient.block().get(0))) {
            ambient.asks().ifPresent(question -> code.addStatement("$L++", view.own().question(question)));
            ambient.answers().ifPresent(question -> code.addStatement("$L--", view.own().question(question)));
            if (ambient.role().equals(view.role())) {
                ambient.clears().ifPresent(duty -> code.addStatement("$L = false", view.own().duty(duty)));
            } else {
                ambient.sets().ifPresent(duty -> code.add(sets(duty)));
            }
        }
        return code.build();
    }

    private CodeBlock sets(Ambient.Duty duty) {
        String field = view.own().duty(duty.name());
        CodeBlock set = CodeBlock.builder().addStatement("$L = true", field).build();
        return duty.guard().isEmpty() ? set : CodeBlock.builder()
                .beginControlFlow("if ($L)", new Expressions(view.names(), MachineScope.machine(view))
                        .value(duty.guard().get()))
                .add(set).endControlFlow().build();
    }

    /** A key change, or the end of lanes. */
    private CodeBlock ends(Ambient ambient, Ambient.Part part, String endLane) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (part.equals(ambient.block().get(ambient.block().size() - 1))) {
            ambient.then().ifPresent(key -> code.add(rekey(key.guard().map(new AmbientGates(view)::operand), key)));
        }
        if (ambient.effects().contains(Ambient.Effect.FATAL)) {
            code.addStatement("close()");
        } else if (ambient.effects().contains(Ambient.Effect.CLOSES)) {
            code.addStatement("$L()", endLane);
        }
        return code.build();
    }

    private CodeBlock rekey(Optional<CodeBlock> guard, FlowStep.Key key) {
        CodeBlock change = new NextEmitter(view).rekey(key.role(), key.epoch());
        return guard.isEmpty() ? change
                : CodeBlock.builder().beginControlFlow("if ($L)", guard.get()).add(change).endControlFlow().build();
    }
}
