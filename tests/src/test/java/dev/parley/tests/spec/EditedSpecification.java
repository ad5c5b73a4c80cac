package dev.parley.tests.spec;

import dev.parley.lang.Compilation;
import dev.parley.lang.Compiler;
import dev.parley.lang.source.Result;
import dev.parley.lang.source.SourceLoader;
import dev.parley.tests.spec.Readme.Diff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A folder of {@code spec/} with an edit of the README applied.
 *
 * @param texts by file name
 */
record EditedSpecification(Map<String, String> texts) {
    private static final Pattern PROTOCOL = Pattern.compile("^protocol ", Pattern.MULTILINE);

    static EditedSpecification of(Readme.Edit edit) throws IOException {
        return of(edit.diffs());
    }

    /** The folder of the edit without the edit. */
    static EditedSpecification before(Readme.Edit edit) throws IOException {
        return new EditedSpecification(Specs.texts(folder(edit.diffs())));
    }

    private static EditedSpecification of(List<Diff> diffs) throws IOException {
        Map<String, String> texts = Specs.texts(folder(diffs));
        for (Diff diff : diffs) {
            String name = Path.of(diff.file()).getFileName().toString();
            texts.put(name, diff.applyTo(texts.get(name)));
        }
        return new EditedSpecification(texts);
    }

    private static String folder(List<Diff> diffs) {
        return Path.of("spec").relativize(Path.of(diffs.get(0).file()).getParent()).toString();
    }

    Result<Compilation> compile() {
        return Compiler.compile(SourceLoader.of(texts), entry());
    }

    private String entry() {
        return texts.keySet().stream().filter(name -> PROTOCOL.matcher(texts.get(name)).find()).findFirst().orElseThrow();
    }
}
