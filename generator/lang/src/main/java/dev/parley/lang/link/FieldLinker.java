package dev.parley.lang.link;

import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Expr;
import dev.parley.lang.syntax.Field;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of structs and arms. */
final class FieldLinker {
    /** RFC 5246 section 4.7: the result of public-key encryption is a vector of opaque bytes. */
    private static final Type ENCRYPTED = new Type.VarOpaque(new Type.Bounds(0, (1 << 16) - 1));
    private static final String PUBLIC_KEY_ENCRYPTED = "public-key-encrypted";
    private static final String DIGITALLY_SIGNED = "digitally-signed";
    private static final String SIGNED = "DigitallySigned";
    private static final int DEEPEST = 64;

    private final Types types;
    private final Codes codes;
    private final Constants constants;
    private final Overrides overrides;
    private final AlertNames alerts;
    private final TermLinker terms;
    private final SelectLinker selects;
    private final RecordLayer recordLayer;
    private final Problems problems;
    private int depth;

    FieldLinker(Types types, Codes codes, Constants constants, FieldNames names, Overrides overrides,
            AlertNames alerts, TermLinker terms, RecordLayer recordLayer, Problems problems) {
        this.types = types;
        this.codes = codes;
        this.constants = constants;
        this.overrides = overrides;
        this.alerts = alerts;
        this.terms = terms;
        this.recordLayer = recordLayer;
        this.problems = problems;
        this.selects = new SelectLinker(this, types, codes, names, problems);
    }

    /** Links fields and declares each in the scope for those behind it. */
    List<Type.Field> fields(List<Field> written, StructScope scope) {
        List<Type.Field> linked = new ArrayList<>();
        if (++depth > DEEPEST) {
            problems.reportOnce("too-complex", written.get(0).span(), "fields are nested more than " + DEEPEST
                    + " deep",
                    "give the inner ones a struct of their own");
        } else {
            written.forEach(field -> add(field, scope, linked));
        }
        depth--;
        checkEnds(linked);
        return List.copyOf(linked);
    }

    private void add(Field written, StructScope scope, List<Type.Field> linked) {
        if (written instanceof Field.Inline i && i.name().isEmpty() && i.vector().isEmpty() && !i.optional()) {
            i.fields().forEach(f -> add(f, scope, linked));
            return;
        }
        String name = written.name().map(Name::text).orElseGet(() -> DerivedName.of(written, scope));
        Optional<StructScope.Visible> first = scope.field(name);
        if (first.isPresent()) {
            problems.duplicate("field", name, written.span(), first.get().span());
            return;
        }
        linked.add(field(written, name, scope));
    }

    private Type.Field field(Field written, String name, StructScope scope) {
        if (written instanceof Field.Plain p) {
            return plain(p, name, scope);
        }
        boolean anonymous = written.name().isEmpty();
        boolean optional = false;
        Type type;
        List<Term> arguments = List.of();
        if (written instanceof Field.Inline i) {
            optional = i.optional();
            Type.Struct struct = types.struct(StructScope.of(inside(scope, name)), i.fields(), i.span());
            types.addInline(struct);
            type = i.vector().map(v -> types.vector(struct, v, scope)).orElse(struct);
            arguments = arguments(struct, List.of(), scope, i.span());
        } else if (written instanceof Field.InlineEnum e) {
            Type.Code code = codes.inline(inside(scope, name), e.body());
            types.addInline(code);
            type = code;
        } else if (written instanceof Field.Select s) {
            type = selects.link(s, scope);
        } else {
            type = sealed((Field.Sealed) written, name, scope);
            arguments = arguments(type, List.of(), scope, written.span());
        }
        scope.declare(name, type, written.span());
        return overrides.apply(scope.owner(), new Type.Field(name, anonymous, type, optional, Optional.empty(),
                Optional.empty(), Optional.empty(), arguments, written.span()), types);
    }

    private Type.Field plain(Field.Plain written, String name, StructScope scope) {
        Type type = types.of(written.type(), written.vector(), scope);
        List<Term> arguments = arguments(type, written.arguments(), scope, written.span());
        Optional<Term> constant = written.constant().map(v -> constants.of(v, type, scope.namespace(), types));
        scope.declare(name, type, written.span());
        Optional<Term> where = written.where().map(w -> terms.link(w, Context.of(scope), ValueType.BOOL));
        return overrides.apply(scope.owner(), new Type.Field(name, written.name().isEmpty(), type, written.optional(),
                constant, where, written.alert().map(alerts::find), arguments, written.span()), types);
    }

    /** One term for each parameter of the struct that a field holds, alone or in a vector. */
    private List<Term> arguments(Type type, List<Expr> written, StructScope scope, Span span) {
        if (type instanceof Type.FixedVector v) {
            return arguments(v.element(), written, scope, span);
        }
        if (type instanceof Type.VarVector v) {
            return arguments(v.element(), written, scope, span);
        }
        List<ParameterUse> parameters = type instanceof Type.Struct s ? types.usesOf(s) : List.of();
        if (written.size() > parameters.size() && !Unknown.is(type)) {
            problems.report("arguments", written.get(parameters.size()).span(), "there are "
                    + Problems.count(written.size(), "argument") + " for "
                    + Problems.count(parameters.size(), "parameter"));
        }
        List<Term> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            ParameterUse use = parameters.get(i);
            arguments.add(i < written.size() ? terms.link(written.get(i), Context.of(scope), use.parameter().type())
                    : scope.supply(use, span, problems));
        }
        return List.copyOf(arguments);
    }

    private Type sealed(Field.Sealed written, String name, StructScope scope) {
        List<Field> content = written.type().<List<Field>>map(type -> List.of(new Field.Plain(false, type, List.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), type.span())))
                .orElse(written.content());
        StructScope inner = StructScope.of(inside(scope, name));
        if (written.seal().equals(PUBLIC_KEY_ENCRYPTED)) {
            fields(content, inner);
            return ENCRYPTED;
        }
        if (written.seal().equals(DIGITALLY_SIGNED)) {
            fields(content, inner);
            return signed(written, scope);
        }
        Type.Struct struct = types.struct(inner, content, written.span());
        types.addInline(struct);
        recordLayer.add(struct, written.seal(), written.span());
        return struct;
    }

    private Type signed(Field.Sealed written, StructScope scope) {
        Optional<Type.Struct> struct = types.findStruct(scope.namespace(), new Name(List.of(SIGNED), written.span()));
        if (struct.isEmpty()) {
            problems.report("unknown-name", written.span(),
                    "digitally-signed stands for a struct '" + SIGNED + "', but there is none",
                    "declare it: RFC 5246 section 4.7 has the algorithm, then opaque signature<0..2^16-1>");
        }
        return struct.orElse(Unknown.STRUCT);
    }

    /** What the end of the message ends can only stand at the end. */
    private void checkEnds(List<Type.Field> fields) {
        fields.stream().filter(f -> f.optional() && f.type() instanceof Type.OpenOpaque).forEach(f ->
                problems.report("open-ended", f.span(), "nobody could tell whether '" + f.name() + "' is empty or absent",
                        "leave out optional"));
        for (int i = 0; i + 1 < fields.size(); i++) {
            Type.Field field = fields.get(i);
            if (Sizes.isOpenEnded(field.type()) || field.optional() && !fields.get(i + 1).optional()) {
                problems.report("open-ended", fields.get(i + 1).span(), "nothing can follow '" + field.name()
                        + "', which may be absent or goes on to the end of what is around it", "such a field stands last");
                return;
            }
        }
    }

    private static QualifiedName inside(StructScope scope, String name) {
        return new QualifiedName(scope.namespace(), Extents.inside(scope.owner(), name));
    }
}
