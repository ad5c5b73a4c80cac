package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes what a role sends and accepts beside the flow. The span of such a message is measured in its sender's lane. */
final class AmbientEmitter {
    private final RoleView view;
    private final Expressions guards;

    AmbientEmitter(RoleView view) {
        this.view = view;
        this.guards = new Expressions(view.names(), MachineScope.machine(view));
    }

    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        names(a -> Stream.of(a.unless(), a.clears(), a.sets().map(Ambient.Duty::name)))
                .forEach(duty -> fields.add(FieldSpec.builder(TypeName.BOOLEAN, view.own().duty(duty), Modifier.PRIVATE).build()));
        names(a -> Stream.of(a.asks(), a.answers())).forEach(question -> fields.add(
                FieldSpec.builder(TypeName.INT, view.own().question(question), Modifier.PRIVATE).build()));
        return fields;
    }

    private List<String> names(Function<Ambient, Stream<Optional<String>>> names) {
        return view.machine().ambients().stream().flatMap(names).flatMap(Optional::stream).distinct().toList();
    }

    List<MethodSpec> emit() {
        return List.of(acceptBeside(), mayPass(), sendBeside());
    }

    private List<Ambient> ambients(boolean own) {
        return view.machine().ambients().stream().filter(a -> a.role().equals(view.role()) == own).toList();
    }

    private MethodSpec acceptBeside() {
        MethodSpec.Builder method = FlowEmitter.override("acceptBeside", Modifier.PROTECTED)
                .addParameter(WireTypes.ARRIVAL, "in").addException(WireTypes.PROTOCOL_EXCEPTION);
        List<Ambient> ambients = ambients(false);
        String keyword = "if";
        for (Ambient ambient : ambients) {
            CodeBlock condition = CodeBlock.of("$L ($L)", keyword, accepts(ambient));
            if (keyword.equals("if")) {
                method.beginControlFlow("$L", condition);
            } else {
                method.nextControlFlow("$L", condition);
            }
            method.addCode(receive(ambient));
            keyword = "else if";
        }
        if (ambients.isEmpty()) {
            return method.addStatement("throw unexpected(in)").build();
        }
        return method.nextControlFlow("else").addStatement("throw unexpected(in)").endControlFlow().build();
    }

    private CodeBlock accepts(Ambient ambient) {
        Ambient.Part part = ambient.block().get(0);
        CodeBlock constant = view.own().constant(part.message());
        List<CodeBlock> all = new ArrayList<>();
        all.add(ambient.under().isPresent()
                ? CodeBlock.of("in.is($L, $L)", constant, view.own().constant(ambient.under().get()))
                : CodeBlock.of("in.is($L)", constant));
        all.addAll(span(ambient));
        ambient.guard().map(guard -> Knowable.byReceiver(view, ambient.role(), guard))
                .filter(guard -> !Knowable.isTrue(guard))
                .ifPresent(guard -> all.add(guards.operand(guard, Known.NOTHING)));
        ambient.accept().ifPresent(guard -> all.add(guards.operand(guard, Known.NOTHING)));
        ambient.answers().ifPresent(question -> all.add(CodeBlock.of("$L > 0", view.own().question(question))));
        if (part.message().where().isPresent()) {
            all.add(CodeBlock.of("$T.$L($L)", view.own().messageEnum(), view.own().predicate(part.message()),
                    MessageEmitter.decoded(view, new Sent(ambient.role(), part.message()), "in")));
        }
        return CodeBlock.join(all, "$W&& ");
    }

    /** {@code after} and {@code until}, which both roles see in the same place of the lane. */
    private List<CodeBlock> span(Ambient ambient) {
        List<CodeBlock> all = new ArrayList<>();
        ambient.after().ifPresent(sent -> all.add(CodeBlock.of("$L != null", view.own().message(sent))));
        ambient.until().ifPresent(sent -> all.add(CodeBlock.of("$L == null", view.own().message(sent))));
        return all;
    }

    private CodeBlock receive(Ambient ambient) {
        CodeBlock.Builder code = CodeBlock.builder();
        Sent sent = new Sent(ambient.role(), ambient.block().get(0).message());
        boolean decodes = sent.message().wire().isPresent();
        boolean looked = sent.message().where().isPresent();
        String variable = view.own().beside(sent);
        if (ambient.sets().flatMap(Ambient.Duty::guard).isPresent()) {
            code.addStatement("$T $L = $L", view.names().valueType(Drafts.type(sent)), variable,
                    MessageEmitter.decoded(view, sent, "in"));
        } else if (decodes && !looked) {
            code.addStatement(MessageEmitter.decoded(view, sent, "in"));
        }
        ambient.asks().ifPresent(question -> code.addStatement("$L++", view.own().question(question)));
        ambient.answers().ifPresent(question -> code.addStatement("$L--", view.own().question(question)));
        ambient.sets().ifPresent(duty -> code.add(sets(duty, variable)));
        ambient.then().ifPresent(key -> code.add(new NextEmitter(view).rekey(key.role(), key.epoch())));
        code.addStatement("deliver($L, in)", view.own().constant(sent.message()));
        if (ambient.effects().contains(Ambient.Effect.FATAL)) {
            code.addStatement("close()");
        } else if (ambient.effects().contains(Ambient.Effect.CLOSES)) {
            code.addStatement("endPeerLane()");
        }
        return code.build();
    }

    private CodeBlock sets(Ambient.Duty duty, String variable) {
        String field = view.own().duty(duty.name());
        if (duty.guard().isEmpty()) {
            return CodeBlock.builder().addStatement("$L = true", field).build();
        }
        CodeBlock guard = new Expressions(view.names(), MachineScope.of(view, variable)).operand(duty.guard().get(), Known.NOTHING);
        return CodeBlock.builder().beginControlFlow("if ($L)", guard).addStatement("$L = true", field).endControlFlow().build();
    }

    private MethodSpec mayPass() {
        MethodSpec.Builder method = FlowEmitter.override("mayPass", Modifier.PROTECTED)
                .addParameter(WireTypes.MESSAGE_KIND, "kind").returns(TypeName.BOOLEAN);
        List<Ambient> ambients = ambients(true);
        if (ambients.isEmpty()) {
            return method.addStatement("return false").build();
        }
        method.addCode("return kind instanceof $T message && switch (message) {$>\n", view.own().messageEnum());
        for (Ambient ambient : ambients) {
            method.addCode("case $L -> $L;\n", view.own().simpleConstant(ambient.block().get(0).message()), mayPass(ambient));
        }
        return method.addCode("default -> false;$<\n};\n").build();
    }

    private CodeBlock mayPass(Ambient ambient) {
        List<CodeBlock> all = new ArrayList<>();
        ambient.under().ifPresent(epoch -> all.add(CodeBlock.of("writesUnder($L)", view.own().constant(epoch))));
        all.addAll(span(ambient));
        ambient.guard().ifPresent(guard -> all.add(guards.operand(guard, Known.NOTHING)));
        if (all.size() > (ambient.under().isPresent() ? 1 : 0)) {
            all.add(0, CodeBlock.of("isSettled()"));
        }
        ambient.unless().ifPresent(duty -> all.add(CodeBlock.of("!$L", view.own().duty(duty))));
        ambient.answers().ifPresent(question -> all.add(CodeBlock.of("$L > 0", view.own().question(question))));
        return all.isEmpty() ? CodeBlock.of("true") : CodeBlock.join(all, "$W&& ");
    }

    private MethodSpec sendBeside() {
        MethodSpec.Builder method = FlowEmitter.override("sendBeside", Modifier.PROTECTED)
                .addParameter(WireTypes.MESSAGE_KIND, "kind").addParameter(WireTypes.BYTES, "body")
                .addException(WireTypes.PROTOCOL_EXCEPTION);
        List<Ambient> ambients = ambients(true);
        for (Ambient ambient : ambients) {
            Sent sent = new Sent(ambient.role(), ambient.block().get(0).message());
            CodeBlock effects = sendEffects(ambient);
            if (!effects.isEmpty()) {
                method.beginControlFlow("if (kind == $L)", view.own().constant(sent.message()));
                method.addStatement("$L(departure(kind, body))",
                        view.machine().recordEnding().contains(sent) ? "transmitLast" : "transmit");
                method.addCode(effects).addStatement("return").endControlFlow();
            }
        }
        return method.addStatement("transmit(departure(kind, body))").build();
    }

    private CodeBlock sendEffects(Ambient ambient) {
        CodeBlock.Builder code = CodeBlock.builder();
        ambient.asks().ifPresent(question -> code.addStatement("$L++", view.own().question(question)));
        ambient.answers().ifPresent(question -> code.addStatement("$L--", view.own().question(question)));
        ambient.clears().ifPresent(duty -> code.addStatement("$L = false", view.own().duty(duty)));
        ambient.then().ifPresent(key -> code.add(new NextEmitter(view).rekey(key.role(), key.epoch())));
        if (ambient.effects().contains(Ambient.Effect.FATAL)) {
            code.addStatement("close()");
        } else if (ambient.effects().contains(Ambient.Effect.CLOSES)) {
            code.addStatement("endOwnLane()");
        }
        return code.build();
    }
}
