package dev.parley.lang.syntax;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A declaration as an RFC prints it. */
record RfcBlock(String rfc, String section, String name, String text) {
    private static final Path FOLDER = Path.of("src/test/resources/rfc");
    private static final Pattern NAME = Pattern.compile("([\\w.]+)(\\[[^\\[]*\\]|<[^>]*>)?\\]*$");

    /** The blocks of a file in which each stands behind a line {@code ### section}. */
    static List<RfcBlock> of(String rfc) throws IOException {
        String[] parts = Files.readString(FOLDER.resolve(rfc + ".txt")).split("\n### ");
        return Arrays.stream(parts).skip(1).map(part -> {
            int end = part.indexOf('\n');
            String text = part.substring(end + 1);
            return new RfcBlock(rfc, part.substring(0, end), nameOf(text), text);
        }).toList();
    }

    private static String nameOf(String text) {
        String code = text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("= *[^;]*; *$", ";").strip();
        Matcher name = NAME.matcher(code.substring(0, code.length() - 1).strip());
        return name.find() ? name.group(1) : code;
    }

    static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    String place() {
        return rfc + " " + section + " " + name;
    }

    @Override
    public String toString() {
        return place();
    }
}
