package dev.parley.tests.rfc8448;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads vector files: {@code [sections]} of {@code key = value} lines, with empty lines and {@code #} comments. */
public final class VectorFile {
    private static final Pattern HEADING = Pattern.compile("\\[([A-Za-z0-9_]+)\\]");
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_]+) = +(\\S+(?: \\S+)*)");

    private final List<VectorSection> sections = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private String heading;

    private VectorFile() {
    }

    /** The sections in their order. */
    public static List<VectorSection> parse(String text) throws VectorFormatException {
        VectorFile file = new VectorFile();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            file.take(line.strip(), number);
        }
        file.endSection(number);
        return List.copyOf(file.sections);
    }

    private void take(String line, int number) throws VectorFormatException {
        Matcher opening = HEADING.matcher(line);
        Matcher entry = LINE.matcher(line);
        if (opening.matches()) {
            endSection(number);
            open(opening.group(1), number);
        } else if (entry.matches()) {
            if (heading == null) {
                throw wrong(number, "a value before the first section");
            }
            if (values.put(entry.group(1), entry.group(2)) != null) {
                throw wrong(number, "a second " + entry.group(1) + " in [" + heading + "]");
            }
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            throw wrong(number, "neither a section nor a value: " + line);
        }
    }

    private void open(String name, int number) throws VectorFormatException {
        if (sections.stream().anyMatch(section -> section.name().equals(name))) {
            throw wrong(number, "a second [" + name + "]");
        }
        heading = name;
    }

    private void endSection(int number) throws VectorFormatException {
        if (heading != null && values.isEmpty()) {
            throw wrong(number, "nothing in [" + heading + "]");
        }
        if (heading != null) {
            sections.add(new VectorSection(heading, values));
            values.clear();
        }
    }

    private static VectorFormatException wrong(int number, String what) {
        return new VectorFormatException("line " + number + ": " + what);
    }
}
