package dev.parley.backends.java.machine;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.machine.Next;
import dev.parley.lang.model.Binding;
import dev.parley.lang.model.Fact;
import dev.parley.lang.model.Rule;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the class of a role's machine. */
final class MachineEmitter {
    private final RoleView view;
    private final ScheduleEmitter schedule;
    private final AmbientEmitter ambients;

    MachineEmitter(RoleView view) {
        this.view = view;
        this.schedule = new ScheduleEmitter(view);
        this.ambients = new AmbientEmitter(view);
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(view.names().machine(view.role()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL).superclass(WireTypes.MACHINE)
                .addJavadoc("What the $L does: one state after the other, as the flow gives it.", view.role().title())
                .addType(new StateEmitter(view).emit())
                .addField(view.names().policy(view.role()), "policy", Modifier.PRIVATE, Modifier.FINAL)
                .addFields(primitives())
                .addField(FieldSpec.builder(view.own().stateEnum(view.role()), "state", Modifier.PRIVATE)
                        .initializer("$L", view.own().state(view.role(), view.machine().states().get(0).name())).build());
        List<MethodSpec> accessors = new ArrayList<>();
        messages(type, accessors);
        facts(type, accessors);
        lets(type, accessors);
        schedule.fields().forEach(type::addField);
        ambients.fields().forEach(type::addField);
        type.addMethod(constructor()).addMethod(state());
        if (!entersAtFirstState()) {
            type.addMethod(FlowEmitter.override("enter", Modifier.PROTECTED).addException(WireTypes.PROTOCOL_EXCEPTION)
                    .addCode(new NextEmitter(view).entry()).build());
        }
        new FlowEmitter(view).emit().forEach(type::addMethod);
        view.own().sent().forEach(message -> new MessageEmitter(view, message).emit().forEach(type::addMethod));
        schedule.methods().forEach(type::addMethod);
        ambients.emit().forEach(type::addMethod);
        new ExportEmitter(view).methods().forEach(type::addMethod);
        wipe().ifPresent(type::addMethod);
        accessors.forEach(type::addMethod);
        return type.build();
    }

    private boolean entersAtFirstState() {
        return view.machine().entry() instanceof Next.Goto first
                && first.state().equals(view.machine().states().get(0).name());
    }

    private MethodSpec constructor() {
        ClassName envelope = view.names().common("Envelope");
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC)
                .addParameter(view.names().policy(view.role()), "policy");
        primitives().forEach(field -> constructor.addParameter(field.type(), field.name()));
        constructor.addParameter(WireTypes.TRANSPORT, "transport")
                .addJavadoc("A machine at rest before its first state.")
                .addStatement("super($T.CONTENTS, $T.ALERTS, $T.PLAIN, transport)", envelope, envelope,
                        view.own().epochEnum())
                .addStatement("this.policy = policy");
        primitives().forEach(field -> constructor.addStatement("this.$1N = $1N", field));
        return constructor.build();
    }

    /** A protocol that needs nothing from outside is not given anything. */
    private List<FieldSpec> primitives() {
        return view.model().externs().isEmpty() ? List.of() : List.of(
                FieldSpec.builder(view.own().primitives(), "primitives", Modifier.PRIVATE, Modifier.FINAL).build());
    }

    private MethodSpec state() {
        return FlowEmitter.override("state", Modifier.PUBLIC).returns(String.class).addStatement("return state.label()")
                .build();
    }

    private void messages(TypeSpec.Builder type, List<MethodSpec> accessors) {
        for (Sent message : view.own().sent()) {
            TypeName value = view.names().valueType(Drafts.type(message));
            String name = view.own().message(message);
            type.addField(value, name, Modifier.PRIVATE);
            accessors.add(accessor(name, value, "{@code " + view.key(message) + "}; null before."));
        }
    }

    private void facts(TypeSpec.Builder type, List<MethodSpec> accessors) {
        for (Fact fact : view.model().facts()) {
            String name = view.own().fact(fact.name());
            type.addField(TypeName.BOOLEAN, name, Modifier.PRIVATE);
            accessors.add(accessor(name, TypeName.BOOLEAN, JavaSource.cite("fact " + fact.name(), fact.span())
                    + "; false before " + view.key(fact.carrier()) + "."));
        }
    }

    private void lets(TypeSpec.Builder type, List<MethodSpec> accessors) {
        for (Rule.Let let : lets(view).values()) {
            String name = view.own().value(let.name());
            TypeName value = view.names().valueType(let.value().type());
            type.addField(value, name, Modifier.PRIVATE);
            accessors.add(accessor(name, value, JavaSource.cite("let " + let.name(), let.span()) + "; "
                    + (value.isPrimitive() ? "unset" : "null") + " before."));
        }
    }

    /** The lets that this role computes, by name. */
    static Map<String, Rule.Let> lets(RoleView view) {
        Map<String, Rule.Let> lets = new LinkedHashMap<>();
        view.model().equations().forEach(equations -> equations.rules().forEach(rule -> {
            if (rule instanceof Rule.Let let && view.runs(rule, equations.message())) {
                lets.putIfAbsent(let.name(), let);
            }
        }));
        return lets;
    }

    private static MethodSpec accessor(String name, TypeName type, String what) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(type).addJavadoc("$L", what)
                .addStatement("return $L", name).build();
    }

    private Optional<MethodSpec> wipe() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Rule.Let let : lets(view).values()) {
            if (let.value().type().equals(ValueType.SECRET)) {
                code.add(wiped(view.own().value(let.name())));
            }
        }
        for (Binding binding : schedule.used()) {
            if (binding.value().type().equals(ValueType.SECRET)) {
                code.add(wiped(view.own().value(binding.name())));
            }
        }
        return code.isEmpty() ? Optional.empty()
                : Optional.of(FlowEmitter.override("wipe", Modifier.PROTECTED).addCode(code.build()).build());
    }

    private static CodeBlock wiped(String field) {
        return CodeBlock.builder().addStatement("$1L = wiped($1L)", field).build();
    }
}
