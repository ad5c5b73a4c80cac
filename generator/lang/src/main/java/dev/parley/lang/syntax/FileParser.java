package dev.parley.lang.syntax;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.SourceLoader;
import dev.parley.lang.source.Span;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Parses one file. */
final class FileParser {
    /** What decoding puts in the place of bytes that are no text. */
    static final String REPLACEMENT = "\uFFFD";

    private final SourceFile source;
    private final Diagnostics problems;

    private FileParser(SourceFile source, Diagnostics problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The declarations of a file; of a broken file only its imports. */
    static List<Item> parse(SourceFile source, Diagnostics problems) {
        return new FileParser(source, problems).parse();
    }

    private List<Item> parse() {
        if (source.text().length() > SourceLoader.MAX_SIZE) {
            problems.add(Diagnostic.of("file-size", new Span(source, 1, 1, 1),
                    "file has more than " + SourceLoader.MAX_SIZE + " characters"));
            return List.of();
        }
        checkEncoding();
        Lexemes lexemes = Lexemes.of(source);
        Optional<Brackets.Problem> brackets = Brackets.check(source, lexemes.tokens());
        lexemes.problems().forEach(problems::add);
        if (brackets.isPresent() && brackets.get().tooDeep()) {
            problems.add(brackets.get().diagnostic());
            return List.of();
        }
        try {
            return parse(lexemes, brackets);
        } catch (StackOverflowError e) {
            // A thread may have less stack than MAX_DEPTH counts on.
            problems.add(Diagnostic.of("nesting", new Span(source, 1, 1, 1), "file is nested too deep"));
            return List.of();
        }
    }

    private void checkEncoding() {
        int at = source.text().indexOf(REPLACEMENT);
        if (at >= 0) {
            String before = source.text().substring(0, at);
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            int column = before.codePointCount(before.lastIndexOf('\n') + 1, at) + 1;
            problems.add(Diagnostic.of("encoding", new Span(source, line, column, 1), "file is not UTF-8"));
        }
    }

    private List<Item> parse(Lexemes lexemes, Optional<Brackets.Problem> brackets) {
        SyntaxErrors errors = new SyntaxErrors(source, lexemes.tokens(), lexemes.badLines());
        ParleyParser parser = new ParleyParser(new CommonTokenStream(new ListTokenSource(lexemes.tokens())));
        parser.removeErrorListeners();
        parser.setErrorHandler(new Recovery(errors));
        ParleyParser.FileContext file = parser.file();

        // What a comment hides leaves braces open, and behind an odd brace nothing is what it seems.
        Optional<Brackets.Problem> odd = brackets.filter(b -> !lexemes.cutShort());
        odd.map(Brackets.Problem::diagnostic).ifPresent(problems::add);
        int trusted = odd.map(b -> b.from().getTokenIndex()).orElse(Integer.MAX_VALUE);
        errors.reports().stream()
                .filter(r -> r.token().getTokenIndex() < trusted)
                .filter(r -> !lexemes.cutShort() || r.token().getType() != Token.EOF)
                .forEach(r -> problems.add(r.diagnostic()));

        ItemBuilder builder = new ItemBuilder(source, problems);
        boolean whole = lexemes.problems().isEmpty() && brackets.isEmpty() && errors.reports().isEmpty();
        return whole ? builder.items(file) : builder.imports(file, lexemes.badLines());
    }
}
