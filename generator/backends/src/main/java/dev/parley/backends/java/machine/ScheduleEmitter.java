package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.machine.Next;
import dev.parley.lang.model.Binding;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Export;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the values of the schedule, each computed when first needed, and the keys made from them. */
final class ScheduleEmitter {
    private final RoleView view;

    ScheduleEmitter(RoleView view) {
        this.view = view;
    }

    /** Whether the value is kept: everything but numbers and truth values. */
    static boolean isKept(RoleView view, Binding binding) {
        return !view.names().valueType(binding.value().type()).isPrimitive();
    }

    /** The values that the role can need, in the order of the schedule. */
    List<Binding> used() {
        return view.model().schedule().stream().filter(binding -> isUsed(view, binding)).toList();
    }

    /** Whether the keys or the rules of this role can need the value. */
    static boolean isUsed(RoleView view, Binding binding) {
        return roots(view).flatMap(term -> RulePlan.reach(view.model(), term))
                .anyMatch(part -> part instanceof Term.Named named && named.name().equals(binding.name()));
    }

    private static Stream<Term> roots(RoleView view) {
        Stream<Term> keys = Rekeys.of(view).stream()
                .flatMap(rekey -> rekey.epoch().keys().getOrDefault(rekey.lane(), List.of()).stream());
        Stream<Term> rules = view.model().equations().stream().flatMap(e -> e.rules().stream()
                .filter(rule -> view.runs(rule, e.message()))).flatMap(rule -> rule.terms().stream());
        return Stream.of(keys, rules, view.model().exports().stream().map(Export::value)).flatMap(terms -> terms);
    }

    List<FieldSpec> fields() {
        return used().stream().filter(binding -> isKept(view, binding)).map(binding -> FieldSpec.builder(
                view.names().valueType(binding.value().type()), view.own().value(binding.name()), Modifier.PRIVATE)
                .build()).toList();
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>(used().stream().map(this::value).toList());
        Rekeys.of(view).stream().map(rekey -> keys(rekey.lane(), rekey.epoch())).forEach(methods::add);
        return methods;
    }

    private MethodSpec value(Binding binding) {
        String name = view.own().value(binding.name());
        TypeName type = view.names().valueType(binding.value().type());
        boolean secret = binding.value().type().equals(ValueType.SECRET);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(type)
                .addException(WireTypes.PROTOCOL_EXCEPTION)
                .addJavadoc("$L, computed when first needed$L.", JavaSource.cite(binding.name(), binding.span()),
                        secret ? "; the machine wipes it" : "");
        Statements statements = new Statements(view, MachineScope.machine(view));
        if (!isKept(view, binding)) {
            return method.addCode(statements.keeping(binding.value(), Known.NOTHING,
                    value -> CodeBlock.builder().addStatement("return $L", value).build())).build();
        }
        return method.beginControlFlow("if ($L == null)", name)
                .addCode(statements.keeping(binding.value(), Known.NOTHING,
                        value -> CodeBlock.builder().addStatement("$L = $L", name, value).build()))
                .endControlFlow()
                .addStatement("return $L", name).build();
    }

    private MethodSpec keys(Role lane, Epoch epoch) {
        List<Term> terms = epoch.keys().getOrDefault(lane, List.of());
        return MethodSpec.methodBuilder(view.own().keys(lane, epoch)).addModifiers(Modifier.PRIVATE)
                .returns(view.own().keys(epoch)).addException(WireTypes.PROTOCOL_EXCEPTION)
                .addJavadoc("The keys of the $L's lane in $L.", lane.title(), JavaSource.cite(epoch.name(), epoch.span()))
                .addCode(new Statements(view, MachineScope.machine(view)).keepingAll(terms, values -> CodeBlock.builder()
                        .addStatement("return new $T($L)", view.own().keys(epoch), CodeBlock.join(values, ",\n"))
                        .build()))
                .build();
    }

    /** The methods of the slow values that the keys of a key change are made of. */
    List<String> slow(Next.Rekey rekey) {
        SlowWork slow = new SlowWork(view);
        return rekey.epoch().keys().getOrDefault(rekey.lane(), List.of()).stream()
                .flatMap(term -> TermWalk.all(term, Term.Named.class))
                .filter(named -> RulePlan.binding(view.model(), named.name()).isPresent() && slow.isSlow(named))
                .map(named -> view.own().value(named.name())).distinct().toList();
    }
}
