package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes what a role sends beside the flow by itself: each message once, as soon as it may. */
final class PromptEmitter {
    private final RoleView view;
    private final AmbientGates gates;

    PromptEmitter(RoleView view) {
        this.view = view;
        this.gates = new AmbientGates(view);
    }

    private List<Ambient> prompts() {
        return view.ambients(true).stream().filter(ambient -> ambient.prompt().isPresent()).toList();
    }

    /** Whether each was sent. */
    List<FieldSpec> fields() {
        return prompts().stream().map(ambient -> FieldSpec.builder(TypeName.BOOLEAN, view.own().prompted(ambient),
                Modifier.PRIVATE).build()).toList();
    }

    /** The method that sends what is due, if anything ever is. */
    Optional<MethodSpec> method() {
        List<Ambient> prompts = prompts();
        if (prompts.isEmpty()) {
            return Optional.empty();
        }
        MethodSpec.Builder method = FlowEmitter.override("prompt", Modifier.PROTECTED)
                .addException(WireTypes.PROTOCOL_EXCEPTION);
        for (Ambient ambient : prompts) {
            String sent = view.own().prompted(ambient);
            Sent message = new Sent(ambient.role(), ambient.block().get(0).message());
            Term guard = ambient.prompt().orElseThrow();
            List<CodeBlock> due = new ArrayList<>(List.of(CodeBlock.of("!$L", sent)));
            if (!(guard instanceof Term.Bool)) {
                due.add(gates.operand(guard));
            }
            if (isSharedWithAnother(ambient)) {
                due.add(gates.maySend(ambient));
            }
            method.beginControlFlow("if ($L)", AmbientGates.join(due))
                    .addStatement("$L = sendIfAllowed($L,$W$L)", sent, view.own().constant(message.message()),
                            Drafts.settledValue(view, message))
                    .endControlFlow();
        }
        return Optional.of(method.build());
    }

    /** Whether the message may also go out where this ambient does not let it. */
    private boolean isSharedWithAnother(Ambient ambient) {
        return view.ambients(true).stream().filter(other -> other.block().get(0).message()
                .equals(ambient.block().get(0).message())).count() > 1;
    }
}
