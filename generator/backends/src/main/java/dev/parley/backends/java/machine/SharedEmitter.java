package dev.parley.backends.java.machine;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.Names;
import dev.parley.backends.java.WireTypes;
import dev.parley.lang.model.Content;
import dev.parley.lang.model.Epoch;
import dev.parley.lang.model.Extern;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.model.ValueType;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes what both machines share: messages, epochs and their keys, the envelope, and the primitives. */
final class SharedEmitter {
    private final ProtocolModel model;
    private final Names names;
    private final MachineNames own;

    SharedEmitter(ProtocolModel model, Names names, MachineNames own) {
        this.model = model;
        this.names = names;
        this.own = own;
    }

    /** The kinds of content and the alerts of last resort. */
    TypeSpec envelope() {
        Type.Code alerts = model.alerts().type();
        List<CodeBlock> contents = model.envelope().contents().stream().map(this::content).distinct().toList();
        String list = contents.size() == 1 ? "$T.of($L)" : "$T.of($>$>\n$L$<$<)";
        return TypeSpec.classBuilder(names.common("Envelope")).addModifiers(Modifier.FINAL)
                .addJavadoc("How messages travel, and what answers a violation for which nothing else is named.")
                .addField(FieldSpec.builder(ParameterizedTypeName.get(ClassName.get(List.class), WireTypes.CONTENT),
                        "CONTENTS", Modifier.STATIC, Modifier.FINAL)
                        .initializer(list, List.class, CodeBlock.join(contents, ",\n")).build())
                .addField(FieldSpec.builder(WireTypes.DEFAULT_ALERTS, "ALERTS", Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T($L,$W$L,$W$L)", WireTypes.DEFAULT_ALERTS,
                                constant(alerts, model.alerts().unexpected()),
                                constant(alerts, model.alerts().malformed()),
                                constant(alerts, model.alerts().internal())).build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build()).build();
    }

    private CodeBlock constant(Type.Code type, Type.Enumerator enumerator) {
        return CodeBlock.of("$T.$L", names.type(type), names.constant(type, enumerator));
    }

    private CodeBlock content(Content content) {
        if (content.tag().isEmpty()) {
            return CodeBlock.of("$T.stream($L)", WireTypes.CONTENT, content.limit());
        }
        CodeBlock tag = constant(model.envelope().type().orElseThrow(), content.tag().get());
        if (content.framing().isPresent()) {
            return CodeBlock.of("$T.framed($L, $L, $L, $L)", WireTypes.CONTENT, tag, content.framing().get().typeWidth(),
                    content.framing().get().lengthWidth(), content.limit());
        }
        return CodeBlock.of("$T.$L($L, $L)", WireTypes.CONTENT, content.raw() ? "raw" : "whole", tag, content.limit());
    }

    /** One constant for each message, and how aliases of one wire type are told apart. */
    TypeSpec messages() {
        TypeSpec.Builder type = TypeSpec.enumBuilder(own.messageEnum()).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(WireTypes.MESSAGE_KIND).addJavadoc("Every message of the protocol.");
        for (Message message : model.messages()) {
            type.addEnumConstant(own.simpleConstant(message),
                    TypeSpec.anonymousClassBuilder("$S, $L, $L", own.label(message),
                    code(message.content().tag().map(tag -> constant(model.envelope().type().orElseThrow(), tag))),
                    code(message.type().map(this::typeCode)))
                    .addJavadoc("$L.", JavaSource.cite(message.name().toString(), message.span())).build());
        }
        type.addField(String.class, "label", Modifier.PRIVATE, Modifier.FINAL)
                .addField(TypeName.INT, "contentType", Modifier.PRIVATE, Modifier.FINAL)
                .addField(TypeName.INT, "typeCode", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addParameter(String.class, "label")
                        .addParameter(TypeName.INT, "contentType").addParameter(TypeName.INT, "typeCode")
                        .addStatement("this.label = label").addStatement("this.contentType = contentType")
                        .addStatement("this.typeCode = typeCode").build())
                .addMethod(getter("label", ClassName.get(String.class))).addMethod(getter("contentType", TypeName.INT))
                .addMethod(getter("typeCode", TypeName.INT));
        model.messages().stream().filter(message -> message.where().isPresent()).map(this::predicate)
                .forEach(type::addMethod);
        return type.build();
    }

    private static CodeBlock code(Optional<CodeBlock> constant) {
        return constant.map(c -> CodeBlock.of("$L.code()", c)).orElse(CodeBlock.of("NONE"));
    }

    private CodeBlock typeCode(Type.Enumerator enumerator) {
        return model.types().stream().filter(Type.Code.class::isInstance).map(Type.Code.class::cast)
                .filter(code -> code.enumerators().contains(enumerator)).findFirst()
                .map(code -> constant(code, enumerator)).orElseThrow();
    }

    private static MethodSpec getter(String name, TypeName type) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC).returns(type)
                .addStatement("return $L", name).build();
    }

    private MethodSpec predicate(Message message) {
        Type.Struct wire = message.wire().orElseThrow();
        String variable = Names.camel(wire.name().name());
        Expressions condition = new Expressions(names, new AliasScope(names, wire, variable));
        return MethodSpec.methodBuilder(own.predicate(message)).addModifiers(Modifier.STATIC).returns(TypeName.BOOLEAN)
                .addParameter(names.type(wire), variable)
                .addJavadoc("Whether it is $L.", JavaSource.cite(message.name().toString(), message.span()))
                .addStatement("return $L", condition.value(message.where().orElseThrow())).build();
    }

    /** The stages of protection. */
    TypeSpec epochs() {
        TypeSpec.Builder type = TypeSpec.enumBuilder(own.epochEnum()).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(WireTypes.LABELLED).addJavadoc("The stages of a lane's protection.");
        for (Epoch epoch : model.epochs()) {
            type.addEnumConstant(own.simpleConstant(epoch), TypeSpec.anonymousClassBuilder("$S", epoch.name())
                    .addJavadoc("$L.", JavaSource.cite(epoch.name(), epoch.span())).build());
        }
        return type.addField(String.class, "label", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addParameter(String.class, "label")
                        .addStatement("this.label = label").build())
                .addMethod(getter("label", ClassName.get(String.class))).build();
    }

    /** The keys of an epoch. */
    TypeSpec keys(Epoch epoch) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        MethodSpec.Builder close = MethodSpec.methodBuilder("close").addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC);
        for (Type.Parameter parameter : epoch.parameters()) {
            String name = Names.camel(parameter.name());
            constructor.addParameter(names.valueType(parameter.type()), name);
            if (parameter.type().equals(ValueType.SECRET)) {
                close.addStatement("$L.close()", name);
            }
        }
        return TypeSpec.recordBuilder(own.keys(epoch)).addModifiers(Modifier.PUBLIC)
                .recordConstructor(constructor.build())
                .addSuperinterface(WireTypes.EPOCH_KEYS)
                .addJavadoc("What protects a lane in $L.", JavaSource.cite("epoch " + epoch.name(), epoch.span()))
                .addMethod(MethodSpec.methodBuilder("epoch").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC)
                        .returns(String.class).addStatement("return $S", epoch.name()).build())
                .addMethod(close.build()).build();
    }

    /** What the surroundings supply. */
    TypeSpec primitives() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(own.primitives()).addModifiers(Modifier.PUBLIC)
                .addJavadoc("What the protocol needs from outside. Secrets that are passed in stay the machine's; those that come\n"
                        + "back become the machine's. Null means that there is no such value; where the specification names an\n"
                        + "alert for that, it is the answer.");
        for (Extern extern : model.externs()) {
            MethodSpec.Builder method = MethodSpec.methodBuilder(own.function(extern))
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT).returns(names.valueType(extern.result()))
                    .addException(WireTypes.PROTOCOL_EXCEPTION)
                    .addJavadoc("$L$L.", JavaSource.cite(extern.name().name(), extern.span()),
                            extern.slow() ? ", called from a task" : "");
            for (Type.Parameter parameter : extern.parameters()) {
                method.addParameter(ParameterSpec.builder(names.valueType(parameter.type()),
                        Names.camel(parameter.name())).build());
            }
            type.addMethod(method.build());
        }
        return type.build();
    }

    /** A type that the surroundings define. */
    TypeSpec externType(QualifiedName name) {
        return TypeSpec.interfaceBuilder(names.type(name)).addModifiers(Modifier.PUBLIC)
                .addJavadoc("{@code extern type $L}: what it is, the primitives know.", name.name()).build();
    }
}
