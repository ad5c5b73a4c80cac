package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import dev.parley.backends.java.InMemoryCompiler;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import dev.parley.wire.Bytes;
import dev.parley.wire.CodePoint;
import dev.parley.wire.DecodeException;
import dev.parley.wire.Encodable;
import dev.parley.wire.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The codecs of a model: generated, compiled and loaded. */
final class Codecs {
    private final Names names;
    private final ClassLoader loader;
    private final ProtocolModel model;
    private final Map<Type.Struct, Method> decoders = new HashMap<>();

    Codecs(ProtocolModel model, String basePackage) {
        this.model = model;
        this.names = new Names(model, basePackage);
        this.loader = InMemoryCompiler.compile(new CodecBackend(model, names).generate());
    }

    /** Decodes all of the bytes as the struct, under parameters as {@link Samples} gives them. */
    Encodable decode(Type.Struct struct, Map<String, Object> parameters, Bytes bytes) throws DecodeException {
        Method decode = decoders.computeIfAbsent(struct, this::decoder);
        List<Object> arguments = new ArrayList<>();
        struct.parameters().forEach(p -> arguments.add(argument(p, parameters.get(p.name()))));
        return Reader.decode(bytes, struct.name().name(), malformed(), in -> {
            arguments.add(0, in);
            return (Encodable) invoke(decode, null, arguments.toArray());
        });
    }

    private Method decoder(Type.Struct struct) {
        return Arrays.stream(load(names.type(struct)).getMethods())
                .filter(method -> method.getName().equals("decode")).findFirst().orElseThrow();
    }

    /** Decodes all of the bytes as a struct without parameters. */
    Encodable decode(String struct, Bytes bytes) throws DecodeException {
        return decode(struct(struct), Map.of(), bytes);
    }

    /** The struct of that name, namespace included. */
    Type.Struct struct(String name) {
        return structs().stream().filter(s -> s.name().toString().equals(name)).findFirst().orElseThrow();
    }

    /** The code type of that name, namespace included. */
    Type.Code code(String name) {
        return model.types().stream().filter(Type.Code.class::isInstance).map(Type.Code.class::cast)
                .filter(code -> code.name().toString().equals(name)).findFirst().orElseThrow();
    }

    List<Type.Struct> structs() {
        return model.types().stream().filter(Type.Struct.class::isInstance).map(Type.Struct.class::cast).toList();
    }

    /** A generated class. */
    Class<?> load(ClassName name) {
        try {
            return loader.loadClass(name.reflectionName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    Names names() {
        return names;
    }

    /** Calls a method of a generated object by its name. */
    static Object call(Object object, String method, Object... arguments) {
        return call(object.getClass(), object, method, arguments);
    }

    /** Calls a static method of a generated class by its name. */
    static Object callStatic(Class<?> type, String method, Object... arguments) {
        return call(type, null, method, arguments);
    }

    /** The same record with another value of one component. */
    static Object rebuild(Object record, int component, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components).map(c -> call(record, c.getName())).toArray();
        values[component] = value;
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return record.getClass().getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object call(Class<?> type, Object object, String method, Object... arguments) {
        Method found = Arrays.stream(type.getMethods())
                .filter(m -> m.getName().equals(method) && m.getParameterCount() == arguments.length && !m.isBridge())
                .findFirst().orElseThrow(() -> new AssertionError("no " + method + " in " + type));
        try {
            return invoke(found, object, arguments);
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    static Object invoke(Method method, Object object, Object... arguments) throws DecodeException {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof DecodeException decode) {
                throw decode;
            } else if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    CodePoint malformed() {
        return (CodePoint) constant(model.alerts().type(), model.alerts().malformed());
    }

    private Object argument(Type.Parameter parameter, Object value) {
        if (parameter.type() instanceof ValueType.Code code && value instanceof Type.Enumerator enumerator) {
            return constant(code.type(), enumerator);
        }
        return value instanceof Long number ? (Object) number.intValue() : value;
    }

    /** The constant of an enumerator. */
    Object constant(Type.Code code, Type.Enumerator enumerator) {
        try {
            return load(names.type(code)).getField(names.constant(code, enumerator)).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
