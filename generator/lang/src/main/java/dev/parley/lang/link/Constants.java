package dev.parley.lang.link;

import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import dev.parley.lang.syntax.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Constant values: of fields, of overrides and with a name of their own. */
final class Constants {
    private final Declarations declared;
    private final Codes codes;
    private final Problems problems;
    private final Set<QualifiedName> open = new HashSet<>();

    Constants(Declarations declared, Codes codes, Problems problems) {
        this.declared = declared;
        this.codes = codes;
        this.problems = problems;
    }

    /** The declared constants that are not enumerators of a code type. */
    List<ProtocolModel.Constant> all(Types types) {
        List<ProtocolModel.Constant> all = new ArrayList<>();
        for (Table.Entry<ValueItem> entry : declared.values.all()) {
            if (entry.item() instanceof ValueItem.Constant c && codeType(entry, c).isEmpty()) {
                all.add(new ProtocolModel.Constant(entry.name(), term(entry, c, types, c.item().span())));
            }
        }
        return List.copyOf(all);
    }

    /** A named constant where it is used. */
    Term term(Table.Entry<ValueItem> entry, ValueItem.Constant constant, Types types, Span span) {
        Optional<Type.Code> code = codeType(entry, constant);
        if (code.isPresent()) {
            return code.get().find(constant.item().name().text())
                    .<Term>map(e -> new Term.CodeValue(code.get(), e, span)).orElse(Unknown.term(span));
        }
        if (!open.add(entry.name())) {
            problems.report("definition-cycle", entry.span(), "constant '" + entry.name() + "' is defined by itself");
            return Unknown.term(span);
        }
        Item.Constant item = constant.item();
        Type type = types.of(item.type(), Optional.empty(), StructScope.of(entry.name()));
        Term value = of(item.value(), type, entry.namespace(), types);
        open.remove(entry.name());
        return value;
    }

    /** The type whose enumerator a constant is, if it is one. */
    private Optional<Type.Code> codeType(Table.Entry<ValueItem> entry, ValueItem.Constant constant) {
        return declared.types.find(entry.namespace(), constant.item().type()).filter(codes::isEnumerator)
                .flatMap(codes::of);
    }

    /** The number that a constant of that name has, if there is one. */
    Optional<BigInteger> number(String namespace, Name name) {
        return declared.values.find(namespace, name).map(Table.Entry::item)
                .filter(ValueItem.Constant.class::isInstance).map(c -> ((ValueItem.Constant) c).item().value())
                .filter(Value.Number.class::isInstance).map(v -> ((Value.Number) v).value());
    }

    /** A constant of a type; problems are reported. */
    Term of(Value written, Type type, String namespace, Types types) {
        Span span = written.span();
        if (Unknown.is(type)) {
            return Unknown.term(span);
        }
        if (type instanceof Type.Code code) {
            return codePoint(written, code, namespace, types);
        }
        if (written instanceof Value.Reference r) {
            return reference(r.name(), type, namespace, types);
        }
        if (type instanceof Type.Uint uint) {
            if (written instanceof Value.Number n && n.value().signum() >= 0
                    && n.value().bitLength() <= Math.min(8 * uint.width(), Long.SIZE - 1)) {
                return new Term.Int(n.value().longValue(), span);
            }
            return mismatch(span, "a number of " + Problems.count(uint.width(), "byte"));
        }
        return bytes(written, type);
    }

    private Term reference(Name name, Type type, String namespace, Types types) {
        Optional<Table.Entry<ValueItem>> entry = declared.values.find(namespace, name);
        if (entry.isEmpty() || !(entry.get().item() instanceof ValueItem.Constant c)) {
            problems.unknown("constant", name.text(), name.span(), names(namespace));
            return Unknown.term(name.span());
        }
        Term value = term(entry.get(), c, types, name.span());
        if (!Unknown.is(value) && !value.type().equals(ValueTypes.of(type))) {
            problems.report("type-mismatch", name.span(), "'" + name + "' is " + Conversions.describe(value.type())
                    + ", but " + Conversions.describe(ValueTypes.of(type)) + " is needed here");
            return Unknown.term(name.span());
        }
        return value;
    }

    private Term codePoint(Value written, Type.Code code, String namespace, Types types) {
        Span span = written.span();
        if (written instanceof Value.Reference r) {
            boolean constant = code.find(r.name().last()).isEmpty()
                    && declared.values.find(namespace, r.name()).isPresent();
            return constant ? reference(r.name(), code, namespace, types)
                    : CodePoints.find(code, r.name().last(), span, problems)
                    .<Term>map(e -> new Term.CodeValue(code, e, span)).orElse(Unknown.term(span));
        }
        Optional<Long> number = codes.code(written, Math.max(1, code.width()));
        if (number.isEmpty()) {
            return Unknown.term(span);
        }
        Optional<Term> term = CodePoints.withCode(code, number.get()).map(e -> new Term.CodeValue(code, e, span));
        if (term.isEmpty()) {
            problems.report("code-value", span, "no name of '" + code.name() + "' has the code " + number.get(),
                    "name it in the type, or in its registry");
        }
        return term.orElse(Unknown.term(span));
    }

    private Term bytes(Value written, Type type) {
        Span span = written.span();
        Optional<List<Integer>> octets = Octets.of(written);
        OptionalLong fixed = Sizes.fixed(type);
        if (type instanceof Type.FixedOpaque
                || type instanceof Type.FixedVector v && v.element().equals(new Type.Uint(1))) {
            if (fixed.isEmpty()) {
                return mismatch(span, "no constant, as the length is only known at run time");
            }
            return octets.filter(o -> o.size() == fixed.getAsLong()).<Term>map(o -> new Term.Octets(o, span))
                    .orElseGet(() -> mismatch(span, Problems.count(fixed.getAsLong(), "byte")));
        }
        if (type instanceof Type.VarOpaque v) {
            return octets.filter(o -> o.size() >= v.bounds().floor() && o.size() <= v.bounds().ceiling())
                    .<Term>map(o -> new Term.Octets(o, span)).orElseGet(() -> mismatch(span,
                            v.bounds().floor() + " to " + v.bounds().ceiling() + " bytes"));
        }
        problems.report("bad-constant", span, "a field of this type can have no constant value",
                "only numbers, code points and bytes of a known length can");
        return Unknown.term(span);
    }

    private Term mismatch(Span span, String wanted) {
        problems.report("bad-constant", span, "this constant does not fit: the type takes " + wanted);
        return Unknown.term(span);
    }

    private List<String> names(String namespace) {
        return declared.values.visibleFrom(namespace);
    }
}
