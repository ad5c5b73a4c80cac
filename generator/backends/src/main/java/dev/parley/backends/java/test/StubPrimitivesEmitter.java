package dev.parley.backends.java.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.GeneratorException;
import dev.parley.backends.java.Literals;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.TestTypes;
import dev.parley.backends.java.WireTypes;
import dev.parley.backends.java.codec.ValueExpressions;
import dev.parley.lang.example.Examples;
import dev.parley.lang.example.Outcome;
import dev.parley.lang.example.Value;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what stands in for the primitives: digests of the arguments, yes to every question, and an example of the rest. */
final class StubPrimitivesEmitter {
    private final Context context;
    private final Examples examples;
    private final ValueExpressions values;

    StubPrimitivesEmitter(Context context, Examples examples) {
        this.context = context;
        this.examples = examples;
        this.values = new ValueExpressions(context.model(), context.names());
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(context.primitives()).addModifiers(Modifier.FINAL)
                .addSuperinterface(context.own().primitives())
                .addJavadoc("Says yes to every question; what is made of bytes is a digest of the arguments, and anything else is always the same.");
        context.model().externs().stream().map(this::primitive).forEach(type::addMethod);
        context.model().externTypes().stream().map(this::foreign).forEach(type::addType);
        return type.build();
    }

    private MethodSpec primitive(Extern extern) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(context.own().function(extern)).addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC).returns(context.names().valueType(extern.result()));
        extern.parameters().forEach(parameter -> method.addParameter(context.names().valueType(parameter.type()),
                Names.camel(parameter.name())));
        return method.addStatement("return $L", result(extern)).build();
    }

    private CodeBlock result(Extern extern) {
        ValueType type = extern.result();
        if (type.equals(ValueType.BYTES)) {
            return digest("bytes", extern);
        } else if (type.equals(ValueType.SECRET)) {
            return digest("secret", extern);
        } else if (type instanceof ValueType.Extern foreign) {
            return CodeBlock.of("new $T($L)", stub(foreign.name()), digest("bytes", extern));
        }
        return constant(type, extern);
    }

    /** What is no digest is the same for all arguments. */
    private CodeBlock constant(ValueType type, Extern extern) {
        if (type.equals(ValueType.BOOL)) {
            return CodeBlock.of("true");
        } else if (type.equals(ValueType.INT)) {
            return CodeBlock.of("0");     // an index of every list that is not empty
        } else if (type.equals(ValueType.STRING)) {
            return CodeBlock.of("$S", extern.name().name());
        } else if (type instanceof ValueType.Code code) {
            return values.code(Examples.value(code.type()));
        } else if (type instanceof ValueType.Struct struct && struct.type().parameters().isEmpty()
                && examples.answer(extern) instanceof Outcome.Found<Value> found) {
            return values.struct((Value.Struct) found.example());
        }
        throw new GeneratorException(extern.span(), "nothing stands in for a primitive that gives " + type);
    }

    private CodeBlock digest(String method, Extern extern) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(extern.length().map(this::length).orElseGet(() -> CodeBlock.of("$T.LENGTH", TestTypes.STUBS)));
        arguments.add(CodeBlock.of("$S", extern.name().name()));
        for (int i = 0; i < extern.parameters().size(); i++) {
            if (!Completed.later(context.model(), extern, i)) {
                arguments.add(CodeBlock.of("$N", Names.camel(extern.parameters().get(i).name())));
            }
        }
        return CodeBlock.of("$T.$L($L)", TestTypes.STUBS, method, CodeBlock.join(arguments, ",$W"));
    }

    private CodeBlock length(Type.Extent extent) {
        if (extent instanceof Type.Extent.Literal literal) {
            return CodeBlock.of("$L", Literals.number(literal.value()));
        } else if (extent instanceof Type.Extent.Reference reference) {
            return CodeBlock.of("$N", Names.camel(reference.name()));
        }
        Type.Extent.Combined combined = (Type.Extent.Combined) extent;
        return CodeBlock.of(combined.operator() == '*' ? "$L $L $L" : "($L $L $L)", length(combined.left()),
                combined.operator(), length(combined.right()));
    }

    private ClassName stub(QualifiedName foreign) {
        return context.primitives().nestedClass("Stub" + context.names().type(foreign).simpleName());
    }

    private TypeSpec foreign(QualifiedName name) {
        return TypeSpec.recordBuilder(stub(name)).addModifiers(Modifier.PRIVATE)
                .recordConstructor(MethodSpec.constructorBuilder().addParameter(WireTypes.BYTES, "digest").build())
                .addSuperinterface(context.names().type(name)).addSuperinterface(TestTypes.STUBS.nestedClass("Opaque"))
                .addJavadoc("Stands for what it was made from.").build();
    }
}
