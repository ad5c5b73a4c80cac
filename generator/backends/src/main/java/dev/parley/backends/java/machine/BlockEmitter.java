package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Ambient;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the blocks beside the flow: once begun, nothing else comes in their lane until they are whole. */
final class BlockEmitter {
    private final RoleView view;
    private final AmbientGates gates;
    private final BesideEmitter beside;

    BlockEmitter(RoleView view) {
        this.view = view;
        this.gates = new AmbientGates(view);
        this.beside = new BesideEmitter(view);
    }

    /** A block of several messages, with the number of its part that passed last, 0 outside. */
    final class Block {
        private final Ambient ambient;
        private final String place;

        private Block(Ambient ambient, int number) {
            this.ambient = ambient;
            this.place = Names.camel(ambient.role().title()) + "Block" + (number == 0 ? "" : number + 1);
        }

        CodeBlock isOpen() {
            return CodeBlock.of("$L > 0", place);
        }

        String method() {
            return "continue" + place.substring(0, 1).toUpperCase(Locale.ROOT) + place.substring(1);
        }

        private List<Ambient.Part> parts() {
            return ambient.block();
        }

        /** Whether the part is the next one. */
        private CodeBlock isNext(int index) {
            List<CodeBlock> ways = new ArrayList<>();
            for (int before = index - 1; before >= 0; before--) {
                List<CodeBlock> all = new ArrayList<>(List.of(CodeBlock.of("$L == $L", place, before + 1)));
                for (int skipped = before + 1; skipped < index; skipped++) {
                    all.add(not(parts().get(skipped).guard().orElseThrow()));
                }
                ways.add(AmbientGates.join(all));
                if (parts().get(before).guard().isEmpty()) {
                    break;
                }
            }
            CodeBlock way = CodeBlock.join(ways, "$W|| ");
            CodeBlock grouped = ways.size() > 1 ? CodeBlock.of("($L)", way) : way;
            return parts().get(index).guard().map(guard -> CodeBlock.of("$L$W&& $L", grouped, gates.operand(guard)))
                    .orElse(grouped);
        }

        /** The statement that notes that a part passed. */
        private CodeBlock passed(int index) {
            List<Ambient.Part> rest = parts().subList(index + 1, parts().size());
            CodeBlock value = CodeBlock.of("$L", rest.isEmpty() ? 0 : index + 1);
            if (!rest.isEmpty() && rest.stream().allMatch(part -> part.guard().isPresent())) {
                Term any = rest.stream().map(Ambient.Part::guard).flatMap(Optional::stream)
                        .reduce((one, other) -> new Term.Or(one, other, one.span())).orElseThrow();
                value = CodeBlock.of("$L ? $L : 0", gates.operand(any), index + 1);
            }
            return CodeBlock.builder().addStatement("$L = $L", place, value).build();
        }

        private CodeBlock not(Term guard) {
            return gates.operand(new Term.Not(guard, guard.span()));
        }

        /** Whether the message in {@code kind} may be sent next. */
        CodeBlock maySend() {
            List<CodeBlock> ways = new ArrayList<>();
            for (int i = 1; i < parts().size(); i++) {
                ways.add(CodeBlock.of("kind == $L && $L", view.own().constant(parts().get(i).message()), isNext(i)));
            }
            return CodeBlock.join(ways, "$W|| ");
        }

        private MethodSpec receive() {
            Cases cases = new Cases();
            for (int i = 1; i < parts().size(); i++) {
                cases.add(CodeBlock.of("$L$W&& $L", isNext(i), gates.accepts(ambient, parts().get(i))),
                        CodeBlock.builder().add(beside.receive(ambient, parts().get(i))).add(passed(i)).build());
            }
            return builder().addParameter(WireTypes.ARRIVAL, "in")
                    .addCode(cases.orElse(CodeBlock.builder().addStatement("throw unexpected(in)").build())).build();
        }

        private MethodSpec send() {
            MethodSpec.Builder method = builder().addParameter(WireTypes.MESSAGE_KIND, "kind")
                    .addParameter(WireTypes.BYTES, "body");
            Cases cases = new Cases();
            for (int i = 1; i < parts().size(); i++) {
                cases.add(CodeBlock.of("kind == $L && $L", view.own().constant(parts().get(i).message()), isNext(i)),
                        beside.send(ambient, parts().get(i), passed(i)));
            }
            return method.addCode(cases.orElse(CodeBlock.builder().addStatement("throw new $T($S + kind)",
                    IllegalStateException.class, "not the next of its block: ").build())).build();
        }

        private MethodSpec.Builder builder() {
            return MethodSpec.methodBuilder(method()).addModifiers(Modifier.PRIVATE)
                    .addException(WireTypes.PROTOCOL_EXCEPTION)
                    .addJavadoc("Goes on with the block of the $L ($L).", ambient.role().title(), ambient.span().cite());
        }
    }

    /** The blocks that this role sends, or accepts. */
    List<Block> open(boolean own) {
        List<Ambient> several = view.ambients(own).stream().filter(ambient -> ambient.block().size() > 1).toList();
        List<Block> blocks = new ArrayList<>();
        for (Ambient ambient : several) {
            blocks.add(new Block(ambient, blocks.size()));
        }
        return blocks;
    }

    /** The statement behind the first part of a block; none for a single message. */
    CodeBlock begin(Ambient ambient) {
        return open(ambient.role().equals(view.role())).stream().filter(block -> block.ambient.equals(ambient))
                .map(block -> block.passed(0)).findFirst().orElse(CodeBlock.of(""));
    }

    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        for (boolean own : new boolean[] {true, false}) {
            open(own).forEach(block -> fields.add(FieldSpec.builder(TypeName.INT, block.place, Modifier.PRIVATE)
                    .build()));
        }
        return fields;
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        open(false).forEach(block -> methods.add(block.receive()));
        open(true).forEach(block -> methods.add(block.send()));
        return methods;
    }
}
