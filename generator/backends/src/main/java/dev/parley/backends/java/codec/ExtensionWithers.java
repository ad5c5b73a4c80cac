package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.parley.backends.java.WireTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Makes the methods that replace an extension's body of which an equation defines a field. */
final class ExtensionWithers {
    private final ExtensionBlock block;
    private final Withers withers;

    ExtensionWithers(ExtensionBlock block) {
        this.block = block;
        this.withers = new Withers(block.context());
    }

    /** The methods, with the constructor that they share. */
    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        block.bodies().forEach(body -> withers.into(body)
                .ifPresent(step -> methods.add(wither(body, Withers.name(List.of(step))))));
        if (!methods.isEmpty()) {
            methods.add(0, constructor());
        }
        return methods;
    }

    private MethodSpec constructor() {
        ClassName type = block.codeType();
        MethodSpec.Builder method = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                .addParameter(block.type(), "former").addParameter(type, "type")
                .addParameter(WireTypes.ENCODABLE, "body")
                .addStatement("$T all =$Wnew $T<>(former.byType)",
                        ParameterizedTypeName.get(ClassName.get(Map.class), type, block.extension()), LinkedHashMap.class)
                .addStatement("all.replace(type, new $T(type, body.toBytes()))", block.extension())
                .addStatement("byType = $T.unmodifiableMap(all)", Collections.class);
        for (ExtensionBody body : block.bodies()) {
            if (withers.into(body).isPresent()) {
                method.addStatement("$1N = type.equals($3L) && body instanceof $2T$W? ($2T) body$W: former.$1N", body.name(),
                        body.type(), block.constant(body.row()));
            } else {
                method.addStatement("$1N = former.$1N", body.name());
            }
        }
        return method.build();
    }

    private MethodSpec wither(ExtensionBody body, String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc("A copy with another body of $L, which stays where it is.\n\n"
                        + "@throws IllegalStateException if it is not there\n", body.row().type().name())
                .addParameter(body.type(), "body").returns(block.type())
                .beginControlFlow("if ($N == null)", body.name())
                .addStatement("throw new $T($S)", IllegalStateException.class, body.row().type().name() + " is absent")
                .endControlFlow()
                .addStatement("return new $T(this, $L, body)", block.type(), block.constant(body.row())).build();
    }
}
