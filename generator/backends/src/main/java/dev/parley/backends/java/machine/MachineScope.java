package dev.parley.backends.java.machine;

import com.palantir.javapoet.CodeBlock;
import dev.parley.backends.GeneratorException;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Option;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.Optional;

/** The names of a term within a machine. */
final class MachineScope implements Scope {
    private final RoleView view;
    private final String self;
    private final Optional<Sent> appended;

    private MachineScope(RoleView view, String self, Optional<Sent> appended) {
        this.view = view;
        this.self = self;
        this.appended = appended;
    }

    /** Outside of all messages: in guards, schedules and keys. */
    static MachineScope machine(RoleView view) {
        return new MachineScope(view, null, Optional.empty());
    }

    /** In the equations of a main message that is not in the transcript yet. */
    static MachineScope before(RoleView view, Sent message) {
        return new MachineScope(view, view.own().message(message), Optional.empty());
    }

    /** In the equations of a main message that is the last of the transcript. */
    static MachineScope after(RoleView view, Sent message) {
        return new MachineScope(view, view.own().message(message), Optional.of(message));
    }

    /** In what concerns a message that is in a variable. */
    static MachineScope of(RoleView view, String variable) {
        return new MachineScope(view, variable, Optional.empty());
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

    @Override
    public CodeBlock message(Sent sent) {
        return CodeBlock.of("$L", view.own().message(sent));
    }

    @Override
    public CodeBlock function(Extern extern) {
        return CodeBlock.of("primitives.$L", view.own().function(extern));
    }
}
