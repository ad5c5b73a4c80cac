package dev.parley.lang.source;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows problems to people: what and where, the line with the place underlined, and what may help.
 *
 * <pre>
 * tls.parley:12:5: error[unknown-name]: no message 'Helo'
 *    12 |     C: Helo
 *       |        ^^^^
 *   hint: did you mean 'Hello'?
 * </pre>
 */
public final class DiagnosticPrinter {
    /** Longer lines are shown in part, in characters. */
    private static final int WIDTH = 160;

    private DiagnosticPrinter() {
    }

    /** All problems, each ending with a line feed. */
    public static String print(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(DiagnosticPrinter::print).collect(Collectors.joining());
    }

    /** One problem with its notes and its hint. */
    public static String print(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        place(out, diagnostic.span(), "error[" + diagnostic.code() + "]: " + diagnostic.message());
        for (Diagnostic.Note note : diagnostic.notes()) {
            place(out, note.span(), "note: " + note.text());
        }
        diagnostic.hint().ifPresent(hint -> out.append("  hint: ").append(hint).append('\n'));
        return out.toString();
    }

    private static void place(StringBuilder out, Span span, String text) {
        out.append(span).append(": ").append(text).append('\n');
        int[] line = span.file().line(span.line()).codePoints().toArray();
        int start = Math.min(span.column() - 1, line.length);
        if (line.length == 0) {
            return;
        }
        int from = line.length <= WIDTH ? 0 : Math.max(0, Math.min(start - WIDTH / 2, line.length - WIDTH));
        int to = Math.min(line.length, from + WIDTH);
        int end = Math.min(start + span.length(), Math.max(start + 1, to));
        out.append(String.format("%5d | ", span.line()));
        for (int i = from; i < to; i++) {
            out.appendCodePoint(visible(line[i]));
        }
        out.append("\n      | ");
        for (int i = from; i < start; i++) {
            out.append(line[i] == '\t' ? '\t' : ' ');
        }
        out.append("^".repeat(end - start)).append('\n');
    }

    /** Keeps tabs, which the line of carets repeats; no other control character reaches the terminal. */
    private static int visible(int codePoint) {
        return codePoint != '\t' && Character.isISOControl(codePoint) ? '\uFFFD' : codePoint;
    }
}
