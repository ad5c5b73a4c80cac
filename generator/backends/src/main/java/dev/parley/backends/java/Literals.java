package dev.parley.backends.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes numbers and bytes as Java does, in the base that reads best. */
public final class Literals {
    /** The most characters of a text in one line. */
    private static final int WIDTH = 80;

    private Literals() {
    }

    /** A code of {@code width} bytes: in hexadecimal if it has more than one. */
    public static String code(long code, int width) {
        return width <= 1 ? Long.toString(code) : hex(code, width) + (width > Integer.BYTES ? "L" : "");
    }

    /** A number that is no code: in hexadecimal if it is near a power of two as limits of lengths are. */
    public static String number(long value) {
        boolean round = value >= 255 && (Long.bitCount(value + 1) == 1 || Long.bitCount(value + 2) == 1);
        String digits = round ? hex(value, 1) : Long.toString(value);
        return value == (int) value ? digits : digits + "L";
    }

    /** Arguments for {@code Bytes.of}. */
    public static CodeBlock octets(List<Integer> values) {
        return values.stream().map(octet -> CodeBlock.of("$L", octet)).collect(CodeBlock.joining(",$W"));
    }

    /** A text, in lines of which each but the first begins with a plus if it is long. */
    public static CodeBlock text(String text) {
        List<CodeBlock> lines = new ArrayList<>();
        int from = 0;
        while (text.length() - from > WIDTH) {
            int space = text.lastIndexOf(' ', from + WIDTH - 1);
            int to = space > from ? space + 1 : from + WIDTH;
            lines.add(CodeBlock.of("$S", text.substring(from, to)));
            from = to;
        }
        lines.add(CodeBlock.of("$S", text.substring(from)));
        return CodeBlock.join(lines, "\n+ ");
    }

    private static String hex(long value, int width) {
        return "0x" + String.format(Locale.ROOT, "%0" + 2 * width + "X", value);
    }
}
