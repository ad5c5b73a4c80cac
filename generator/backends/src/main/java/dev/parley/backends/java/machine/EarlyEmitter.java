package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes what a role makes of messages that come before it decided about them, or after the keys changed. */
final class EarlyEmitter {
    private final RoleView view;
    private final AmbientGates gates;

    EarlyEmitter(RoleView view) {
        this.view = view;
        this.gates = new AmbientGates(view);
    }

    /** Whether the keys of an epoch in the peer's lane are made only once what comes under them is wanted. */
    static boolean isPutOff(RoleView view, Role lane, Epoch epoch) {
        return !lane.equals(view.role()) && view.ambients(false).stream()
                .anyMatch(ambient -> ambient.accept().isPresent() && ambient.under().filter(epoch::equals).isPresent());
    }

    /** The methods that say what is wanted, what is discarded, and what may be late. */
    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        decision("admits", ambient -> ambient.accept()).ifPresent(methods::add);
        decision("declines", ambient -> ambient.skip()).ifPresent(methods::add);
        List<Ambient> late = view.ambients(false).stream().filter(a -> a.effects().contains(Ambient.Effect.LAG)).toList();
        if (!late.isEmpty()) {
            methods.add(acceptLate(late));
        }
        return methods;
    }

    private interface Decision {
        Optional<Term> of(Ambient ambient);
    }

    private Optional<MethodSpec> decision(String name, Decision decision) {
        List<CodeBlock> ways = new ArrayList<>();
        for (Ambient ambient : view.ambients(false)) {
            decision.of(ambient).ifPresent(guard -> ways.add(ambient.under()
                    .map(epoch -> CodeBlock.of("readsUnder($L)$W&& $L", view.own().constant(epoch), gates.operand(guard)))
                    .orElse(gates.operand(guard))));
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(FlowEmitter.override(name, Modifier.PROTECTED)
                .returns(TypeName.BOOLEAN).addStatement("return $L", CodeBlock.join(ways, "$W|| ")).build());
    }

    private MethodSpec acceptLate(List<Ambient> late) {
        Cases cases = new Cases();
        BesideEmitter beside = new BesideEmitter(view);
        late.forEach(ambient -> cases.add(gates.accepts(ambient), beside.receive(ambient, ambient.block().get(0))));
        return FlowEmitter.override("acceptLate", Modifier.PROTECTED).addParameter(WireTypes.ARRIVAL, "in")
                .addException(WireTypes.PROTOCOL_EXCEPTION)
                .addCode(cases.orElse(CodeBlock.builder().addStatement("throw unexpected(in)").build())).build();
    }

    /** The conditions under which what arrived is discarded. */
    List<CodeBlock> discarded() {
        return view.ambients(false).stream().filter(ambient -> ambient.skip().isPresent())
                .map(ambient -> CodeBlock.of("skipsUnreadable() && in.is($L)",
                        view.own().constant(ambient.block().get(0).message()))).toList();
    }
}
