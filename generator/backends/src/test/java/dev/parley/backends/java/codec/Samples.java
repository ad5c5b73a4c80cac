package dev.parley.backends.java.codec;

import dev.parley.lang.model.ExtensionTable;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Term;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes random encodings straight from the model: a second reading of the presentation language, which shares no code with
 * the emitters.
 */
final class Samples {
    private static final int ATTEMPTS = 5000;
    private static final int SHORT = 12;
    private static final int LONG = 40;

    private final ProtocolModel model;
    private final Random random;

    Samples(ProtocolModel model, Random random) {
        this.model = model;
        this.random = random;
    }

    /**
     * An encoding.
     *
     * @param parameters values of the struct's parameters: Long, Boolean or Type.Enumerator
     * @param ends lengths of prefixes that are encodings too, because only optional fields or bytes without end follow
     * @param open whether more could follow
     */
    record Sample(Type.Struct struct, Map<String, Object> parameters, byte[] bytes, Set<Integer> ends, boolean open) {
    }

    /** A random encoding of the struct under random parameters. */
    Sample of(Type.Struct struct) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<String, Object> parameters = new HashMap<>();
            struct.parameters().forEach(p -> parameters.put(p.name(), parameter(p.type())));
            try {
                Run run = new Run();
                run.fields(struct.fields(), new HashMap<>(parameters), Optional.of(struct));
                return new Sample(struct, parameters, run.out.toByteArray(), run.ends, run.open);
            } catch (Retry unlucky) {
                // the dice contradicted a condition or a bound: throw them again
            }
        }
        throw new AssertionError("no encoding of " + struct.name() + " in " + ATTEMPTS + " attempts");
    }

    private Object parameter(ValueType type) {
        if (type instanceof ValueType.Code code) {
            return pick(code.type().enumerators());
        }
        return type.equals(ValueType.BOOL) ? (Object) random.nextBoolean() : (Object) (long) random.nextInt(SHORT);
    }

    private <T> T pick(List<T> any) {
        return any.get(random.nextInt(any.size()));
    }

    private static final class Retry extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Retry() {
            super(null, null, false, false);
        }
    }

    private final class Run {
        private ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final Set<Integer> ends = new TreeSet<>();
        private int bounded;
        private boolean open;

        void fields(List<Type.Field> fields, Map<String, Object> scope, Optional<Type.Struct> owner) {
            Set<String> lengths = lengths(fields);
            for (Type.Field field : fields) {
                if (field.optional()) {
                    if (bounded == 0) {
                        ends.add(out.size());
                    }
                    if (random.nextInt(4) == 0) {
                        open = bounded == 0;
                        return;
                    }
                }
                field(field, scope, owner, lengths.contains(field.name()));
                if (field.where().isPresent() && !(Boolean) Values.of(field.where().get(), scope)) {
                    throw new Retry();
                }
            }
        }

        private void field(Type.Field field, Map<String, Object> scope, Optional<Type.Struct> owner, boolean small) {
            Optional<ExtensionTable> table = table(field, owner);
            if (field.constant().isPresent()) {
                Object value = Values.of(field.constant().get(), scope);
                scope.put(field.name(), value);
                constant(field.type(), value);
            } else if (table.isPresent()) {
                Type.Bounds bounds = ((Type.VarVector) field.type()).bounds();
                bounded(bounds, () -> extensions(table.get(), owner.orElseThrow(), field, scope));
            } else if (field.type() instanceof Type.Select select) {
                Runnable body = () -> select(select, scope);
                if (select.bounds().isPresent()) {
                    bounded(select.bounds().get(), body);
                } else {
                    body.run();
                }
            } else {
                Optional<Term> special = special(field, owner);
                if (special.isPresent() && random.nextInt(3) == 0) {
                    scope.put(field.name(), Values.of(special.get(), scope));
                    constant(field.type(), scope.get(field.name()));
                } else {
                    scope.put(field.name(), value(field.type(), field.arguments(), scope, small));
                }
            }
        }

        /** A value of the field that some message of the wire type looks for. */
        private Optional<Term> special(Type.Field field, Optional<Type.Struct> owner) {
            return model.messages().stream().filter(m -> m.wire().equals(owner)).flatMap(m -> m.where().stream())
                    .flatMap(Run::parts).filter(c -> c.left() instanceof Term.Local local
                            && local.name().equals(field.name())).map(Term.Compare::right).findFirst();
        }

        private static Stream<Term.Compare> parts(Term condition) {
            return condition instanceof Term.And and ? Stream.concat(parts(and.left()), parts(and.right()))
                    : Stream.of(condition).filter(Term.Compare.class::isInstance).map(Term.Compare.class::cast);
        }

        private Optional<ExtensionTable> table(Type.Field field, Optional<Type.Struct> owner) {
            return model.tables().stream().filter(t -> field.type() instanceof Type.VarVector vector
                    && vector.element().equals(t.extension()) && owner.isPresent()
                    && t.rows().stream().flatMap(row -> row.columns().stream())
                            .anyMatch(column -> column.holder().equals(owner.get()))).findFirst();
        }

        private void select(Type.Select select, Map<String, Object> scope) {
            Object selector = scope.get(select.selector().name());
            Type.Arm chosen = select.arms().stream()
                    .filter(arm -> arm.cases().stream().anyMatch(name -> Values.is(select.selector(), selector, name)))
                    .findFirst().or(select::otherwise).orElseThrow(Retry::new);
            fields(chosen.fields(), new HashMap<>(scope), Optional.empty());
        }

        private void extensions(ExtensionTable table, Type.Struct holder, Type.Field block, Map<String, Object> scope) {
            Set<Long> used = new HashSet<>();
            Type.Code code = (Type.Code) table.extension().fields().get(0).type();
            Type.Bounds bounds = ((Type.VarOpaque) table.extension().fields().get(1).type()).bounds();
            table.rows().forEach(row -> used.add(row.type().first()));
            Runnable last = () -> { };
            for (ExtensionTable.Row row : table.rows()) {
                Optional<ExtensionTable.Column> column = row.in(holder).stream()
                        .filter(c -> row.bodies(holder).size() == 1 || isMeant(c, block, scope)).findFirst();
                if (column.isPresent() && random.nextBoolean()) {
                    Runnable extension = () -> {
                        uint(code.width(), row.type().first());
                        bounded(bounds, () -> struct(column.get().body(), column.get().arguments(), scope));
                    };
                    if (column.get().last().isPresent()) {
                        last = extension;
                    } else {
                        extension.run();
                    }
                }
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                long type = random.nextLong() & mask(code.width());
                if (used.add(type)) {
                    uint(code.width(), type);
                    bounded(bounds, () -> opaque(bounds.floor() + random.nextInt(SHORT)));
                }
            }
            last.run();
        }

        /** Whether the fields in front say that it is the message of the column. */
        private boolean isMeant(ExtensionTable.Column column, Type.Field block, Map<String, Object> scope) {
            return model.messages().stream().filter(m -> m.name().equals(column.name()))
                    .anyMatch(m -> (Boolean) Values.of(m.before(block).where().orElseThrow(), scope));
        }

        private Object value(Type type, List<Term> arguments, Map<String, Object> scope, boolean small) {
            if (type instanceof Type.Uint uint) {
                long value = small ? random.nextInt(SHORT) : random.nextLong() & mask(uint.width());
                uint(uint.width(), value);
                return value;
            } else if (type instanceof Type.Code code) {
                long value = code(code);
                uint(code.width(), value);
                return value;
            } else if (type instanceof Type.FixedOpaque opaque) {
                byte[] bytes = new byte[(int) Values.extent(opaque.length(), scope)];
                random.nextBytes(bytes);
                out.writeBytes(bytes);
                return bytes;
            } else if (type instanceof Type.OpenOpaque) {
                return open();
            } else if (type instanceof Type.VarOpaque opaque) {
                int[] length = {0};
                bounded(opaque.bounds(), () -> length[0] = opaque(length(opaque.bounds())));
                return length[0];
            } else if (type instanceof Type.FixedVector vector) {
                return elements(vector.element(), (int) Values.extent(vector.length(), scope), arguments, scope);
            } else if (type instanceof Type.VarVector vector) {
                bounded(vector.bounds(), () -> elements(vector.element(), length(vector.bounds()), arguments, scope));
                return null;
            }
            struct((Type.Struct) type, arguments, scope);
            return null;
        }

        private void struct(Type.Struct struct, List<Term> arguments, Map<String, Object> outer) {
            Map<String, Object> scope = new HashMap<>();
            for (int i = 0; i < struct.parameters().size(); i++) {
                scope.put(struct.parameters().get(i).name(), Values.of(arguments.get(i), outer));
            }
            fields(struct.fields(), scope, Optional.of(struct));
        }

        /** Elements until at least so many bytes are there; whether they fit is up to the bounds. */
        private Object elements(Type element, int length, List<Term> arguments, Map<String, Object> scope) {
            int end = out.size() + length;
            while (out.size() < end) {
                int before = out.size();
                bounded++;
                value(element, arguments, scope, false);
                bounded--;
                if (out.size() == before) {
                    throw new Retry();
                }
            }
            return null;
        }

        /** Every prefix that has the fields before is an encoding too, and so is anything longer. */
        private int open() {
            int start = out.size();
            int length = opaque(random.nextInt(SHORT));
            if (bounded == 0) {
                open = true;
                IntStream.range(start, out.size()).forEach(ends::add);
            }
            return length;
        }

        private int opaque(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            out.writeBytes(bytes);
            return length;
        }

        private void bounded(Type.Bounds bounds, Runnable body) {
            ByteArrayOutputStream outer = out;
            out = new ByteArrayOutputStream();
            bounded++;
            body.run();
            bounded--;
            byte[] content = out.toByteArray();
            out = outer;
            if (content.length < bounds.floor() || content.length > bounds.ceiling()) {
                throw new Retry();
            }
            uint(bounds.lengthWidth(), content.length);
            out.writeBytes(content);
        }

        private int length(Type.Bounds bounds) {
            return switch (random.nextInt(4)) {
                case 0 -> bounds.floor();
                case 1 -> Math.min(bounds.ceiling(), bounds.floor() + LONG);
                default -> Math.min(bounds.ceiling(), bounds.floor() + random.nextInt(SHORT));
            };
        }

        private long code(Type.Code code) {
            if (random.nextInt(5) == 0 || code.enumerators().isEmpty()) {
                return random.nextLong() & mask(code.width());
            }
            Type.Enumerator any = pick(code.enumerators());
            return any.first() + (long) (random.nextDouble() * (any.last() - any.first() + 1));
        }

        private void constant(Type type, Object value) {
            if (type instanceof Type.Uint uint) {
                uint(uint.width(), (Long) value);
            } else if (type instanceof Type.Code code) {
                uint(code.width(), (Long) value);
            } else {
                out.writeBytes((byte[]) value);
            }
        }

        private void uint(int width, long value) {
            for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
                out.write((int) (value >>> shift));
            }
        }
    }

    /** The fields that give other things a length must be small, or no sample would stay so. */
    private static Set<String> lengths(List<Type.Field> fields) {
        Set<String> names = new HashSet<>();
        for (Type.Field field : fields) {
            if (field.type() instanceof Type.FixedOpaque opaque) {
                collect(opaque.length(), names);
            } else if (field.type() instanceof Type.FixedVector vector) {
                collect(vector.length(), names);
            }
            field.arguments().stream().flatMap(a -> a instanceof Term.Local l ? Stream.of(l.name()) : Stream.empty())
                    .forEach(names::add);
        }
        return names;
    }

    private static void collect(Type.Extent extent, Set<String> names) {
        if (extent instanceof Type.Extent.Reference reference) {
            names.add(reference.name());
        } else if (extent instanceof Type.Extent.Combined combined) {
            collect(combined.left(), names);
            collect(combined.right(), names);
        }
    }

    private static long mask(int width) {
        return width == Long.BYTES ? -1 : (1L << 8 * width) - 1;
    }
}
