package dev.parley.backends.java.machine;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Equations;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.TermText;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what a role does with one main message: the method that reads and checks it, or the one that makes it. */
final class MessageEmitter {
    private final RoleView view;
    private final Sent message;
    private final String field;
    private final RulePlan plan;
    private final RulesEmitter rules;
    private final boolean slow;

    MessageEmitter(RoleView view, Sent message) {
        this.view = view;
        this.message = message;
        this.field = view.own().message(message);
        this.plan = RulePlan.of(view.model(), message);
        this.rules = new RulesEmitter(view, message);
        this.slow = new SlowWork(view).in(message);
    }

    /** The methods for the message. */
    List<MethodSpec> emit() {
        return view.sends(message) ? List.of(write()) : read();
    }

    private MethodSpec write() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (Drafts.needed(view, message)) {
            code.addStatement("$L = policy.$L(this)", field, field).add(requireAlias());
        } else if (Drafts.equations(view, message).isEmpty()) {
            code.addStatement("$L = $L", field, Drafts.settledValue(view, message));
        }
        code.add(new Recurrence(view).forgetCaches(message));
        code.add(facts(false));
        code.add(rules.emit(plan.before(), MachineScope.before(view, message)));
        code.add(facts(true));
        String encoded = message.message().wire().isPresent() ? field + ".toBytes()" : field;
        CodeBlock departure = CodeBlock.of("departure($L, $L)", view.own().constant(message.message()), encoded);
        if (!view.remembers(message)) {
            return method("write", "Makes").returns(WireTypes.DEPARTURE).addCode(code.build())
                    .addCode(rules.emit(plan.after(), MachineScope.after(view, message)))
                    .addStatement("return $L", departure).build();
        }
        code.addStatement("$T out = $L", WireTypes.DEPARTURE, departure);
        code.addStatement("transcript.append($S, out.frame())", view.key(message));
        code.add(rules.emit(plan.after(), MachineScope.after(view, message)));
        return method("write", "Makes").returns(WireTypes.DEPARTURE).addCode(code.build()).addStatement("return out")
                .build();
    }

    /** A draft must be the message that it is drafted for. */
    private CodeBlock requireAlias() {
        return message.message().where().map(where -> CodeBlock.builder().addStatement("require($T.$L($L),$W$L,$W$S)",
                view.own().messageEnum(), view.own().predicate(message.message()), field,
                view.alert(view.model().alerts().internal()), message.message().span().cite() + ": " + TermText.of(where))
                .build()).orElse(CodeBlock.of(""));
    }

    private List<MethodSpec> read() {
        MethodSpec.Builder read = method("read", "Reads").addParameter(WireTypes.ARRIVAL, "in");
        read.addStatement("$L = $L", field, decoded(view, message, "in"));
        read.addCode(new Recurrence(view).forgetCaches(message));
        read.addCode(ExtensionRules.of(view, message));
        read.addCode(facts(false)).addCode(facts(true));
        CodeBlock checks = checks();
        if (!slow) {
            return List.of(read.addCode(checks).build());
        }
        MethodSpec.Builder check = method("check", "Does the slow work for").addParameter(WireTypes.ARRIVAL, "in");
        return List.of(read.build(), check.addCode(checks).build());
    }

    private CodeBlock checks() {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(rules.emit(plan.before(), MachineScope.before(view, message)));
        if (view.remembers(message)) {
            code.addStatement("transcript.append($S, in.frame())", view.key(message));
        }
        return code.add(rules.emit(plan.after(), MachineScope.after(view, message))).build();
    }

    private MethodSpec.Builder method(String verb, String doing) {
        String cite = view.model().equationsOf(message).map(Equations::span).orElse(message.message().span()).cite();
        return MethodSpec.methodBuilder(view.own().method(verb, message)).addModifiers(Modifier.PRIVATE)
                .addException(WireTypes.PROTOCOL_EXCEPTION)
                .addJavadoc("$L $L ($L).", doing, view.key(message), cite);
    }

    /** An expression that decodes what arrived. */
    static CodeBlock decoded(RoleView view, Sent message, String arrival) {
        return message.message().wire().isEmpty() ? CodeBlock.of("$L.body()", arrival)
                : CodeBlock.of(message.message().wire().get().parameters().isEmpty() ? "$L.read($S, $L)"
                        : "$L.read($S,$W$L)",
                        arrival, message.message().wireName().name(), decoder(view, message));
    }

    /** What decodes the message's struct. */
    static CodeBlock decoder(RoleView view, Sent message) {
        Type.Struct struct = message.message().wire().orElseThrow();
        ClassName type = view.names().type(struct);
        if (struct.parameters().isEmpty()) {
            return CodeBlock.of("$T::decode", type);
        }
        Expressions expressions = new Expressions(view.names(), MachineScope.machine(view));
        List<Term> terms = view.model().argumentsOf(message.message());
        List<CodeBlock> arguments = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            arguments.add(expressions.converted(terms.get(i), struct.parameters().get(i).type(), Known.NOTHING));
        }
        return CodeBlock.of("body -> $T.decode(body,$W$L)", type, CodeBlock.join(arguments, ",$W"));
    }

    /** Sets the facts that the message carries: those that hang on a field with an equation, or the others. */
    private CodeBlock facts(boolean computed) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Fact fact : view.model().facts()) {
            if (fact.carrier().equals(message) && hangsOnEquation(RulesEmitter.definition(fact)) == computed) {
                code.add(rules.fact(fact, MachineScope.before(view, message)));
            }
        }
        return code.build();
    }

    private boolean hangsOnEquation(Term value) {
        List<String> computed = Drafts.equations(view, message).stream().map(e -> TermText.of(e.field())).toList();
        return TermWalk.all(value, Term.FieldOf.class).anyMatch(part -> computed.contains(TermText.of(part)));
    }
}
