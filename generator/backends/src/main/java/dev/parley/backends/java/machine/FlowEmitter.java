package dev.parley.backends.java.machine;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.machine.Move;
import dev.parley.lang.machine.State;
import dev.parley.lang.model.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the flow of a role: what each state accepts, what each state sends, and where that leads. */
final class FlowEmitter {
    private final RoleView view;
    private final NextEmitter next;
    private final SlowWork slow;
    private final Expressions guards;

    FlowEmitter(RoleView view) {
        this.view = view;
        this.next = new NextEmitter(view);
        this.slow = new SlowWork(view);
        this.guards = new Expressions(view.names(), MachineScope.machine(view));
    }

    List<MethodSpec> emit() {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(is("isSending", Modifier.PROTECTED, State.Kind.SEND));
        methods.add(is("isDone", Modifier.PUBLIC, State.Kind.END));
        methods.add(accept());
        methods.add(proceed());
        if (states(State.Kind.SEND).stream().anyMatch(FlowEmitter::isChoice)) {
            methods.add(choose());
        }
        methods.add(step("sent", true));
        methods.add(step("received", false));
        return methods;
    }

    private List<State> states(State.Kind kind) {
        return view.machine().states().stream().filter(state -> state.kind() == kind).toList();
    }

    private String constant(State state) {
        return view.own().simpleState(view.role(), state.name());
    }

    private MethodSpec is(String name, Modifier access, State.Kind kind) {
        MethodSpec.Builder method = override(name, access).returns(TypeName.BOOLEAN);
        List<State> states = states(kind);
        if (states.isEmpty()) {
            return method.addStatement("return false").build();
        } else if (states.size() == 1) {
            return method.addStatement("return state == $L", view.own().state(view.role(), states.get(0).name())).build();
        }
        CodeBlock labels = CodeBlock.join(states.stream().map(s -> CodeBlock.of("$L", constant(s))).toList(), ",$W");
        return method.addCode("return switch (state) {$>\ncase $L -> true;\ndefault -> false;$<\n};\n", labels).build();
    }

    private MethodSpec accept() {
        MethodSpec.Builder method = override("accept", Modifier.PROTECTED).addParameter(WireTypes.ARRIVAL, "in")
                .addException(WireTypes.PROTOCOL_EXCEPTION);
        List<State> states = states(State.Kind.RECEIVE);
        if (states.isEmpty()) {
            return method.addStatement("acceptBeside(in)").build();
        }
        method.beginControlFlow("switch (state)");
        for (State state : states) {
            method.beginControlFlow("case $L ->", constant(state));
            String keyword = "if";
            for (Move move : state.moves()) {
                CodeBlock condition = CodeBlock.of("$L ($L)", keyword, matches(move));
                if (keyword.equals("if")) {
                    method.beginControlFlow("$L", condition);
                } else {
                    method.nextControlFlow("$L", condition);
                }
                method.addCode(receive(move));
                keyword = "else if";
            }
            method.nextControlFlow("else").addStatement("acceptBeside(in)").endControlFlow();
            method.endControlFlow();
        }
        return method.addStatement("default -> acceptBeside(in)").endControlFlow().build();
    }

    /** Whether what arrived is the message of the move. */
    private CodeBlock matches(Move move) {
        List<CodeBlock> all = new ArrayList<>();
        CodeBlock constant = view.own().constant(move.sent().message());
        List<CodeBlock> epochs = new ArrayList<>();
        for (Epoch epoch : move.epochs()) {
            epochs.add(CodeBlock.of("in.is($L, $L)", constant, view.own().constant(epoch)));
        }
        boolean alone = move.guard().isEmpty() && move.sent().message().where().isEmpty();
        CodeBlock any = CodeBlock.join(epochs, "$W|| ");
        all.add(epochs.size() == 1 || alone ? any : CodeBlock.of("($L)", any));
        Known known = Known.NOTHING;
        move.guard().ifPresent(guard -> all.add(guards.operand(guard, known)));
        if (move.sent().message().where().isPresent()) {
            all.add(CodeBlock.of("$T.$L($L)", view.own().messageEnum(), view.own().predicate(move.sent().message()),
                    MessageEmitter.decoded(view, move.sent(), "in")));
        }
        return CodeBlock.join(all, "$W&& ");
    }

    private CodeBlock receive(Move move) {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("$L(in)", view.own().method("read", move.sent()));
        CodeBlock prepared = next.prepare(move.next());
        CodeBlock after = next.after(move);
        boolean checks = slow.in(move.sent());
        if (!checks && prepared.isEmpty()) {
            return code.add(after).build();
        }
        CodeBlock check = CodeBlock.of("$L(in)", view.own().method("check", move.sent()));
        Optional<CodeBlock> end = next.expressionAfter(move);
        if (prepared.isEmpty() && end.isPresent()) {
            return code.addStatement("later(() -> $L, () -> $L)", check, end.get()).build();
        } else if (prepared.isEmpty()) {
            return code.add("later(() -> $L, () -> {\n$>", check).add(after).add("$<});\n").build();
        }
        code.add("later(() -> {\n$>");
        if (checks) {
            code.addStatement(check);
        }
        return code.add(prepared).add("$<}, () -> {\n$>").add(after).add("$<});\n").build();
    }

    private MethodSpec proceed() {
        MethodSpec.Builder method = override("proceed", Modifier.PROTECTED).addException(WireTypes.PROTOCOL_EXCEPTION);
        List<State> states = states(State.Kind.SEND);
        if (states.isEmpty()) {
            return method.addStatement("throw new $T($S)", IllegalStateException.class, "no state sends").build();
        }
        method.beginControlFlow("switch (state)");
        for (State state : states) {
            method.beginControlFlow("case $L ->", constant(state));
            method.addCode(isChoice(state) ? choice(state) : send(state.moves().get(0)));
            method.endControlFlow();
        }
        return method.addStatement("default -> throw new $T(state + $S)", IllegalStateException.class, " does not send")
                .endControlFlow().build();
    }

    private static boolean isChoice(State state) {
        return state.moves().size() > 1;
    }

    private CodeBlock choice(State state) {
        ClassName messages = view.own().messageEnum();
        CodeBlock.Builder code = CodeBlock.builder();
        TypeName set = ParameterizedTypeName.get(ClassName.get(Set.class), messages);
        List<CodeBlock> first = state.moves().stream().takeWhile(move -> move.guard().isEmpty())
                .map(move -> view.own().constant(move.sent().message())).toList();
        code.addStatement("$T enabled = new $T<>($L)", set, LinkedHashSet.class, first.isEmpty() ? CodeBlock.of("")
                : CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(first, ",$W")));
        for (Move move : state.moves().subList(first.size(), state.moves().size())) {
            CodeBlock add = CodeBlock.builder()
                    .addStatement("enabled.add($L)", view.own().constant(move.sent().message())).build();
            if (move.guard().isPresent()) {
                code.beginControlFlow("if ($L)", guards.value(move.guard().get())).add(add).endControlFlow();
            } else {
                code.add(add);
            }
        }
        code.beginControlFlow("switch (choose(enabled))");
        for (Move move : state.moves()) {
            code.beginControlFlow("case $L ->", view.own().simpleConstant(move.sent().message())).add(send(move))
                    .endControlFlow();
        }
        return code.addStatement("default -> throw new $T(state + $S)", IllegalStateException.class,
                " does not send what was chosen").endControlFlow().build();
    }

    private CodeBlock send(Move move) {
        CodeBlock write = CodeBlock.of("$L()", view.own().method("write", move.sent()));
        CodeBlock prepared = next.prepare(move.next());
        String transmit = view.machine().recordEnding().contains(move.sent()) ? "transmitLast" : "transmit";
        CodeBlock after = next.after(move);
        if (!slow.in(move.sent()) && prepared.isEmpty()) {
            return CodeBlock.builder().addStatement("$L($L)", transmit, write).add(after).build();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        if (prepared.isEmpty()) {
            code.add("later(this::$L, out -> {\n$>", view.own().method("write", move.sent()));
        } else {
            code.add("later(() -> {\n$>").addStatement("$T out = $L", WireTypes.DEPARTURE, write).add(prepared)
                    .addStatement("return out").add("$<}, out -> {\n$>");
        }
        return code.addStatement("$L(out)", transmit).add(after).add("$<});\n").build();
    }

    private MethodSpec choose() {
        ClassName message = view.own().messageEnum();
        return MethodSpec.methodBuilder("choose").addModifiers(Modifier.PRIVATE).returns(message)
                .addException(WireTypes.PROTOCOL_EXCEPTION)
                .addParameter(ParameterizedTypeName.get(ClassName.get(Set.class), message), "enabled")
                .addJavadoc("The only message that can be sent, or the one of several that the policy chooses.")
                .addStatement("$T chosen = enabled.size() == 1 ? enabled.iterator().next() : policy.choose(this, state, enabled)",
                        message)
                .beginControlFlow("if (!enabled.contains(chosen))")
                .addStatement("throw new $T(chosen + $S + state)", IllegalStateException.class,
                        " cannot be sent in state ")
                .endControlFlow()
                .addStatement("return chosen").build();
    }

    private MethodSpec step(String name, boolean sent) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE)
                .addParameter(view.own().messageEnum(), "message")
                .addParameter(view.own().stateEnum(view.role()), "next")
                .addParameter(String.class, "spec")
                .addStatement("moved($L, message, state, next, spec)", sent)
                .addStatement("state = next").build();
    }

    static MethodSpec.Builder override(String name, Modifier access) {
        return MethodSpec.methodBuilder(name).addModifiers(access).addAnnotation(Override.class);
    }
}
