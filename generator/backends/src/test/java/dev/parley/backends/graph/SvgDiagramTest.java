package dev.parley.backends.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.Doors;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class SvgDiagramTest {
    @Test
    void thePictureIsXmlThatShowsEveryStateAndEveryLineOfEveryLabel() throws Exception {
        List<String> texts = texts(SvgDiagram.of(Doors.guest()));
        Diagram diagram = Diagram.of(Doors.guest());
        diagram.nodes().forEach(n -> assertTrue(texts.contains(n.name()), n + " in " + texts));
        diagram.edges().forEach(e -> e.label().forEach(l -> assertTrue(texts.contains(l), l + " in " + texts)));
        assertTrue(texts.containsAll(List.of("guest", "[known & hour >= 22]")), texts.toString());
    }

    @Test
    void equalMachinesGiveEqualPictures() {
        assertEquals(SvgDiagram.of(Doors.guest()), SvgDiagram.of(Doors.guest()));
    }

    private static List<String> texts(String svg) throws Exception {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        NodeList nodes = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().replace(' ', ' '));
        }
        return texts;
    }
}
