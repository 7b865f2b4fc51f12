package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Output that a page shows is what the command prints. A line {@code <!-- sample: ./tare … -->} says which command the fence
 * below it shows; {@code -Dgolden.update=true} writes what is printed now into the page.
 */
class DocumentedOutputIT {

    private static final String MARK = "<!-- sample: ./tare ";

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/guide.md"})
    void whatAPageShowsIsWhatIsPrinted(String page) throws IOException {
        Path file = TareProcess.repository().resolve(page);
        List<String> now = Files.readAllLines(file);
        List<String> wanted = refreshed(now);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, String.join("\n", wanted) + "\n");
        } else {
            assertThat(now).isEqualTo(wanted);
        }
    }

    private static List<String> refreshed(List<String> lines) {
        List<String> result = new ArrayList<>();
        int samples = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            result.add(line);
            if (line.startsWith(MARK)) {
                samples++;
                if (i + 1 < lines.size() && lines.get(i + 1).equals("```")) {
                    i++;
                    do {
                        i++;
                    } while (!lines.get(i).equals("```"));
                }
                String[] arguments =
                        line.substring(MARK.length(), line.indexOf(" -->")).split(" ");
                result.add("```");
                TareProcess.ofJar(arguments)
                        .in(TareProcess.repository())
                        .run()
                        .out()
                        .lines()
                        .forEach(result::add);
                result.add("```");
            }
        }
        assertThat(samples).as("samples marked by '%s…-->'", MARK).isPositive();
        return result;
    }
}
