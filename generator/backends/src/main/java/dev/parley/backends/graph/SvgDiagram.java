package dev.parley.backends.graph;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;

/**
 * Draws a machine as SVG with PlantUML and its own layout, so that no other program is needed. The notation is that of
 * {@link MermaidDiagram}; states in which the role sends are tinted. Widths of texts depend on the fonts of the Java
 * runtime, so pictures drawn on two machines can differ in coordinates, never in content.
 */
public final class SvgDiagram {
    private static final String SENDING = " #E3EEFA";
    private static final Pattern MARKUP = Pattern.compile("[^A-Za-z0-9 ,.()]");

    private final Map<String, String> ids = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private SvgDiagram() {
    }

    /** The picture's text. */
    public static String of(Machine machine) {
        SourceStringReader reader = new SourceStringReader(new SvgDiagram().source(Diagram.of(machine)));
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        try {
            reader.outputImage(picture, new FileFormatOption(FileFormat.SVG, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return picture.toString(StandardCharsets.UTF_8) + "\n";
    }

    private String source(Diagram diagram) {
        line("@startuml");
        line("!pragma layout smetana");
        line("hide empty description");
        line("title " + escape(diagram.title()));
        for (Diagram.Node node : diagram.nodes()) {
            String id = "s" + ids.size();
            ids.put(node.name(), id);
            line("state \"" + escape(node.name()) + "\" as " + id + (node.kind() == State.Kind.SEND ? SENDING : ""));
        }
        diagram.start().forEach(this::edge);
        diagram.edges().forEach(this::edge);
        diagram.nodes().stream().filter(n -> n.kind() == State.Kind.END)
                .forEach(n -> line(ids.get(n.name()) + " --> [*]"));
        line("@enduml");
        return text.toString();
    }

    private void edge(Diagram.Edge edge) {
        line(edge.from().map(ids::get).orElse("[*]") + " --> " + ids.get(edge.to()) + label(edge.label()));
    }

    private static String label(List<String> lines) {
        return lines.isEmpty() ? ""
                : lines.stream().map(SvgDiagram::escape).collect(Collectors.joining("\\n", " : ", ""));
    }

    /** As code points, so that no text is taken for markup or a directive. */
    private static String escape(String label) {
        return MARKUP.matcher(label).replaceAll(m -> String.format("<U+%04X>", (int) m.group().charAt(0)));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
