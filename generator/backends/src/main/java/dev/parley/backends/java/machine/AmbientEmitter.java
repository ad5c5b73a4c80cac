package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes what a role sends and accepts beside the flow. */
final class AmbientEmitter {
    private final RoleView view;
    private final AmbientGates gates;
    private final BesideEmitter beside;
    private final BlockEmitter blocks;
    private final EarlyEmitter early;

    AmbientEmitter(RoleView view) {
        this.view = view;
        this.gates = new AmbientGates(view);
        this.beside = new BesideEmitter(view);
        this.blocks = new BlockEmitter(view);
        this.early = new EarlyEmitter(view);
    }

    /** Duties, open questions, and places in blocks. */
    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        names(a -> Stream.of(a.unless(), a.clears(), a.sets().map(Ambient.Duty::name)))
                .forEach(duty -> fields.add(FieldSpec.builder(TypeName.BOOLEAN, view.own().duty(duty), Modifier.PRIVATE)
                        .build()));
        names(a -> Stream.of(a.asks(), a.answers())).forEach(question -> fields.add(
                FieldSpec.builder(TypeName.INT, view.own().question(question), Modifier.PRIVATE).build()));
        fields.addAll(blocks.fields());
        fields.addAll(new PromptEmitter(view).fields());
        return fields;
    }

    private List<String> names(Function<Ambient, Stream<Optional<String>>> names) {
        return view.machine().ambients().stream().flatMap(names).flatMap(Optional::stream).distinct().toList();
    }

    List<MethodSpec> emit() {
        List<MethodSpec> methods = new ArrayList<>(List.of(acceptBeside(), mayPass(), sendBeside()));
        methods.addAll(early.methods());
        methods.addAll(blocks.methods());
        new PromptEmitter(view).method().ifPresent(methods::add);
        return methods;
    }

    private MethodSpec acceptBeside() {
        MethodSpec.Builder method = FlowEmitter.override("acceptBeside", Modifier.PROTECTED)
                .addParameter(WireTypes.ARRIVAL, "in").addException(WireTypes.PROTOCOL_EXCEPTION);
        Cases cases = new Cases();
        blocks.open(false).forEach(block -> cases.add(block.isOpen(), CodeBlock.builder()
                .addStatement("$L(in)", block.method()).build()));
        for (Ambient ambient : view.ambients(false)) {
            CodeBlock body = CodeBlock.builder().add(beside.receive(ambient, ambient.block().get(0)))
                    .add(blocks.begin(ambient)).build();
            cases.add(gates.accepts(ambient), body);
        }
        early.discarded().forEach(condition -> cases.add(condition, CodeBlock.of("// sent ahead, and declined\n")));
        return method.addCode(cases.orElse(CodeBlock.builder().addStatement("throw unexpected(in)").build())).build();
    }

    private MethodSpec mayPass() {
        MethodSpec.Builder method = FlowEmitter.override("mayPass", Modifier.PROTECTED)
                .addParameter(WireTypes.MESSAGE_KIND, "kind").returns(TypeName.BOOLEAN);
        blocks.open(true).forEach(block -> method.beginControlFlow("if ($L)", block.isOpen())
                .addStatement("return $L", block.maySend()).endControlFlow());
        List<Ambient> own = view.ambients(true);
        if (own.isEmpty()) {
            return method.addStatement("return false").build();
        }
        Set<String> always = new LinkedHashSet<>();
        Map<Message, CodeBlock> conditions = new LinkedHashMap<>();
        for (Ambient ambient : own) {
            Message message = ambient.block().get(0).message();
            if (gates.isAlways(ambient)) {
                always.add(view.own().simpleConstant(message));
            } else {
                conditions.merge(message, gates.maySend(ambient), (one, other) -> CodeBlock.of("$L$W|| $L", one, other));
            }
        }
        method.addCode("return kind instanceof $T message && switch (message) {$>\n", view.own().messageEnum());
        if (!always.isEmpty()) {
            method.addCode("case $L -> true;\n", String.join(", ", always));
        }
        conditions.forEach((message, condition) -> {
            if (!always.contains(view.own().simpleConstant(message))) {
                method.addCode("case $L -> $L;\n", view.own().simpleConstant(message), condition);
            }
        });
        return method.addCode("default -> false;$<\n};\n").build();
    }

    private MethodSpec sendBeside() {
        MethodSpec.Builder method = FlowEmitter.override("sendBeside", Modifier.PROTECTED)
                .addParameter(WireTypes.MESSAGE_KIND, "kind").addParameter(WireTypes.BYTES, "body")
                .addException(WireTypes.PROTOCOL_EXCEPTION);
        Cases cases = new Cases();
        blocks.open(true).forEach(block -> cases.add(block.isOpen(), CodeBlock.builder()
                .addStatement("$L(kind, body)", block.method()).build()));
        List<Ambient> own = view.ambients(true);
        for (Ambient ambient : own) {
            Message message = ambient.block().get(0).message();
            CodeBlock sending = beside.send(ambient, ambient.block().get(0), blocks.begin(ambient));
            boolean shared = own.stream().filter(a -> a.block().get(0).message().equals(message)).count() > 1;
            CodeBlock is = CodeBlock.of("kind == $L", view.own().constant(message));
            if (!beside.isPlain(ambient)) {
                cases.add(shared ? CodeBlock.of("$L$W&& $L", is, gates.maySend(ambient)) : is, sending);
            }
        }
        return method.addCode(cases.orElse(CodeBlock.builder().addStatement("transmit(departure(kind, body))").build()))
                .build();
    }
}
