package dev.parley.backends.graph;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.machine.State;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Draws a machine as a Mermaid state diagram, which Markdown viewers show in place. {@code ! M} sends, {@code ? M}
 * receives, {@code [g]} is a guard, {@code key R = e} a change of the keys of R's lane.
 */
public final class MermaidDiagram {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z]\\w*");
    private static final Set<String> KEYWORDS = Set.of("as", "class", "classdef", "click", "default", "direction", "end",
            "hide", "href", "note", "scale", "state", "style");
    private static final Pattern MARKUP = Pattern.compile("[#:;<>%{}`*~\\\\\"]");

    private final Map<String, String> ids = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private MermaidDiagram() {
    }

    /** The diagram's text, each line ended by {@code \n}; equal machines give equal text. */
    public static String of(Machine machine) {
        return new MermaidDiagram().draw(Diagram.of(machine));
    }

    private String draw(Diagram diagram) {
        text.append("---\ntitle: ").append(diagram.title()).append("\n---\nstateDiagram-v2\n");
        for (Diagram.Node node : diagram.nodes()) {
            declare(node.name());
        }
        diagram.start().forEach(this::edge);
        diagram.edges().forEach(this::edge);
        for (Diagram.Node node : diagram.nodes()) {
            if (node.kind() == State.Kind.END) {
                line(ids.get(node.name()) + " --> [*]");
            }
        }
        return text.toString();
    }

    /** A name that the notation cannot take stands behind an id. */
    private void declare(String name) {
        if (IDENTIFIER.matcher(name).matches() && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT))) {
            ids.put(name, name);
        } else {
            String id = "s" + ids.size();
            ids.put(name, id);
            line("state \"" + escape(name) + "\" as " + id);
        }
    }

    private void edge(Diagram.Edge edge) {
        Optional<String> from = edge.from().map(ids::get);
        line(from.orElse("[*]") + " --> " + ids.get(edge.to()) + label(edge.label()));
    }

    private static String label(List<String> lines) {
        return lines.isEmpty() ? ""
                : lines.stream().map(MermaidDiagram::escape).collect(Collectors.joining("<br/>", " : ", ""));
    }

    private static String escape(String label) {
        return MARKUP.matcher(label).replaceAll(m -> "#" + (int) m.group().charAt(0) + ";");
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }
}
