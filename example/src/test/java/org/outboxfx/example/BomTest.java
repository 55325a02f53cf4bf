package org.outboxfx.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** The bill of materials has no parent, so that nothing else keeps it true. */
class BomTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void itHasTheVersionOfTheProject() throws Exception {
        assertThat(texts("bom/pom.xml", "/project/version")).isEqualTo(texts("pom.xml", "/project/version"));
    }

    @Test
    void itNamesModulesOnlyAndTheLibraryAmongThem() throws Exception {
        List<String> named = texts("bom/pom.xml", "//dependency/artifactId");

        assertThat(named).contains("sync-core").isSubsetOf(texts("pom.xml", "//module"));
    }

    private static List<String> texts(String file, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        Document document;
        try (var in = Files.newInputStream(ROOT.resolve(file))) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        XPathNodes found = xpath.evaluateExpression(path, document, XPathNodes.class);
        return StreamSupport.stream(found.spliterator(), false).map(Node::getTextContent).toList();
    }
}
