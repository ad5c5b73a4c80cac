package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Option;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The names of a term within a machine. */
final class MachineScope implements Scope {
    private final RoleView view;
    private final String self;
    private final Optional<Sent> atHand;
    private final Optional<Sent> appended;

    private MachineScope(RoleView view, String self, Optional<Sent> atHand, Optional<Sent> appended) {
        this.view = view;
        this.self = self;
        this.atHand = atHand;
        this.appended = appended;
    }

    /** Outside of all messages: in guards, schedules and keys. */
    static MachineScope machine(RoleView view) {
        return new MachineScope(view, null, Optional.empty(), Optional.empty());
    }

    /** In the equations of a main message that is not in the transcript yet. */
    static MachineScope before(RoleView view, Sent message) {
        return new MachineScope(view, view.own().message(message), Optional.of(message), Optional.empty());
    }

    /** In the equations of a main message that is the last of the transcript. */
    static MachineScope after(RoleView view, Sent message) {
        return new MachineScope(view, view.own().message(message), Optional.of(message), Optional.of(message));
    }

    /** In the equations of a message beside the flow. */
    static MachineScope beside(RoleView view, Sent message) {
        return new MachineScope(view, view.own().beside(message), Optional.of(message), Optional.empty());
    }

    @Override
    public CodeBlock name(Term leaf) {
        if (leaf instanceof Term.This && self != null) {
            return CodeBlock.of("$L", self);
        } else if (leaf instanceof Term.FactValue fact) {
            return CodeBlock.of("$L", view.own().fact(fact.fact()));
        } else if (leaf instanceof Term.OptionValue option && option.role().equals(view.role())) {
            return CodeBlock.of("policy.$L(this)", view.own().option(option(option)));
        } else if (leaf instanceof Term.Named named) {
            boolean computed = view.model().schedule().stream().anyMatch(b -> b.name().equals(named.name()));
            if (!computed && !MachineEmitter.lets(view).containsKey(named.name())) {
                throw new GeneratorException(named.span(),
                        named.name() + " is not computed by the " + view.role().title());
            }
            return CodeBlock.of(computed ? "$L()" : "$L", view.own().value(named.name()));
        } else if (leaf instanceof Term.Transcript span) {
            return transcript(span);
        }
        throw new GeneratorException(leaf.span(), "this cannot be known to the " + view.role().title() + " here");
    }

    private Option option(Term.OptionValue term) {
        return view.model().options().stream()
                .filter(o -> o.role().equals(term.role()) && o.name().equals(term.option())).findFirst().orElseThrow();
    }

    private CodeBlock transcript(Term.Transcript span) {
        if (span.last().isPresent()) {
            String last = view.key(span.last().get());
            return span.first().isPresent()
                    ? CodeBlock.of("transcript.span($S, $S)", view.key(span.first().get()), last)
                    : CodeBlock.of("transcript.upTo($S)", last);
        } else if (span.first().isPresent()) {
            if (appended.isPresent()) {
                throw new GeneratorException(span.span(),
                        "a span without an end cannot follow one that includes the message");
            }
            return CodeBlock.of("transcript.from($S)", view.key(span.first().get()));
        }
        return appended.isPresent() ? CodeBlock.of("transcript.before($S)", view.key(appended.get()))
                : CodeBlock.of("transcript.bytes()");
    }

    /** The sender sends what it has drafted so far; what arrived is as it is. */
    @Override
    public CodeBlock truncated(Term.Truncated term, Function<Term, CodeBlock> value) {
        Sent message = atHand.orElseThrow(() -> new GeneratorException(term.span(),
                "how a message travels is known to its own equations only"));
        CodeBlock frame = !view.sends(message) ? CodeBlock.of("in.frame()")
                : CodeBlock.of("frame($L, $L.toBytes())", view.own().constant(message.message()), self);
        Term.FieldOf field = (Term.FieldOf) term.field();
        CodeBlock length = CodeBlock.of("$L.$L()", value.apply(field.object()), Names.lengthOf(field.field()));
        List<CodeBlock> order = TermWalk.all(term, Term.ExtensionOf.class)
                .filter(extension -> extension.column().last().isEmpty())
                .map(extension -> CodeBlock.of(",$W$L", last(extension, value.apply(extension.message())))).toList();
        if (order.size() > 1) {
            throw new GeneratorException(term.span(), "only one of the extensions on the way may have its place open");
        }
        return CodeBlock.of("truncated($L,$W$L$L)", frame, length, CodeBlock.join(order, ""));
    }

    /** What tells whether an extension is the last one: the types of all, that of this one, and what answers if not. */
    private CodeBlock last(Term.ExtensionOf extension, CodeBlock holder) {
        Type.Struct struct = extension.column().holder();
        for (ExtensionTable table : view.model().tables()) {
            Optional<Type.Field> block = struct.fields().stream()
                    .filter(field -> table.rows().contains(extension.row()) && table.isBlock(struct, field)).findFirst();
            if (block.isPresent()) {
                Type.Code code = (Type.Code) table.extension().fields().get(0).type();
                return CodeBlock.of("$L.$L()$L.types(),$W$T.$L,$W$L", holder,
                        view.names().field(new ValueType.Struct(struct), block.get()),
                        block.get().optional() ? ".get()" : "", view.names().type(code),
                        view.names().constant(code, extension.row().type()), view.alert(view.model().alerts().forbidden()));
            }
        }
        throw new GeneratorException(extension.span(), struct.name() + " has no extensions");
    }

    @Override
    public CodeBlock message(Sent sent) {
        return CodeBlock.of("$L", view.own().message(sent));
    }

    @Override
    public CodeBlock function(Extern extern) {
        return CodeBlock.of("primitives.$L", view.own().function(extern));
    }
}
