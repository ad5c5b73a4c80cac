package dev.parley.backends.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.parley.backends.GeneratedFile;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;

/** The form of every generated Java file. */
public final class JavaSource {
    private JavaSource() {
    }

    /** A file with one class, made from {@code source}. */
    public static GeneratedFile file(ClassName name, TypeSpec type, SourceFile source) {
        String content = JavaFile.builder(name.packageName(), type)
                .addFileComment("Generated from $L by Parley. Do not edit.", source.name())
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
        return new GeneratedFile(name.canonicalName().replace('.', '/') + ".java", Layout.tidy(content));
    }

    /** {@code name (file:line)}, for Javadoc. */
    public static String cite(String name, Span span) {
        return "{@code " + name + "} (" + span.cite() + ")";
    }
}
