package dev.parley.lang.example;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the types of a message demand: constants, conditions of fields, lengths, the arms that selectors select, and the
 * extensions that must be there.
 */
final class ShapeRules {
    private final Inspection inspection;

    ShapeRules(Inspection inspection) {
        this.inspection = inspection;
    }

    Optional<Violation> of(Spot struct) {
        return fields(((Type.Struct) struct.type()).fields(), struct).or(() -> extensions(struct));
    }

    private Optional<Violation> extensions(Spot holder) {
        return inspection.draft().block(holder.place()).flatMap(block -> block.rows().stream()
                .filter(row -> block.column(row).orElseThrow().required().isPresent())
                .flatMap(row -> required(holder, row).stream()).findFirst());
    }

    private Optional<Violation> required(Spot holder, ExtensionTable.Row row) {
        return inspection.demand(Tables.extension((Value.Struct) holder.value(), row).isPresent(),
                () -> ((Type.Struct) holder.type()).name() + " needs the extension " + name(row), row.type().span(),
                repairs -> repairs.extensions().adding(holder.place(), row));
    }

    private Optional<Violation> fields(List<Type.Field> fields, Spot owner) {
        return fields.stream().flatMap(field -> owner.field(field).stream()
                .flatMap(spot -> field(field, spot).stream())).findFirst();
    }

    private Optional<Violation> field(Type.Field field, Spot spot) {
        return constant(field, spot).or(() -> value(spot, field.span()))
                .or(() -> field.where().filter(where -> isAbout(where, spot.scope())).flatMap(where -> inspection
                        .demand(where, true, spot.scope(), () -> Inspection.text(where) + " does not hold", where.span())));
    }

    /** Nothing is asked of fields that are left out. */
    private static boolean isAbout(Term where, Scope scope) {
        return Terms.all(where).filter(Term.Local.class::isInstance).map(t -> ((Term.Local) t).name())
                .allMatch(name -> scope.holding(name).isPresent() || scope.parameters().containsKey(name));
    }

    private Optional<Violation> constant(Type.Field field, Spot spot) {
        return field.constant().flatMap(constant -> {
            Value wanted = new Samples(inspection.draft()).constant(field, spot.scope());
            return inspection.demand(spot.value().equals(wanted), () -> field.name() + " is always "
                    + Inspection.text(constant), constant.span(), repairs -> List.of(spot.in(inspection.draft(), wanted)));
        });
    }

    private Optional<Violation> value(Spot spot, Span span) {
        if (spot.type() instanceof Type.Select select) {
            return select(select, spot).or(() -> bounds(select.bounds(), spot, span))
                    .or(() -> fields(((Value.Choice) spot.value()).arm().fields(), spot));
        }
        if (spot.type() instanceof Type.Struct) {
            return of(spot);
        }
        if (spot.type() instanceof Type.FixedOpaque opaque) {
            return extent(opaque.length(), spot, span);
        }
        if (spot.type() instanceof Type.VarOpaque opaque) {
            return bounds(Optional.of(opaque.bounds()), spot, span);
        }
        if (spot.type() instanceof Type.FixedVector vector) {
            return extent(vector.length(), spot, span).or(() -> elements(spot, span));
        }
        return spot.type() instanceof Type.VarVector vector
                ? bounds(Optional.of(vector.bounds()), spot, span).or(() -> elements(spot, span)) : Optional.empty();
    }

    private Optional<Violation> elements(Spot spot, Span span) {
        if (spot.value() instanceof Value.Extensions extensions) {
            return extensions.list().stream().flatMap(e -> extension(spot, e, span).stream()).findFirst();
        }
        int count = Operators.length(spot.value());
        return Stream.iterate(0, i -> i < count, i -> i + 1)
                .flatMap(i -> value(spot.element(i).orElseThrow(), span).stream()).findFirst();
    }

    private Optional<Violation> extension(Spot block, Value.Extension extension, Span span) {
        Type.Struct frame = (Type.Struct) block.elementType();
        Type.Bounds bounds = ((Type.VarOpaque) frame.fields().get(1).type()).bounds();
        Spot body = block.extension(extension);
        int length = Encoding.contentLength(body.type(), body.value());
        return of(body).or(() -> inspection.demand(bounds.floor() <= length && length <= bounds.ceiling(),
                () -> name(extension.row()) + " has " + length + " bytes", span, repairs -> List.of()));
    }

    private static String name(ExtensionTable.Row row) {
        return row.type().name();
    }

    private Optional<Violation> bounds(Optional<Type.Bounds> bounds, Spot spot, Span span) {
        return bounds.flatMap(b -> {
            int length = Encoding.contentLength(spot.type(), spot.value());
            return inspection.demand(b.floor() <= length && length <= b.ceiling(), () -> last(spot) + " has " + length
                    + " bytes, but must have " + b.floor() + " to " + b.ceiling(), span,
                    repairs -> repairs.lengths().bytes(spot, length < b.floor() ? b.floor() : b.ceiling()));
        });
    }

    private Optional<Violation> extent(Type.Extent extent, Spot spot, Span span) {
        Term term = Extents.term(extent, spot.scope());
        Datum wanted = inspection.value(term, spot.scope());
        if (wanted instanceof Datum.Missing) {
            return inspection.demandThere(term, spot.scope());
        }
        int length = Encoding.contentLength(spot.type(), spot.value());
        return inspection.demand(!(wanted instanceof Datum.Known known) || Operators.number(known.value()) == length,
                () -> last(spot) + " must have " + Inspection.text(term) + " bytes", span,
                repairs -> repairs.lengths().matching(spot, term));
    }

    private Optional<Violation> select(Type.Select select, Spot spot) {
        Type.Arm arm = ((Value.Choice) spot.value()).arm();
        Term selector = Codes.selector(select, arm);
        Datum value = inspection.value(selector, spot.scope());
        if (value instanceof Datum.Missing) {
            return inspection.demandThere(selector, spot.scope());
        }
        if (value instanceof Datum.Opaque) {
            return Optional.empty();
        }
        Optional<Type.Arm> wanted = Codes.arm(select, value);
        return inspection.demand(wanted.filter(w -> w.name().equals(arm.name())).isPresent(),
                () -> Inspection.text(selector) + " selects " + wanted.map(Type.Arm::name).orElse("nothing"), arm.span(),
                repairs -> wanted.map(w -> List.of(spot.in(inspection.draft(),
                        new Samples(inspection.draft()).arm(w, spot.scope(), spot.place()))))
                        .orElseGet(() -> repairs.selecting(spot, a -> true)));
    }

    private static String last(Spot spot) {
        for (int i = spot.place().steps().size() - 1; i >= 0; i--) {
            if (spot.place().steps().get(i) instanceof Place.Step.Field field) {
                return field.name();
            }
        }
        return "the message";
    }
}
