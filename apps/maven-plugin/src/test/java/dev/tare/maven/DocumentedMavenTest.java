package dev.tare.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on the plugin shows is what the projects of the integration tests run: each piece stands in one of them, line by line. */
class DocumentedMavenTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", "../.."));

    @Test
    void whatThePageShowsIsRun() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve("apps/maven-plugin/src/it"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*(pom\\.xml|\\.java)"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file).replace("@project.version@", "0.1.0-SNAPSHOT"));
            }
        }
        List<String> pieces = pieces(Files.readString(REPOSITORY.resolve("docs/maven.md")));
        assertThat(pieces).hasSizeGreaterThanOrEqualTo(4);
        assertThat(pieces).allSatisfy(piece -> assertThat(texts).anyMatch(text -> text.contains(piece)));
    }

    private static List<String> pieces(String page) {
        List<String> pieces = new ArrayList<>();
        for (String fence : List.of("```xml\n", "```java\n")) {
            for (int at = page.indexOf(fence); at >= 0; at = page.indexOf(fence, at + 1)) {
                int start = at + fence.length();
                pieces.add(page.substring(start, page.indexOf("```", start)));
            }
        }
        return pieces;
    }
}
