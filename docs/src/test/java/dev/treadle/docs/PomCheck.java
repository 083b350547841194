package dev.treadle.docs;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;

/** Compares the dependencies that a page shows with those that the build manages. */
record PomCheck(Path project) {

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    private record Dependency(String group, String artifact, String version) {

        @Override
        public String toString() {
            return group + ":" + artifact + ":" + version;
        }
    }

    /** What is wrong with a fence of XML, if anything is. */
    Optional<String> complaint(Fence fence) {
        try {
            List<Dependency> shown = new ArrayList<>(dependencies(document(fence)));
            shown.removeAll(managed());
            return shown.isEmpty()
                    ? Optional.empty()
                    : Optional.of(fence.place() + ": the build does not manage " + shown);
        } catch (SAXException e) {
            return Optional.of(fence.place() + ": is not XML: " + e.getMessage());
        }
    }

    /** A fragment may have several roots. */
    private static Document document(Fence fence) throws SAXException {
        return parse("<fragment>" + String.join("\n", fence.code()) + "</fragment>");
    }

    private List<Dependency> managed() throws SAXException {
        String pom = read(project.resolve("pom.xml"));
        Document unresolved = parse(pom);
        for (Element property : elements("/project/properties/*", unresolved)) {
            pom = pom.replace("${" + property.getTagName() + "}", property.getTextContent());
        }
        String version = text("/project/version", unresolved);
        return dependencies(parse(pom.replace("${project.version}", version)));
    }

    private static List<Dependency> dependencies(Document document) {
        return elements("//dependency", document).stream()
                .map(element ->
                        new Dependency(
                                text("groupId", element),
                                text("artifactId", element),
                                text("version", element)))
                .toList();
    }

    private static List<Element> elements(String path, Node from) {
        try {
            List<Element> elements = new ArrayList<>();
            XPATH.evaluateExpression(path, from, XPathNodes.class)
                    .forEach(node -> elements.add((Element) node));
            return elements;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static String text(String path, Node from) {
        try {
            return XPATH.evaluate(path, from);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static Document parse(String xml) throws SAXException {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // the default one prints
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
