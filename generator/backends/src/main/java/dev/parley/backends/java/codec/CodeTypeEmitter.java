package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** Makes the class of a code type that travels: named values, and room for those that the specification does not name. */
final class CodeTypeEmitter {
    private final Context context;
    private final Type.Code code;
    private final ClassName type;
    private final Registry registry;

    CodeTypeEmitter(Context context, Type.Code code) {
        this.context = context;
        this.code = code;
        this.type = context.names().type(code);
        this.registry = new Registry(context, code);
    }

    /** The whole class. */
    TypeSpec type() {
        TypeSpec.Builder all = TypeSpec.classBuilder(type)
                .addJavadoc("$L: any number of $L, known or not.\n", JavaSource.cite(code.name().toString(), code.span()),
                        code.width() == 1 ? "one byte" : code.width() + " bytes")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(WireTypes.CODE_POINT)
                .addSuperinterface(WireTypes.ENCODABLE);
        named().forEach(enumerator -> all.addField(constant(enumerator)));
        all.addField(list("VALUES", enumerator -> true));
        if (hasRegistry()) {
            all.addField(list("REGISTERED", enumerator -> !enumerator.attributes().isEmpty()));
        }
        all.addField(TypeName.INT, "code", Modifier.PRIVATE, Modifier.FINAL);
        all.addField(String.class, "label", Modifier.PRIVATE, Modifier.FINAL);
        if (hasRegistry()) {
            all.addField(type.nestedClass("Entry"), "entry", Modifier.PRIVATE, Modifier.FINAL);
        }
        all.addMethods(constructors()).addMethod(of()).addMethod(decode());
        all.addMethod(listAccessor("values", "VALUES", "All values that have a name, in the order of the specification.\n"));
        if (hasRegistry()) {
            all.addMethod(listAccessor("registered", "REGISTERED",
                    "All values that have an entry in the registry, in its order.\n"));
        }
        all.addMethod(overriding("code").returns(TypeName.INT).addStatement("return code").build());
        all.addMethod(label());
        if (hasRegistry()) {
            all.addMethods(registry.viaEntry()).addType(registry.entry());
        }
        return all.addMethods(encodable()).addMethods(objectMethods()).build();
    }

    private boolean hasRegistry() {
        return !code.columns().isEmpty();
    }

    private List<Type.Enumerator> named() {
        return code.enumerators().stream().filter(enumerator -> !enumerator.isRange()).toList();
    }

    private String name(Type.Enumerator enumerator) {
        return context.names().constant(code, enumerator);
    }

    private FieldSpec constant(Type.Enumerator enumerator) {
        CodeBlock entry = enumerator.attributes().isEmpty() ? CodeBlock.of("")
                : CodeBlock.of(",$W$L", registry.newEntry(enumerator));
        return FieldSpec.builder(type, name(enumerator), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L.\n", JavaSource.cite(enumerator.name(), enumerator.span()))
                .initializer("new $T($L, $S$L)", type, Literals.code(enumerator.first(), code.width()), enumerator.name(),
                        entry)
                .build();
    }

    private FieldSpec list(String name, Predicate<Type.Enumerator> member) {
        CodeBlock members = named().stream().filter(member).map(enumerator -> CodeBlock.of("$L", name(enumerator)))
                .collect(CodeBlock.joining(",$W"));
        return FieldSpec.builder(ParameterizedTypeName.get(ClassName.get(List.class), type), name, Modifier.PRIVATE,
                Modifier.STATIC, Modifier.FINAL).initializer("$T.of($L)", List.class, members).build();
    }

    private List<MethodSpec> constructors() {
        MethodSpec.Builder full = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "code")
                .addParameter(String.class, "label");
        if (code.width() < Integer.BYTES) {
            full.addStatement("$T.uint($S, code, $L)", WireTypes.CHECK, code.name().name(), code.width());
        }
        full.addStatement("this.code = code").addStatement("this.label = label");
        if (!hasRegistry()) {
            return List.of(full.build());
        }
        MethodSpec unregistered = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "code")
                .addParameter(String.class, "label")
                .addStatement("this(code, label, null)")
                .build();
        return List.of(unregistered, full.addParameter(type.nestedClass("Entry"), "entry")
                .addStatement("this.entry = entry").build());
    }

    private MethodSpec of() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("of").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The value with the code: the constant, if it has a name of its own.\n")
                .addParameter(TypeName.INT, "code").returns(type);
        if (code.width() < Integer.BYTES) {
            method.addJavadoc("\n@throws IllegalArgumentException if the code does not fit $L\n",
                    code.width() == 1 ? "one byte" : code.width() + " bytes");
        }
        if (named().isEmpty()) {
            return method.addStatement("return new $T(code, null)", type).build();
        }
        method.addCode("return switch (code) {\n$>");
        Set<Long> seen = new HashSet<>();
        for (Type.Enumerator enumerator : named()) {
            if (seen.add(enumerator.first())) {
                method.addCode("case $L -> $L;\n", Literals.code(enumerator.first(), code.width()), name(enumerator));
            }
        }
        return method.addCode("default -> new $T(code, null);\n$<};\n", type).build();
    }

    private MethodSpec decode() {
        return MethodSpec.methodBuilder("decode").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Reads an element of a list.\n")
                .addParameter(WireTypes.READER, "in").addException(WireTypes.DECODE_EXCEPTION).returns(type)
                .addStatement(code.width() == Integer.BYTES ? "return of((int) in.uint$L())" : "return of(in.uint$L())",
                        8 * code.width())
                .build();
    }

    private MethodSpec listAccessor(String name, String field, String javadoc) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.STATIC).addJavadoc(javadoc)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), type))
                .addStatement("return $L", field)
                .build();
    }

    private MethodSpec label() {
        MethodSpec.Builder method = overriding("label").returns(String.class);
        Map<String, List<CodeBlock>> ranges = new LinkedHashMap<>();
        code.enumerators().stream().filter(Type.Enumerator::isRange).forEach(range -> ranges
                .computeIfAbsent(range.name(), name -> new ArrayList<>())
                .add(Cases.within(CodeBlock.of("code"), code, range)));
        if (ranges.isEmpty()) {
            return method.addStatement("return label != null ? label : $L", rendered(code.name().name())).build();
        }
        method.beginControlFlow("if (label != null)").addStatement("return label").endControlFlow();
        ranges.forEach((name, any) -> method.beginControlFlow("if ($L)", CodeBlock.join(any, "$W|| "))
                .addStatement("return $L", rendered(name)).endControlFlow());
        return method.addStatement("return $L", rendered(code.name().name())).build();
    }

    private CodeBlock rendered(String name) {
        return CodeBlock.of("$T.render($S, code, $L)", WireTypes.CODE_POINT, name, code.width());
    }

    private List<MethodSpec> encodable() {
        return List.of(
                overriding("encodedLength").returns(TypeName.INT).addStatement("return $L", code.width()).build(),
                overriding("encode").addParameter(WireTypes.WRITER, "out")
                        .addStatement("out.uint$L(code)", 8 * code.width()).build());
    }

    private List<MethodSpec> objectMethods() {
        return List.of(
                overriding("equals").returns(TypeName.BOOLEAN).addParameter(Object.class, "other")
                        .addStatement("return other instanceof $T that && code == that.code", type).build(),
                overriding("hashCode").returns(TypeName.INT).addStatement("return code").build(),
                overriding("toString").returns(String.class).addStatement("return label()").build());
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }
}
