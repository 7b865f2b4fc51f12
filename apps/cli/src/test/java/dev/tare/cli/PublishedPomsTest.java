package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What users of the libraries get with them: the BOM, names of modules, and no library that they did not ask for. */
class PublishedPomsTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", "../.."));

    private record Artefact(String folder, Document pom) {

        String id() {
            return text(child(pom.getDocumentElement(), "artifactId"));
        }
    }

    private static List<Artefact> artefacts() throws Exception {
        List<Artefact> artefacts = new ArrayList<>();
        for (Element module : children(child(parse("pom.xml").getDocumentElement(), "modules"), "module")) {
            if (!text(module).equals("bom")) {
                artefacts.add(new Artefact(text(module), parse(text(module) + "/pom.xml")));
            }
        }
        return artefacts;
    }

    @Test
    void theBomHasEveryArtefact() throws Exception {
        Set<String> listed = new TreeSet<>();
        Element management = child(parse("bom/pom.xml").getDocumentElement(), "dependencyManagement");
        for (Element dependency : children(child(management, "dependencies"), "dependency")) {
            assertThat(text(child(dependency, "version"))).isEqualTo("${project.version}");
            listed.add(text(child(dependency, "artifactId")));
        }
        Set<String> built = new TreeSet<>();
        for (Artefact artefact : artefacts()) {
            built.add(artefact.id());
        }
        assertThat(built).hasSizeGreaterThan(10);
        assertThat(listed).isEqualTo(built);
    }

    /** The name of a module of Java is the package that it holds, so no two jars have one name. */
    @Test
    void everyJarNamesItsModule() throws Exception {
        for (Artefact artefact : artefacts()) {
            Element properties = child(artefact.pom().getDocumentElement(), "properties");
            String name = text(child(properties, "tare.module-name"));
            assertThat(name).startsWith("dev.tare.");
            assertThat(REPOSITORY.resolve(artefact.folder()).resolve("src/main/java/" + name.replace('.', '/')))
                    .isDirectory();
        }
    }

    /** An adapter is for those who have the library: which version, they say. What tests need stays with the tests. */
    @Test
    void librariesOfOthersAreProvidedAndTestsStayAtHome() throws Exception {
        for (Artefact artefact : artefacts()) {
            for (Element dependency :
                    children(child(artefact.pom().getDocumentElement(), "dependencies"), "dependency")) {
                String group = text(child(dependency, "groupId"));
                List<Element> scopes = children(dependency, "scope");
                String scope = scopes.isEmpty() ? "compile" : text(scopes.get(0));
                if (artefact.folder().startsWith("adapters/")
                        && !Set.of("dev.tare", "org.jspecify").contains(group)
                        && !scope.equals("test")) {
                    assertThat(scope).as(artefact.id() + " and " + group).isEqualTo("provided");
                }
                if (Stream.of("org.junit", "org.assertj", "com.tngtech").anyMatch(group::startsWith)) {
                    assertThat(scope).as(artefact.id() + " and " + group).isEqualTo("test");
                }
                if (artefact.folder().startsWith("adapters/")
                        && text(child(dependency, "artifactId")).equals("tare-bundler")) {
                    assertThat(scope).as(artefact.id()).isEqualTo("test");
                }
            }
        }
    }

    private static Document parse(String path) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Files.newInputStream(REPOSITORY.resolve(path)));
    }

    private static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        assertThat(found).as(name + " in " + parent.getNodeName()).hasSize(1);
        return found.get(0);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element
                    && element.getNodeName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }
}
