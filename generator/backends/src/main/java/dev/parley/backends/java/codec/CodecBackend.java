package dev.parley.backends.java.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.JavaSource;
import dev.parley.backends.java.Names;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Makes one class for each type of a protocol, which decodes and encodes its values. */
public final class CodecBackend {
    private final Context context;

    /** A backend for the types of the model. */
    public CodecBackend(ProtocolModel model, Names names) {
        this.context = new Context(model, names);
    }

    /** All codecs, in the order of the text. */
    public List<GeneratedFile> generate() {
        List<GeneratedFile> files = new ArrayList<>();
        StructEmitter structs = new StructEmitter(context);
        for (Type type : context.model().types()) {
            if (type instanceof Type.Code code) {
                TypeSpec spec = code.width() == 0 ? new EnumEmitter(context, code).type()
                        : new CodeTypeEmitter(context, code).type();
                files.add(file(context.names().type(code), spec, code.span()));
            } else if (type instanceof Type.Struct struct) {
                files.add(file(context.names().type(struct), structs.struct(struct), struct.span()));
                structs.extensionBlocks(struct).forEach(block ->
                        files.add(file(block.type(), new ExtensionsEmitter(block).type(), block.field().span())));
            }
        }
        return List.copyOf(files);
    }

    private static GeneratedFile file(ClassName name, TypeSpec type, Span span) {
        return JavaSource.file(name, type, span.file());
    }
}
