package dev.parley.lang.syntax;

import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Diagnostics;
import dev.parley.lang.source.SourceFile;
import dev.parley.lang.source.Span;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;

/** Parses one file. */
final class FileParser {
    private FileParser() {
    }

    /** The declarations of a file; of a broken file none. */
    static List<Item> parse(SourceFile source, Diagnostics problems) {
        ParleyLexer lexer = new ParleyLexer(CharStreams.fromString(source.text(), source.name()));
        ParleyParser parser = new ParleyParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new BaseErrorListener() {
            @Override
            public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message,
                    RecognitionException e) {
                problems.add(Diagnostic.of("syntax", new Span(source, line, column + 1, 1), message));
            }
        });
        ParleyParser.FileContext file = parser.file();
        return parser.getNumberOfSyntaxErrors() > 0 ? List.of() : new ItemBuilder(source, problems).items(file);
    }
}
